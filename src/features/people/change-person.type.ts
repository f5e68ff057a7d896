import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../graphql/user-error.type";
import { PersonChanged } from "./people-event.type";
import { Person } from "./person.type";

/** What every change of a person answers. */
@ObjectType()
abstract class PersonPayload {
  @Field(() => Person, { nullable: true, description: "The person as they are now; null where it was refused." }) person: Person | null;
  @Field(() => PersonChanged, { nullable: true, description: "What the log says." }) event: PersonChanged | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The new person. */
@ObjectType({ description: "The new person." })
export class CreatePersonPayload extends PersonPayload {}

/** The changed person. */
@ObjectType({ description: "The changed person." })
export class UpdatePersonPayload extends PersonPayload {}

/** The person who is signed out everywhere. */
@ObjectType({ description: "The person who is signed out everywhere." })
export class RevokeTokensPayload extends PersonPayload {}
