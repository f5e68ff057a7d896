export { judgeDelegate, judgeDelegateTo, judgeDelegationEnd, judgeEndDelegation } from "./judge-delegation";
export { judgeForward, judgeForwardTo } from "./judge-forward";
export { judgeCollaborate, judgeHelper, judgeRemoveHelp } from "./judge-help";
export {
  judgeAnswerProposal,
  judgePropose,
  judgeProposedValues,
  judgeProposeKind,
  judgeWithdrawProposal,
  PROPOSAL_KINDS,
  PROPOSAL_STATES,
  type ProposalKind,
  type ProposalState,
  type ProposedValues,
} from "./judge-proposal";
export { type AskedTask, judgeOwnTask, judgeTaskAsked, TASK_STATES, type TaskState } from "./judge-task";
