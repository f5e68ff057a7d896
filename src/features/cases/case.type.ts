import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import {
  CASE_STATUSES,
  type CaseRecord,
  CHANNELS,
  IMPACTS,
  PRIORITIES,
  SEVERITIES,
  SLA_TIERS,
  URGENCIES,
  WORKAROUNDS,
} from "../../domain/case-facts";
import { CASE_RELATIONS } from "../../domain/permissions";
import { enumOf } from "../../graphql/enum-of";
import { Node } from "../../graphql/node.type";
import { GraphQLInstant, GraphQLLine, GraphQLSupportTier, GraphQLText } from "../../graphql/scalars";
import { OwnershipModels } from "../people/team.type";

/** Where a case stands. */
export const CaseStatuses = enumOf(CASE_STATUSES);
/** The statuses that `setCaseStatus` may set. */
export const WorkingStatuses = enumOf(["OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_INTERNAL"] as const);
/** Whether harm grows while we wait. */
export const Urgencies = enumOf(URGENCIES);
/** How many, or how much, is harmed. */
export const Impacts = enumOf(IMPACTS);
/** Whether the main task is possible meanwhile. */
export const Workarounds = enumOf(WORKAROUNDS);
/** Urgency × impact, less a workaround. */
export const Severities = enumOf(SEVERITIES);
/** What is worked on first. */
export const Priorities = enumOf(PRIORITIES);
/** How a case arrived. */
export const Channels = enumOf(CHANNELS);
/** The column of the SLA policy. */
export const SlaTiers = enumOf(SLA_TIERS);

registerEnumType(CaseStatuses, { name: "CaseStatus", description: "Where a case stands." });
registerEnumType(WorkingStatuses, {
  name: "WorkingStatus",
  description: "The statuses that `setCaseStatus` may set; resolving and closing are verbs of their own because fewer people may.",
});
registerEnumType(Urgencies, { name: "Urgency", description: "URGENT: harm grows while we wait." });
registerEnumType(Impacts, { name: "Impact", description: "HIGH: a whole account or many, or data, security, money or law." });
registerEnumType(Workarounds, {
  name: "Workaround",
  description: "PARTIAL: the main task is possible with loss; lowers severity one step.",
});
registerEnumType(Severities, { name: "Severity", description: "Urgency × impact, less a workaround." });
registerEnumType(Priorities, { name: "Priority", description: "What is worked on first; defaults from severity." });
registerEnumType(Channels, { name: "Channel", description: "How a case arrived." });
registerEnumType(SlaTiers, { name: "SlaTier", description: "The column of the SLA policy that holds for a case." });

/** The unit of work: it has exactly one owner from its first instant on. */
@ObjectType({ implements: Node, description: "The unit of work: it has exactly one owner from its first instant on." })
export class Case extends Node {
  override id: CaseRecord["id"];
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => Int, { description: "For humans, counting up." }) number: number;
  @Field(() => String, { nullable: true, description: "The id it had where it was imported from." }) sourceReference: string | null;
  @Field(() => GraphQLLine, { description: "What it is about, in the customer's words." }) subject: string;
  @Field(() => Channels, { description: "How it arrived." }) channel: CaseRecord["channel"];
  @Field(() => CaseStatuses, { description: "Where it stands." }) status: CaseRecord["status"];
  @Field(() => GraphQLInstant, { description: "When it began." }) openedAt: string;
  @Field(() => GraphQLInstant, { description: "When it last changed." }) updatedAt: string;
  @Field(() => GraphQLInstant, { nullable: true, description: "When it was resolved, while it is." }) resolvedAt: string | null;
  @Field(() => GraphQLInstant, { nullable: true, description: "When it was closed." }) closedAt: string | null;
  @Field(() => GraphQLText, { nullable: true, description: "How it was resolved." }) resolution: string | null;
  @Field(() => Urgencies, { description: "Whether harm grows while we wait." }) urgency: CaseRecord["urgency"];
  @Field(() => Impacts, { description: "How many, or how much, is harmed." }) impact: CaseRecord["impact"];
  @Field(() => Workarounds, { description: "Whether the main task is possible meanwhile." }) workaround: CaseRecord["workaround"];
  @Field(() => Severities, { description: "Urgency × impact, less a workaround." }) severity: CaseRecord["severity"];
  @Field(() => Priorities, { description: "What is worked on first." }) priority: CaseRecord["priority"];
  @Field({ description: "Whether the priority still follows the severity." }) priorityDefaulted: boolean;
  @Field(() => String, { nullable: true, description: "The product line, by its code." }) productLine: string | null;
  @Field(() => GraphQLSupportTier, { description: "Whose skill it needs." }) supportTier: number;
  @Field(() => SlaTiers, { description: "The column of the SLA policy that holds." }) slaTier: CaseRecord["slaTier"];
  @Field(() => [String], { description: "Codes that people gave it." }) tags: string[];
  @Field(() => OwnershipModels, { description: "How it found its owner." }) ownershipModel: CaseRecord["ownershipModel"];
  @Field({ description: "Still with the steward of a queue: nobody has taken it yet." }) untaken: boolean;
}

/** How a person stands to a case. */
export const CaseRelations = enumOf(CASE_RELATIONS);
registerEnumType(CaseRelations, { name: "CaseRelation", description: "How a person stands to a case; rights add up." });
