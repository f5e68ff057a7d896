import { Field, ObjectType } from "type-graphql";
import { Actor } from "./actor.type";
import { Person } from "./person.type";

/** Who asks. */
@ObjectType({ description: "Who asks, as the database knows them now; never what a token says." })
export class Viewer {
  @Field(() => Actor, { description: "As whom they act." }) actor: object;
  @Field(() => Person, { nullable: true, description: "The person; null for what is none." }) person: Person | null;
}
