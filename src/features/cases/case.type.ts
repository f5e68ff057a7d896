import { Field, Int, ObjectType } from "type-graphql";
import type { CaseRecord } from "../../domain/case-facts";
import { Node } from "../../graphql/node.type";
import { GraphQLInstant, GraphQLLine, GraphQLSupportTier, GraphQLText } from "../../graphql/scalars";
import { OwnershipModels } from "../people/team.type";
import { CaseStatuses, Channels, Impacts, Priorities, Severities, SlaTiers, Urgencies, Workarounds } from "./case-codes.type";

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
