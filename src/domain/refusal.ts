/**
 * Every expected "no" that a command may answer; each states the fact that stands in the way.
 *
 * The GraphQL enum `ErrorCode` is these and the top-level codes of the transport. A code that nothing uses fails a test.
 */
export const REFUSAL_CODES = [
  "NOT_FOUND",
  "REVISION_CONFLICT",
  "IDEMPOTENCY_MISMATCH",
  "NOTHING_TO_CHANGE",
  "KEY_TAKEN",
  "REASON_REQUIRED",
  "IN_THE_PAST",
  "TOO_FAR_AHEAD",
  "NOT_YOUR_CASE",
  "NOT_YOUR_TEAM",
  "PROPOSE_INSTEAD",
  "INFORMED_READS_ONLY",
  "CASE_CLOSED",
  "STATUS_TRANSITION_NOT_ALLOWED",
  "ALREADY_OWNER",
  "NOT_TAKEABLE",
  "PERSON_INACTIVE",
  "PERSON_NOT_ELIGIBLE",
  "EXTERNAL_OUTSIDE_TEAM",
  "OWNER_CHANGED",
  "OFFER_PENDING",
  "OFFER_NOT_OPEN",
  "NOT_YOUR_OFFER",
  "BRIEF_INCOMPLETE",
  "RIGHT_PLACE_REQUIRED",
  "NEXT_STEP_REQUIRED",
  "CATEGORY_UNKNOWN",
  "KEY_UNKNOWN",
  "DUTIES_OUTSTANDING",
  "LAST_ADMIN",
  "FOUR_EYES_REQUIRED",
  "NOT_TO_ONESELF",
  "TAG_LIMIT_REACHED",
  "NOT_CONTACT_OWNER",
  "DELEGATION_ENDED",
  "CASE_NOT_CLOSED",
  "PERSON_AWAY",
  "NO_PREVIOUS_OWNER",
  "ACTING_OWNER_EXISTS",
  "ALREADY_SPLIT",
  "NOT_SPLIT",
  "ENDS_BEFORE_START",
  "COVER_LOOP",
  "LEAVES_OVERLAP",
  "SCOPE_UNKNOWN",
  "KEY_REVOKED",
  "CONTACT_ERASED",
  "ALREADY_COLLABORATOR",
  "TASK_REQUIRED",
  "WAY_BACK_REQUIRED",
  "TASK_NOT_OPEN",
  "PROPOSAL_NOT_OPEN",
  "NOT_INTERNAL",
  "CONVERSATION_MOVED",
  "NO_CONTACT",
  "MENTION_CANNOT_SEE",
  "NO_ATTEMPT_TO_CONFIRM",
  "INTERVALS_OVERLAP",
  "NO_WORKING_TIME",
  "CHANGE_UNCLEAR",
  "FIELD_LIMIT_REACHED",
] as const;

/** The code of a refusal. */
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** What a refusal carries beside its sentence for a client to act on: ids and codes, never texts. */
export interface RefusalDetails {
  /** The object as it is now, by id (REVISION_CONFLICT). */
  currentId?: string;
  /** The revision the caller had read (REVISION_CONFLICT). */
  expectedRevision?: number;
  /** Who owns now, and since when (NOT_TAKEABLE, OFFER_NOT_OPEN, ALREADY_OWNER, OWNER_CHANGED). */
  owner?: { id: string; since: string };
  /** The offer that it was about (OFFER_NOT_OPEN). */
  offerId?: string;
  /** Where the move began and what is allowed from there (STATUS_TRANSITION_NOT_ALLOWED). */
  from?: string;
  allowed?: string[];
  /** What is missing, each by its key (BRIEF_INCOMPLETE). */
  missing?: string[];
  /** The newest event of the case, and those the writer had not read (CONVERSATION_MOVED). */
  lastEventId?: string;
  unseenIds?: string[];
  /** What somebody still holds (DUTIES_OUTSTANDING). */
  outstanding?: { kind: string; subjectId: string }[];
}

/** An expected "no": a code, a plain sentence, and the place inside `input` that caused it. */
export interface Refusal {
  readonly refused: true;
  readonly code: RefusalCode;
  readonly message: string;
  readonly path: readonly string[] | null;
  readonly details: RefusalDetails;
}

/** Says no, with a sentence for people and the input field that caused it. */
export function refuse(code: RefusalCode, message: string, at: { path?: readonly string[]; details?: RefusalDetails } = {}): Refusal {
  return { refused: true, code, message, path: at.path ?? null, details: at.details ?? {} };
}

/** Whether an outcome is a refusal. */
export function isRefusal(outcome: unknown): outcome is Refusal {
  return typeof outcome === "object" && outcome !== null && (outcome as { refused?: unknown }).refused === true;
}
