import { Field, ObjectType } from "type-graphql";
import { Preview } from "../../graphql/preview.type";
import { UserError } from "../../graphql/user-error.type";
import { Case } from "../cases/case.type";
import { HandoffBrief } from "./handoff-brief.type";
import { CaseOpened, OwnershipChanged, TransferEnded, TransferOffered } from "./ownership-event.type";
import { TransferOffer } from "./transfer-offer.type";

/** What every verb of ownership answers beside its own objects. */
@ObjectType()
export abstract class OwnershipPayload {
  @Field(() => Case, {
    nullable: true,
    description: "The case as it is now; unchanged in a dry run, null where it was refused or the viewer may not read cases.",
  })
  case: Case | null;
  @Field(() => Preview, { nullable: true, description: "What a dry run would have done." }) preview: Preview | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The open case with its owner. */
@ObjectType({ description: "The open case with its owner." })
export class OpenCasePayload extends OwnershipPayload {
  @Field(() => CaseOpened, { nullable: true, description: "What the log says." }) event: CaseOpened | null;
}

/** The case, the taker's. */
@ObjectType({ description: "The case, the taker's, with the generated brief." })
export class TakeCasePayload extends OwnershipPayload {
  @Field(() => OwnershipChanged, { nullable: true, description: "What the log says." }) event: OwnershipChanged | null;
  @Field(() => HandoffBrief, { nullable: true, description: "What the record tells the taker." }) brief: HandoffBrief | null;
}

/** The open offer. */
@ObjectType({ description: "The open offer." })
export class OfferTransferPayload extends OwnershipPayload {
  @Field(() => TransferOffer, { nullable: true, description: "The offer." }) offer: TransferOffer | null;
  @Field(() => TransferOffered, { nullable: true, description: "What the log says." }) event: TransferOffered | null;
}

/** The case, the receiver's. */
@ObjectType({ description: "The case, the receiver's." })
export class AcceptTransferPayload extends OwnershipPayload {
  @Field(() => TransferOffer, { nullable: true, description: "The accepted offer." }) offer: TransferOffer | null;
  @Field(() => OwnershipChanged, { nullable: true, description: "What the log says." }) event: OwnershipChanged | null;
}

/** The declined offer. */
@ObjectType({ description: "The declined offer." })
export class DeclineTransferPayload extends OwnershipPayload {
  @Field(() => TransferOffer, { nullable: true, description: "The declined offer." }) offer: TransferOffer | null;
  @Field(() => TransferEnded, { nullable: true, description: "What the log says." }) event: TransferEnded | null;
}

/** The withdrawn offer. */
@ObjectType({ description: "The withdrawn offer." })
export class WithdrawTransferPayload extends OwnershipPayload {
  @Field(() => TransferOffer, { nullable: true, description: "The withdrawn offer." }) offer: TransferOffer | null;
  @Field(() => TransferEnded, { nullable: true, description: "What the log says." }) event: TransferEnded | null;
}

/** The case, the chosen person's. */
@ObjectType({ description: "The case, the chosen person's, with the generated brief." })
export class ForceAssignPayload extends OwnershipPayload {
  @Field(() => OwnershipChanged, { nullable: true, description: "What the log says." }) event: OwnershipChanged | null;
  @Field(() => HandoffBrief, { nullable: true, description: "What the record tells the new owner." }) brief: HandoffBrief | null;
}
