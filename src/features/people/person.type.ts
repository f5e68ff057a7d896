import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import type { PersonId, TeamId } from "../../domain/ids";
import { PERSON_ROLES, type PersonRole } from "../../domain/permissions";
import { enumOf } from "../../graphql/enum-of";
import { Node } from "../../graphql/node.type";
import { GraphQLEmail, GraphQLLine, GraphQLZone } from "../../graphql/scalars";

/** The roles a person may hold. */
export const PersonRoles = enumOf(PERSON_ROLES);
registerEnumType(PersonRoles, { name: "PersonRole", description: "The roles a person may hold; rights add up." });

/** Someone who works on cases; the only kind of thing that can own one. */
@ObjectType({ implements: Node, description: "Someone who works on cases; the only kind of thing that can own one." })
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
