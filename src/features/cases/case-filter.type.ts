import { Field, ID, InputType } from "type-graphql";
import type { CaseRecord } from "../../domain/case-facts";
import { describeEnum } from "../../graphql/describe-enum";
import { GraphQLCode, GraphQLInstant, GraphQLSupportTier, GraphQLTag } from "../../graphql/scalars";
import { AccountTiers } from "../customers/account.type";
import { CaseStatuses, Priorities, Severities, SlaTiers } from "./case-codes.type";

/** What a list of cases is sorted by. */
export const CaseOrderFields = describeEnum(
  "CaseOrderField",
  "What a list of cases is sorted by; URGENCY is severity, then waiting time; NEXT_DUE leaves out what has no next step.",
  ["NEXT_DUE", "URGENCY", "OPENED_AT", "UPDATED_AT", "NUMBER"],
  {
    NEXT_DUE: "By when the next step is due; a case without a next step is left out of the list.",
    URGENCY: "By severity, CRITICAL first under ASC, and then by when it was opened.",
    OPENED_AT: "By when it was opened.",
    UPDATED_AT: "By when it last changed.",
    NUMBER: "By its number.",
  },
);
/** Which way a list runs. */
export const OrderDirections = describeEnum("OrderDirection", "Which way a list runs.", ["ASC", "DESC"], {
  ASC: "The earliest, smallest or most severe first.",
  DESC: "The latest, largest or least severe first.",
});

/** The order of a list of cases. */
@InputType({ description: "The order of a list of cases; ties go by id. Left out: the newest first." })
export class CaseOrder {
  @Field(() => CaseOrderFields, { description: "By what." }) field: keyof typeof CaseOrderFields;
  @Field(() => OrderDirections, { defaultValue: "ASC", description: "Which way." }) direction: "ASC" | "DESC";
}

/** A span of instants going in. */
@InputType({ description: "A span of instants: the start in, the end out." })
export class PeriodInput {
  @Field(() => GraphQLInstant, { description: "From this instant on." }) from: Date;
  @Field(() => GraphQLInstant, { description: "Up to, not including, this instant." }) until: Date;
}

/** Which cases: each field left out means all, fields combine with and. */
@InputType({ description: "Which cases: each field left out means all, fields combine with and." })
export class CaseFilter {
  @Field(() => [ID], { nullable: true, description: "Owned by one of these." }) ownerIds?: string[];
  @Field(() => [ID], { nullable: true, description: "Helped on by one of these." }) collaboratorIds?: string[];
  @Field(() => [ID], { nullable: true, description: "Of one of these teams." }) teamIds?: string[];
  @Field(() => [ID], { nullable: true, description: "For one of these accounts." }) accountIds?: string[];
  @Field(() => [ID], { nullable: true, description: "For one of these contacts." }) contactIds?: string[];
  @Field(() => [AccountTiers], { nullable: true, description: "For accounts of one of these tiers." }) accountTiers?: string[];
  @Field(() => [CaseStatuses], { nullable: true, description: "In one of these statuses." }) statuses?: CaseRecord["status"][];
  @Field(() => Boolean, { nullable: true, description: "Whether somebody still has to do something." }) open?: boolean;
  @Field(() => [Severities], { nullable: true, description: "Of one of these severities." }) severities?: string[];
  @Field(() => [Priorities], { nullable: true, description: "Of one of these priorities." }) priorities?: string[];
  @Field(() => [GraphQLCode], { nullable: true, description: "Of one of these categories." }) categoryKeys?: string[];
  @Field(() => [GraphQLSupportTier], { nullable: true, description: "Of one of these support tiers." }) supportTiers?: number[];
  @Field(() => [SlaTiers], { nullable: true, description: "Of one of these SLA tiers." }) slaTiers?: string[];
  @Field(() => [GraphQLTag], { nullable: true, description: "Carrying all of these tags." }) tags?: string[];
  @Field(() => Boolean, { nullable: true, description: "Still with a queue's steward." }) untaken?: boolean;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the owner, or who answers the customer for them, is on leave or away now.",
  })
  ownerAway?: boolean;
  @Field(() => Boolean, { nullable: true, description: "The customer spoke last, and nobody has answered." }) needsReply?: boolean;
  @Field(() => PeriodInput, { nullable: true, description: "Opened in this span." }) opened?: PeriodInput;
  @Field(() => GraphQLCode, { nullable: true, description: "The id it had where it was imported from." }) sourceReference?: string;
}
