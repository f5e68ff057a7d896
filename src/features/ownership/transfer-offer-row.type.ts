import type { OfferOutcome, OwnershipReasonCode } from "../../domain/event";
import type { ActorId, BriefId, CaseId, OfferId, PersonId, TeamId } from "../../domain/ids";

/** A transfer in the air, or how it ended, as its row holds it; instants are ISO-8601 in UTC. */
export interface OfferRow {
  __typename: "TransferOffer";
  id: OfferId;
  revision: number;
  caseId: CaseId;
  fromId: PersonId;
  toId: PersonId;
  offeredBy: ActorId;
  reasonCode: OwnershipReasonCode;
  reasonText: string | null;
  rightCategoryKey: string | null;
  rightTeamId: TeamId | null;
  briefId: BriefId;
  offeredAt: string;
  expiresAt: string;
  outcome: OfferOutcome | null;
  /** What whoever declined it said; `null` for every other end. */
  endedBecause: string | null;
}
