import { Field, Int, ObjectType } from "type-graphql";
import type { ProposalKind, ProposalState, ProposedValues } from "../../domain/collaboration";
import { Node } from "../../graphql/node.type";
import { GraphQLInstant, GraphQLSupportTier, GraphQLText } from "../../graphql/scalars";
import { Case } from "../cases/case.type";
import { Priorities, SlaTiers, WorkingStatuses } from "../cases/case-codes.type";
import { Category } from "../customers/category.type";
import { Actor } from "../people/actor.type";
import { Person } from "../people/person.type";
import { ProposalKinds, ProposalStates } from "./collaboration-codes.type";

/** A limited edit that waits for the owner's yes. */
@ObjectType({ implements: Node, description: "A limited edit that waits for the owner's yes; exactly the field of its kind is filled." })
export class Proposal extends Node {
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => Case, { description: "The case." }) case: Case;
  @Field(() => ProposalKinds, { description: "What it asks for." }) kind: ProposalKind;
  @Field(() => ProposalStates, { description: "Where it stands." }) state: ProposalState;
  @Field(() => Actor, { description: "Who made it." }) proposedBy: object;
  @Field(() => GraphQLInstant, { description: "When it was made." }) proposedAt: string;
  @Field(() => GraphQLText, { description: "Why." }) reason: string;
  @Field(() => WorkingStatuses, { nullable: true, description: "Of kind STATUS: where it should go." }) status: ProposedValues["status"];
  @Field(() => Priorities, { nullable: true, description: "Of kind PRIORITY: the priority." }) priority: ProposedValues["priority"];
  @Field(() => Category, { nullable: true, description: "Of kind CATEGORY: what it should be about." }) category: Category | null;
  @Field(() => GraphQLSupportTier, { nullable: true, description: "Of kind SUPPORT_TIER: whose skill." }) supportTier: number | null;
  @Field(() => SlaTiers, { nullable: true, description: "Of kind SLA_TIER: the column of the SLA policy." })
  slaTier: ProposedValues["slaTier"];
  @Field(() => Person, { nullable: true, description: "Of kind OWNER: whom it should be offered to." }) owner: Person | null;
  @Field(() => Actor, { nullable: true, description: "Who decided it, or whose act overtook it." }) decidedBy: object | null;
  @Field(() => GraphQLInstant, { nullable: true, description: "When it was decided." }) decidedAt: string | null;
  @Field(() => GraphQLText, { nullable: true, description: "What the owner answered." }) answer: string | null;
}
