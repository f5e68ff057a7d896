export { AWAY_REASONS, type AwayReason, awayNotice } from "./away-notice";
export { type CoverRules, type CoverStep, coverChain, coverFor, judgeCoverLoop } from "./cover";
export {
  DUTY_KINDS,
  type Duty,
  type DutyKind,
  endsWithHolder,
  HANDOVER_WAYS,
  type Handover,
  type HandoverWay,
  type HeldDuty,
  judgeTaker,
} from "./duty";
export {
  ABSENCE_KINDS,
  ABSENCE_STATES,
  ABSENCE_STEPS,
  type AbsenceKind,
  type AbsenceState,
  type AbsenceStep,
  judgeAbsenceOf,
  judgeCoverOfTeam,
  judgeNamedOnce,
  judgeReceivers,
  judgeSpan,
} from "./judge-absence";
export { type HandoverPlan, type HandoverQuestion, planHandover, whoMayBeAsked } from "./plan-handover";
export { cannotWait, SHIFT_END_RULES, type ShiftEndRule } from "./shift-end-rule";
