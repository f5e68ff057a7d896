export { judgeLastSeen, MOVING_EVENTS, type SinceSeen } from "./judge-last-seen";
export { judgeMention, judgeNote, readableNotes } from "./judge-note";
export {
  ATTEMPT_OUTCOMES,
  type AttemptOutcome,
  afterMessage,
  type ConfirmQuestion,
  confirmable,
  judgeConfirm,
  judgeRecordWork,
  lastTried,
} from "./judge-record";
export { contactPowers, judgeOnBehalfOf, judgeRecordCustomer, judgeReply } from "./judge-reply";
export { PRESENCE_KINDS, PRESENCE_SECONDS, type PresenceKind } from "./presence";
