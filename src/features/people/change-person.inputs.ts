import { Field, ID, InputType, Int } from "type-graphql";
import type { PersonRole } from "../../domain/permissions";
import { describeEnum } from "../../graphql/describe-enum";
import { GraphQLCode, GraphQLEmail, GraphQLLine, GraphQLZone } from "../../graphql/scalars";
import { PersonRoles } from "./person.type";
import { REVOCATION_REASONS, type RevocationReason } from "./revoke-tokens.command";

/** Why somebody's tokens stop working. */
export const RevocationReasons = describeEnum(
  "RevocationReason",
  "Why somebody's tokens stop working. The log keeps it; all of them do the same.",
  REVOCATION_REASONS,
  {
    DEVICE_LOST: "A device on which they were signed in is lost or stolen.",
    TOKEN_LEAKED: "A token of theirs was seen by somebody else.",
    RIGHTS_CHANGED: "Their rights changed, and they are to sign in anew.",
    LEAVING: "They are about to leave; `deactivatePerson` ends their work here, this only their sessions.",
    OTHER: "None of these.",
  },
);

/** A new person. */
@InputType({ description: "A new person." })
export class CreatePersonInput {
  @Field(() => GraphQLLine, { description: "Their name." }) name: string;
  @Field(() => GraphQLEmail, { description: "Their address; one person per address." }) email: string;
  @Field(() => [PersonRoles], { description: "What they may do by role; without any they only read." }) roles: PersonRole[];
  @Field(() => GraphQLCode, { description: "How much they may decide alone, by the level's key." }) authorityLevelKey: string;
  @Field(() => Boolean, {
    defaultValue: false,
    description: "Outsourced: sees only the cases of their teams, their own, and those they help on.",
  })
  external: boolean;
  @Field(() => GraphQLZone, { description: "The zone in which their day is counted." }) timeZone: string;
  @Field(() => [ID], { description: "The teams they work in." }) teamIds: string[];
  @Field(() => ID, { nullable: true, description: "Their working hours; left out: those of their team." }) calendarId?: string | null;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}

/** What changes about a person. */
@InputType({ description: "What changes about a person; a field left out, or null, stays." })
export class UpdatePersonInput {
  @Field(() => ID, { description: "Whom." }) personId: string;
  @Field(() => Int, { description: "The revision you read." }) expectedRevision: number;
  @Field(() => GraphQLLine, { nullable: true, description: "Their name." }) name?: string | null;
  @Field(() => GraphQLEmail, { nullable: true, description: "Their address; one person per address." }) email?: string | null;
  @Field(() => [PersonRoles], { nullable: true, description: "All the roles they have then; never your own." }) roles?: PersonRole[] | null;
  @Field(() => GraphQLCode, {
    nullable: true,
    description:
      "How much they may decide alone; never your own. Raising it waits until a second admin asks the same; their present level calls a raise off.",
  })
  authorityLevelKey?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether they are outsourced." }) external?: boolean | null;
  @Field(() => GraphQLZone, { nullable: true, description: "The zone in which their day is counted." }) timeZone?: string | null;
  @Field(() => [ID], { nullable: true, description: "All the teams they work in then." }) teamIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: "Their working hours." }) calendarId?: string | null;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}

/** Whose tokens stop working. */
@InputType({ description: "Whose tokens stop working now, everywhere; their sockets close." })
export class RevokeTokensInput {
  @Field(() => ID, { description: "Whose." }) personId: string;
  @Field(() => RevocationReasons, { description: "Why." }) reason: RevocationReason;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input again answer the same." }) idempotencyKey?:
    | string
    | null;
}
