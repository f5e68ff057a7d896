import { Field, ObjectType } from "type-graphql";
import { HandoffBrief } from "./handoff-brief.type";
import { CaseReopened, OwnershipChanged } from "./ownership-event.type";
import { OwnershipPayload } from "./ownership-payloads.type";
import { ActingOwnerAssigned, ActingOwnerEnded, OwnershipRejoined, OwnershipSplit } from "./ownership-powers-event.type";

/** The case, the caller's. */
@ObjectType({ description: "The case, the caller's, with the generated brief." })
export class StealCasePayload extends OwnershipPayload {
  @Field(() => OwnershipChanged, { nullable: true, description: "What the log says." }) event: OwnershipChanged | null;
  @Field(() => HandoffBrief, { nullable: true, description: "What the record tells the new owner." }) brief: HandoffBrief | null;
}

/** The case, back where it was. */
@ObjectType({ description: "The case, back where it was." })
export class ReturnCasePayload extends OwnershipPayload {
  @Field(() => OwnershipChanged, { nullable: true, description: "What the log says." }) event: OwnershipChanged | null;
}

/** The case with its stand-in. */
@ObjectType({ description: "The case with its stand-in." })
export class AssignActingOwnerPayload extends OwnershipPayload {
  @Field(() => ActingOwnerAssigned, { nullable: true, description: "What the log says." }) event: ActingOwnerAssigned | null;
  @Field(() => HandoffBrief, { nullable: true, description: "What the record tells the stand-in." }) brief: HandoffBrief | null;
}

/** The case without a stand-in. */
@ObjectType({ description: "The case without a stand-in." })
export class EndActingOwnerPayload extends OwnershipPayload {
  @Field(() => ActingOwnerEnded, { nullable: true, description: "What the log says." }) event: ActingOwnerEnded | null;
}

/** The split case. */
@ObjectType({ description: "The split case." })
export class SplitOwnershipPayload extends OwnershipPayload {
  @Field(() => OwnershipSplit, { nullable: true, description: "What the log says." }) event: OwnershipSplit | null;
}

/** The case in one hand. */
@ObjectType({ description: "The case in one hand." })
export class RejoinOwnershipPayload extends OwnershipPayload {
  @Field(() => OwnershipRejoined, { nullable: true, description: "What the log says." }) event: OwnershipRejoined | null;
}

/** The reopened case with its owner. */
@ObjectType({ description: "The reopened case with its owner." })
export class ReopenCasePayload extends OwnershipPayload {
  @Field(() => CaseReopened, { nullable: true, description: "What the log says." }) event: CaseReopened | null;
}
