import { Field, ObjectType } from "type-graphql";
import type { PresenceKind } from "../../domain/conversation";
import { GraphQLInstant } from "../../graphql/scalars";
import { UserError } from "../../graphql/user-error.type";
import { Person } from "../people/person.type";
import { PresenceKinds } from "./conversation-codes.type";

/** Who is on a case. */
@ObjectType({ description: "Who is on a case; gone after thirty seconds without a new sign, never in the log." })
export class Presence {
  @Field(() => Person, { description: "Who." }) person: Person;
  @Field(() => PresenceKinds, { description: "What they do there." }) kind: PresenceKind;
  @Field(() => GraphQLInstant, { description: "Since when." }) since: string;
}

/** Everyone on the case. */
@ObjectType({ description: "Everyone on the case." })
export class AnnouncePresencePayload {
  @Field(() => [Presence], { description: "Everyone on the case now; empty where it was refused." }) presence: Presence[];
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}
