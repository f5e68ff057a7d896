export { type ChosenModel, chooseModel, HANDLINGS, type Handling, type ModelQuestion } from "./choose-model";
export { type Candidate, type ChosenOwner, chooseOwner } from "./choose-owner";
export { type BriefRecord, composeBrief, type HandoffBrief, judgeBrief, type SourcedBrief } from "./handoff-brief";
export { judgeAnswer, judgeForce, judgeOffer, judgeTake, judgeWithdraw, type MoveQuestion } from "./judge-moves";
export { judgeReason, type OwnershipReason } from "./judge-reason";
export { judgeReceiver } from "./judge-receiver";
export { moveOwner } from "./move-owner";
