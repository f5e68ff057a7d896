import type { CaseFacts } from "./case-facts";
import type { ActorId, CaseId, EventId, PersonId } from "./ids";

export const EVENT_TYPES = [
  "CASE_OPENED",
  "CASE_STATUS_CHANGED",
  "CASE_CLASSIFIED",
  "CASE_TAGGED",
  "NEXT_STEP_SET",
  "CASE_REOPENED",
  "OWNERSHIP_CHANGED",
  "TRANSFER_OFFERED",
  "TRANSFER_ENDED",
  "ACTING_OWNER_ASSIGNED",
  "ACTING_OWNER_ENDED",
  "OWNERSHIP_SPLIT",
  "OWNERSHIP_REJOINED",
  "COLLABORATOR_ADDED",
  "COLLABORATOR_LEFT",
  "TASK_CHANGED",
  "CHANGE_PROPOSED",
  "PROPOSAL_DECIDED",
  "CASE_FORWARDED",
  "CONTACT_DELEGATED",
  "CONTACT_DELEGATION_ENDED",
  "CUSTOMER_REPLIED_TO",
  "CUSTOMER_MESSAGE_RECORDED",
  "INTERNAL_NOTE_ADDED",
  "RESOLUTION_ATTEMPTED",
  "RESOLUTION_CONFIRMED",
  "SATISFACTION_RECORDED",
  "CUSTOMER_MOOD_SET",
  "PERSON_CHANGED",
  "PERSON_DEACTIVATED",
  "TEAM_CHANGED",
  "CUSTOMER_CHANGED",
  "ABSENCE_CHANGED",
  "CALENDAR_CHANGED",
  "CONTACT_ERASED",
  "SERVICE_ACCOUNT_CHANGED",
] as const;
/** The name of every kind of event. */
export type EventType = (typeof EVENT_TYPES)[number];

/** Ids, codes, numbers and instants by name; never a text that a person wrote. */
export type EventPatch = { readonly [name: string]: string | number | boolean | null | readonly string[] };

export const OWNERSHIP_MOVES = [
  "OPENED",
  "IMPORTED",
  "TAKEN",
  "ACCEPTED",
  "FORCED",
  "ASSIGNED_BY_RULE",
  "STOLEN",
  "RETURNED",
  "REOPENED",
  "COVERED",
] as const;
/** By which verb an ownership began. */
export type OwnershipMove = (typeof OWNERSHIP_MOVES)[number];

export const OWNERSHIP_REASON_CODES = [
  "EXPERTISE",
  "AUTHORITY",
  "MISROUTED",
  "SHIFT_END",
  "ABSENCE",
  "WORKLOAD",
  "CUSTOMER_ASKED",
  "DISPUTE",
  "OTHER",
] as const;
/** Why a person moved an owner; MISROUTED names the right category or team. */
export type OwnershipReasonCode = (typeof OWNERSHIP_REASON_CODES)[number];

export const BRIEF_SOURCES = ["WRITTEN", "GENERATED", "IMPORTED"] as const;
/** Whether a person wrote a brief, a rule composed it, or imported history has none. */
export type BriefSource = (typeof BRIEF_SOURCES)[number];

export const OFFER_OUTCOMES = ["ACCEPTED", "DECLINED", "EXPIRED", "WITHDRAWN", "OVERTAKEN"] as const;
/** How an offer ended; OVERTAKEN: the owner changed some other way meanwhile. */
export type OfferOutcome = (typeof OFFER_OUTCOMES)[number];

/** What the event of an ownership change tells beside the case's own facts. */
export interface OwnershipExtras {
  move: OwnershipMove;
  reason: OwnershipReasonCode | null;
  rightCategoryKey: string | null;
  rightTeamId: string | null;
  briefId: string | null;
  briefSource: BriefSource;
  offerId: string | null;
}

/** One fact as it lies in the log. */
export interface StoredEvent {
  id: EventId;
  type: EventType;
  stream: string;
  /** Its number in its stream, without a gap from 1. */
  streamSequence: number;
  caseId: CaseId | null;
  occurredAt: Date;
  recordedAt: Date;
  actor: ActorId;
  onBehalfOf: PersonId | null;
  causationId: EventId | null;
  before: EventPatch | null;
  after: EventPatch | null;
  /** Its global place, gap-free and final; null until placed. */
  position: number | null;
}

/** Whether an event is one that an external agent may not see: it tells of a note for people inside. */
export function isInternalOnly({ after }: Pick<StoredEvent, "after">): boolean {
  return after?.internalOnly === true;
}

/**
 * The facts of a case as its events tell them, oldest first.
 *
 * Each `after` is a patch; names that are no facts of a case (an offer's id, a move) are left aside.
 * Law: an accepted command appends its events in its own transaction, so the row equals this fold at every commit.
 */
export function foldCase(events: readonly Pick<StoredEvent, "after">[]): Partial<CaseFacts> {
  const state: Record<string, unknown> = {};
  for (const event of events) Object.assign(state, event.after);
  return Object.fromEntries(Object.entries(state).filter(([name]) => CASE_FACT_NAMES.has(name))) as Partial<CaseFacts>;
}

const CASE_FACT_NAMES: ReadonlySet<string> = new Set<keyof CaseFacts>([
  "number",
  "sourceReference",
  "channel",
  "status",
  "urgency",
  "impact",
  "workaround",
  "severity",
  "priority",
  "priorityDefaulted",
  "categoryKey",
  "productLine",
  "supportTier",
  "slaTier",
  "tags",
  "teamId",
  "accountId",
  "contactId",
  "ownershipModel",
  "ownerId",
  "ownershipNumber",
  "ownerSince",
  "contactOwnerId",
  "resolutionOwnerId",
  "untaken",
  "actingOwnerId",
  "actingUntil",
  "needsReply",
  "mood",
  "nextStepActorId",
  "nextStepDueAt",
  "openedAt",
  "resolvedAt",
  "closedAt",
]);

/** The facts of a case alone, without its texts, identity and lock: what its first event carries. */
export function caseFactsOf(facts: CaseFacts): { [N in keyof CaseFacts]: CaseFacts[N] } {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => CASE_FACT_NAMES.has(name))) as unknown as CaseFacts;
}

/** The patch between two states of a case: what was, and what is; null where nothing changed. */
export function patchBetween(before: CaseFacts, after: CaseFacts): { before: EventPatch; after: EventPatch } | null {
  const was: Record<string, EventPatch[string]> = {};
  const is: Record<string, EventPatch[string]> = {};
  for (const name of CASE_FACT_NAMES as ReadonlySet<keyof CaseFacts>) {
    if (sameFact(before[name], after[name])) continue;
    was[name] = before[name];
    is[name] = after[name];
  }
  return Object.keys(is).length === 0 ? null : { before: was, after: is };
}

function sameFact(one: EventPatch[string], other: EventPatch[string]): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, index) => item === other[index]);
  return one === other;
}
