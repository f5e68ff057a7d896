import { registerEnumType } from "type-graphql";
import { BRIEF_SOURCES, OFFER_OUTCOMES, OWNERSHIP_MOVES, OWNERSHIP_REASON_CODES } from "../../domain/event";
import { OWNERSHIP_FACETS } from "../../domain/ownership";
import { enumOf } from "../../graphql/enum-of";

/** By which verb an ownership began. */
export const OwnershipMoves = enumOf(OWNERSHIP_MOVES);
/** Why a person moved an owner. */
export const OwnershipReasonCodes = enumOf(OWNERSHIP_REASON_CODES);
/** Where a brief's words come from. */
export const BriefSources = enumOf(BRIEF_SOURCES);
/** How an offer ended. */
export const OfferOutcomes = enumOf(OFFER_OUTCOMES);
/** Half of owning a case. */
export const OwnershipFacets = enumOf(OWNERSHIP_FACETS);

registerEnumType(OwnershipMoves, { name: "OwnershipMove", description: "By which verb an ownership began." });
registerEnumType(OwnershipReasonCodes, {
  name: "OwnershipReasonCode",
  description: "Why a person moved an owner; MISROUTED names the right category or team.",
});
registerEnumType(BriefSources, {
  name: "BriefSource",
  description: "Whether a person wrote a brief, a rule composed it, or imported history has none.",
});
registerEnumType(OfferOutcomes, {
  name: "OfferOutcome",
  description: "How an offer ended; OVERTAKEN: the owner changed some other way meanwhile.",
});
registerEnumType(OwnershipFacets, {
  name: "OwnershipFacet",
  description: "Half of owning a case: talking to the customer, or fixing it.",
});
