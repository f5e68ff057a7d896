import { Field, ID, InputType } from "type-graphql";
import type { ProposalKind, ProposedValues } from "../../domain/collaboration";
import { GraphQLCode, GraphQLSupportTier, GraphQLText } from "../../graphql/scalars";
import { Priorities, SlaTiers, WorkingStatuses } from "../cases/case-codes.type";
import { HandoffBriefInput } from "../ownership/handoff-brief-input.type";
import { HelpInput } from "./collaboration.inputs";
import { ProposalKinds } from "./collaboration-codes.type";

/** The change that is proposed. */
@InputType({ description: "The change that is proposed: `kind` and its one field, none for CLOSE." })
export class ProposeChangeInput extends HelpInput {
  @Field(() => ID, { description: "The case." }) caseId: string;
  @Field(() => ProposalKinds, { description: "What it asks for." }) kind: ProposalKind;
  @Field(() => WorkingStatuses, { nullable: true, description: "Of kind STATUS." }) status?: ProposedValues["status"];
  @Field(() => Priorities, { nullable: true, description: "Of kind PRIORITY." }) priority?: ProposedValues["priority"];
  @Field(() => GraphQLCode, { nullable: true, description: "Of kind CATEGORY." }) categoryKey?: string | null;
  @Field(() => GraphQLSupportTier, { nullable: true, description: "Of kind SUPPORT_TIER." }) supportTier?: number | null;
  @Field(() => SlaTiers, { nullable: true, description: "Of kind SLA_TIER." }) slaTier?: ProposedValues["slaTier"];
  @Field(() => ID, { nullable: true, description: "Of kind OWNER: whom it should be offered to." }) ownerId?: string | null;
  @Field(() => GraphQLText, { description: "Why; of an accepted CLOSE it becomes the resolution." }) reason: string;
}

/** The proposal to accept. */
@InputType({ description: "The proposal to accept; an OWNER proposal becomes an offer with this brief." })
export class AcceptProposalInput extends HelpInput {
  @Field(() => ID, { description: "The proposal." }) proposalId: string;
  @Field(() => HandoffBriefInput, { nullable: true, description: "What the proposed owner must know, in your words." })
  brief?: HandoffBriefInput | null;
  @Field({ defaultValue: false, description: "Only say what would happen." }) dryRun: boolean;
}

/** The proposal to decline. */
@InputType({ description: "The proposal to decline." })
export class DeclineProposalInput extends HelpInput {
  @Field(() => ID, { description: "The proposal." }) proposalId: string;
  @Field(() => GraphQLText, { description: "Why not, for who made it." }) answer: string;
}

/** The proposal to call back. */
@InputType({ description: "The proposal to call back." })
export class WithdrawProposalInput extends HelpInput {
  @Field(() => ID, { description: "The proposal." }) proposalId: string;
}
