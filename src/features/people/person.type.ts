import { Field, Int, ObjectType } from "type-graphql";
import type { PersonId, TeamId } from "../../domain/ids";
import { PERSON_ROLES, type PersonRole } from "../../domain/permissions";
import { describeEnum } from "../../graphql/describe-enum";
import { Node } from "../../graphql/node.type";
import { GraphQLEmail, GraphQLLine, GraphQLZone } from "../../graphql/scalars";

/** The roles a person may hold. */
export const PersonRoles = describeEnum("PersonRole", "The roles a person may hold; rights add up.", PERSON_ROLES, {
  AGENT: "Opens, takes and owns cases; everything else they may do comes from how they stand to a case.",
  TEAM_LEAD: "As AGENT; and to the cases of a team that they lead: classify, offer, force, steal, split, let stand in and ask for help.",
  ESCALATION_MANAGER: "As TEAM_LEAD, to the cases of every team; does not resolve, close or answer what is not theirs.",
  CUSTOMER_SUCCESS_MANAGER: "Owns no case; to the cases of their accounts: tags, notes, forwards, records and proposes.",
  ADMIN:
    "Administers people, teams, calendars and customers; classifies, notes, offers and forces any case, and by this role alone owns none.",
});

/** Someone who works on cases; the only kind of thing that can own one. */
@ObjectType({
  implements: Node,
  description: "Someone who works on cases; the only kind of thing that can own one. A key without CASES_READ sees `id` and `name`.",
})
export class Person extends Node {
  override id: PersonId;
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => GraphQLLine, { description: "Their name." }) name: string;
  @Field(() => GraphQLEmail, { description: "Their address; one person per address." }) email: string;
  @Field(() => [PersonRoles], { description: "What they may do by role." }) roles: PersonRole[];
  @Field({ description: "Outsourced: sees only the cases of their teams, their own, and those they help on." }) external: boolean;
  @Field({ description: "Whether they work here." }) active: boolean;
  @Field(() => GraphQLZone, { description: "The zone in which their day is counted." }) timeZone: string;
  authorityLevelKey: string;
  raiseToLevelKey: string | null;
  raiseAskedBy: PersonId | null;
  calendarId: string | null;
  memberOf: TeamId[];
}
