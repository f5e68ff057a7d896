import { Field, Int, ObjectType } from "type-graphql";
import {
  ABSENCE_KINDS,
  ABSENCE_STATES,
  ABSENCE_STEPS,
  type AbsenceKind,
  type AbsenceState,
  type AbsenceStep,
  type HandoverWay,
} from "../../domain/absence";
import type { AbsenceId } from "../../domain/ids";
import { describeEnum } from "../../graphql/describe-enum";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { Node } from "../../graphql/node.type";
import { Preview } from "../../graphql/preview.type";
import { GraphQLInstant } from "../../graphql/scalars";
import { UserError } from "../../graphql/user-error.type";
import { Person } from "../people/person.type";
import { Team } from "../people/team.type";
import { Duty, HandoverWays } from "./duty.type";

/** Leave with dates, or away now until a time. */
export const AbsenceKinds = describeEnum("AbsenceKind", "Leave with dates, or away now until a time.", ABSENCE_KINDS, {
  LEAVE:
    "With dates and a plan: when it begins, what they hold goes to whom the plan names, else to the cover, the queue's steward or a lead, or ends.",
  AWAY_NOW: "From this instant: the cover acts on their cases at once; tasks, offers, proposals and queues wait for them.",
});
/** Where an absence stands. */
export const AbsenceStates = describeEnum("AbsenceState", "Where an absence stands.", ABSENCE_STATES, {
  RECORDED: "It lies ahead; nothing has moved yet.",
  RUNNING: "They are away now: what they held was handed over, and no case can become theirs.",
  ENDED: "It is over, by time or early; whoever acted for them has handed back.",
  CANCELLED: "It was called off before it began; nothing ever moved.",
});
/** How an absence moved. */
export const AbsenceSteps = describeEnum("AbsenceStep", "How an absence moved.", ABSENCE_STEPS, {
  RECORDED: "It was recorded with its dates; nothing has moved yet.",
  BEGAN: "It began, and what they held was handed over in the same transaction.",
  ENDED: "It ended, by time or early, and whoever acted for them handed back.",
  CANCELLED: "It was called off before it began.",
});

/** Who takes one duty, and how. */
@ObjectType({ description: "Who takes one duty because of an absence, and how." })
export class PlannedHandover {
  @Field(() => Duty, { description: "What." }) duty: Duty;
  @Field(() => Person, { description: "Who takes it." }) to: Person;
  @Field(() => HandoverWays, { description: "Whether they keep it." }) way: HandoverWay;
  @Field(() => GraphQLInstant, { nullable: true, description: "Since when they have it; null while it is planned." }) handedAt: Date | null;
}

/** A recorded absence with the plan that holds for it. */
@ObjectType({ implements: Node, description: "A recorded absence with the plan that holds for it." })
export class Absence extends Node {
  override id: AbsenceId;
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => AbsenceKinds, { description: "Of which kind." }) kind: AbsenceKind;
  @Field(() => AbsenceStates, { description: "Where it stands." }) state: AbsenceState;
  @Field(() => GraphQLInstant, { description: "When it begins." }) from: Date;
  @Field(() => GraphQLInstant, { description: "When it ends by itself." }) until: Date;
}

/** One place in a standing cover. */
@ObjectType({ description: "One place in a standing cover." })
export class CoverStep {
  @Field(() => Person, { description: "Who stands in." }) person: Person;
  @Field({ description: "Whether whoever covers them comes next." }) thenTheirCover: boolean;
}

/** The standing cover of a person or a team. */
@ObjectType({ description: "The standing cover of a person or a team, in order; the first who is available stands in." })
export class CoverRule {
  @Field(() => Person, { nullable: true, description: "Whose it is; null for a team's." }) person: Person | null;
  @Field(() => Team, { nullable: true, description: "Whose it is; null for a person's." }) team: Team | null;
  @Field(() => [CoverStep], { description: "Who stands in, in order." }) chain: CoverStep[];
}

/** An absence was recorded, began, ended or was cancelled. */
@ObjectType({ implements: DomainEvent, description: "An absence was recorded, began, ended or was cancelled." })
export class AbsenceChanged extends DomainEvent {
  @Field(() => Absence, { description: "The absence as it is now." }) absence: Absence;
  @Field(() => AbsenceSteps, { description: "How it moved." }) step: AbsenceStep;
}

@ObjectType()
abstract class AbsencePayload {
  @Field(() => Absence, { nullable: true, description: "The absence as it is now; null where it was refused." }) absence: Absence | null;
  @Field(() => AbsenceChanged, { nullable: true, description: "What the log says." }) event: AbsenceChanged | null;
  @Field(() => Preview, { nullable: true, description: "What a dry run would have done." }) preview: Preview | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The leave, which begins by itself. */
@ObjectType({ description: "The leave, which begins by itself." })
export class RecordLeavePayload extends AbsencePayload {}

/** The absence that began now. */
@ObjectType({ description: "The absence that began now." })
export class SetAwayNowPayload extends AbsencePayload {}

/** The ended absence; acting owners hand back. */
@ObjectType({ description: "The ended absence; acting owners hand back." })
export class EndAbsencePayload extends AbsencePayload {}

/** The standing cover. */
@ObjectType({ description: "The standing cover." })
export class SetCoverPayload {
  @Field(() => CoverRule, { nullable: true, description: "The cover as it is now; null where it was refused." }) cover: CoverRule | null;
  @Field(() => DomainEvent, { nullable: true, description: "What the log says: the person or the team changed." })
  event: DomainEvent | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}
