import { Field, ObjectType } from "type-graphql";
import type { Scope } from "../../domain/permissions";
import { Actor } from "./actor.type";
import { Person } from "./person.type";
import { Scopes } from "./service-account.type";

/** Who asks. */
@ObjectType({ description: "Who asks, as the database knows them now; never what a token says." })
export class Viewer {
  @Field(() => Actor, { description: "As whom they act." }) actor: object;
  @Field(() => Person, { nullable: true, description: "The person; null for an integration." }) person: Person | null;
  @Field(() => [Scopes], { description: "What an integration may do; none for a person, whose roles count." }) scopes: Scope[];
}
