export { judgeLastSeen, MOVING_EVENTS, type SinceSeen } from "./judge-last-seen";
export { judgeMention, judgeNote, readableNotes } from "./judge-note";
export { ATTEMPT_OUTCOMES, type AttemptOutcome, afterMessage, confirmable, judgeRecordWork } from "./judge-record";
export { contactPowers, judgeOnBehalfOf, judgeRecordCustomer, judgeReply } from "./judge-reply";
export { PRESENCE_KINDS, PRESENCE_SECONDS, type PresenceKind } from "./presence";
