import { BRIEF_SOURCES, OFFER_OUTCOMES, OWNERSHIP_MOVES, OWNERSHIP_REASON_CODES } from "../../domain/event";
import { OWNERSHIP_FACETS } from "../../domain/ownership";
import { describeEnum } from "../../graphql/describe-enum";

/** By which verb an ownership began. */
export const OwnershipMoves = describeEnum("OwnershipMove", "By which verb an ownership began.", OWNERSHIP_MOVES, {
  OPENED: "The case was opened, and the ownership model chose its first owner.",
  IMPORTED: "It lies in history that began somewhere else; there is no brief.",
  TAKEN: "Somebody took an untaken case from the queue's steward.",
  ACCEPTED: "Somebody accepted the offer that was made to them.",
  FORCED: "It was given to them without asking: by a lead, an escalation manager or an admin, or because its owner left for good.",
  ASSIGNED_BY_RULE: "Still untaken, it was moved to another team, and follows to the steward of that team's queue.",
  STOLEN: "Somebody took it over from its owner without asking.",
  RETURNED: "Its owner, or who acts for them, gave it back to the previous owner or the queue's steward.",
  REOPENED: "It came back to work and its last owner could not have it, or its model chooses anew.",
  COVERED: "Its owner's leave began, and the plan named a successor; where somebody only acts for them, nothing moves.",
});
/** Why a person moved an owner. */
export const OwnershipReasonCodes = describeEnum(
  "OwnershipReasonCode",
  "Why a person moved an owner; MISROUTED names the right category or team.",
  OWNERSHIP_REASON_CODES,
  {
    EXPERTISE: "It needs somebody who knows more about this.",
    AUTHORITY: "It needs somebody who may decide more.",
    MISROUTED: "It should never have come here; the right category or team must be named, so that routing can learn.",
    SHIFT_END: "The owner's working day is over; also given by rule, where somebody stands in until their next shift.",
    ABSENCE: "The owner is away or leaves; also given by rule, where their cover or successor takes over.",
    WORKLOAD: "The owner has too much to do.",
    CUSTOMER_ASKED: "The customer asked for somebody else.",
    DISPUTE: "Two disagreed over who owns it.",
    OTHER: "None of these; it must be said in words.",
  },
);
/** Where a brief's words come from. */
export const BriefSources = describeEnum(
  "BriefSource",
  "Whether a person wrote a brief, a rule composed it, or imported history has none.",
  BRIEF_SOURCES,
  {
    WRITTEN: "Whoever handed over wrote it in their own words: offered or returned.",
    GENERATED: "A rule composed it from the record, where nobody handed over: taken, stolen, forced, reopened or moved by rule.",
    IMPORTED: "There is none: the history began somewhere else.",
  },
);
/** How an offer ended. */
export const OfferOutcomes = describeEnum(
  "OfferOutcome",
  "How an offer ended; OVERTAKEN: the owner changed some other way meanwhile, or the case ended.",
  OFFER_OUTCOMES,
  {
    ACCEPTED: "They accepted, and own the case from that instant.",
    DECLINED: "They said no, and why; the owner stays.",
    EXPIRED: "They did not answer in time; the owner stays.",
    WITHDRAWN: "Whoever made it or the owner called it back, or whom it was made to went on leave or left.",
    OVERTAKEN: "The owner changed some other way meanwhile, or the case was resolved or closed.",
  },
);
/** Half of owning a case. */
export const OwnershipFacets = describeEnum(
  "OwnershipFacet",
  "Half of owning a case: talking to the customer, or fixing it.",
  OWNERSHIP_FACETS,
  {
    CONTACT: "Talking to the customer: who has it answers them, and the owner does not.",
    RESOLUTION: "Fixing it: who has it does the work and proposes; the owner decides.",
  },
);
