import { type Asking, caseId, type Inputs, REASON } from "./asking";
import { hoursAhead } from "./hours-ahead";
import { type Answered, among, ofCase, ofNode, type Reads, shown } from "./reading";
import { BRIEF } from "./stand-up-words";

const offerId = ({ stood }: Asking) => ({ offerId: stood?.offerId });
const toColleague = ({ world }: Asking) => ({ toPersonId: world.parts.colleague });

/** How the verbs of ownership are asked. */
export const OWNERSHIP_INPUTS: Inputs = {
  "Mutation.takeCase": caseId,
  "Mutation.offerTransfer": (asking) => ({ ...caseId(asking), ...toColleague(asking), reason: REASON, brief: BRIEF }),
  "Mutation.acceptTransfer": offerId,
  "Mutation.declineTransfer": (asking) => ({ ...offerId(asking), reason: "My desk is full too." }),
  "Mutation.withdrawTransfer": offerId,
  "Mutation.forceAssign": (asking) => ({ ...caseId(asking), ...toColleague(asking), reason: REASON }),
  "Mutation.stealCase": (asking) => ({ ...caseId(asking), reason: REASON }),
  "Mutation.returnCase": (asking) => ({ ...caseId(asking), reason: REASON, brief: BRIEF }),
  "Mutation.assignActingOwner": (asking) => ({
    ...caseId(asking),
    personId: asking.world.parts.colleague,
    reason: REASON,
    until: hoursAhead(4),
  }),
  "Mutation.endActingOwner": caseId,
  "Mutation.splitOwnership": (asking) => ({ ...caseId(asking), ...toColleague(asking), facet: "CONTACT", brief: BRIEF }),
  "Mutation.rejoinOwnership": caseId,
  "Mutation.reopenCase": (asking) => ({ ...caseId(asking), reason: "It broke again." }),
};

const ITS_BRIEF = "brief { situation }";
const briefOf = (found: Answered | undefined) => shown(found?.brief ?? null);

/** How what is known of ownership is read. */
export const OWNERSHIP_READS: Reads = {
  "Query.myInbox": () => ({
    query: "{ myInbox { offers { id } tasks { id } proposals { id } cases { nodes { id } } } }",
    variables: {},
    outcome: (data) => shown(data.myInbox),
  }),
  "Case.handoffBriefs": ofCase("handoffBriefs { situation }", (found) =>
    among(found.handoffBriefs, ({ situation }) => situation === BRIEF.situation),
  ),
  "TransferOffer.brief": ofCase(`openOffer { ${ITS_BRIEF} }`, ({ openOffer }) => briefOf(openOffer as Answered)),
  "TransferOffer.reasonText": ofCase("openOffer { reasonText }", ({ openOffer }) => shown((openOffer as Answered).reasonText)),
  "TransferOffer.endedBecause": ofNode(
    "TransferOffer",
    "endedBecause",
    ({ stood }) => stood.declinedId ?? "",
    ({ endedBecause }) => shown(endedBecause),
  ),
  "OwnershipInterval.brief": ofCase(`ownershipHistory { ${ITS_BRIEF} }`, ({ ownershipHistory }) =>
    briefOf((ownershipHistory as readonly Answered[]).at(-1)),
  ),
};
