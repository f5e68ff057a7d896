export { chooseModel, HANDLINGS, type Handling } from "./choose-model";
export { type Candidate, type ChosenOwner, chooseOwner, leastLoadedFirst } from "./choose-owner";
export { composeBrief, type HandoffBrief, judgeBrief, type SourcedBrief, withReasonText } from "./handoff-brief";
export {
  judgeAccept,
  judgeAnswer,
  judgeForce,
  judgeOffer,
  judgeTake,
  judgeWithdraw,
  type MoveQuestion,
  type OwnQuestion,
} from "./judge-moves";
export { judgeReason, type OwnershipReason } from "./judge-reason";
export { judgeReceiver, mayReceive } from "./judge-receiver";
export { judgeReopen } from "./judge-reopen";
export { chooseWayBack, judgeReturn, type ReturnQuestion, type WayBack } from "./judge-return";
export { judgeRejoin, judgeSplit, OWNERSHIP_FACETS, type OwnershipFacet, rejoin, splitOff } from "./judge-split";
export { judgeEndStandIn, judgeStandIn, judgeStandInTerms, standsIn } from "./judge-stand-in";
export { judgeSteal } from "./judge-steal";
export { moveOwner } from "./move-owner";
