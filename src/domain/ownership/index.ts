export { chooseModel, HANDLINGS, type Handling } from "./choose-model";
export { type Candidate, type ChosenOwner, chooseOwner } from "./choose-owner";
export { composeBrief, type HandoffBrief, judgeBrief, type SourcedBrief } from "./handoff-brief";
export { judgeAccept, judgeAnswer, judgeForce, judgeOffer, judgeTake, judgeWithdraw, type MoveQuestion } from "./judge-moves";
export { judgeReason, type OwnershipReason } from "./judge-reason";
export { judgeReceiver } from "./judge-receiver";
export { moveOwner } from "./move-owner";
