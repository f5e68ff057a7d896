import type { EventType, StoredEvent } from "../event";
import { type ActorId, isId, type PersonId } from "../ids";
import type { NotificationCause } from "./causes";

/** What an event tells, as far as it decides whom it concerns. */
export type ToldEvent = Pick<StoredEvent, "type" | "actor" | "after">;

/** Whom an event reaches without naming them: those around its case, its task or its proposal, now. */
export interface Parties {
  /** Who may answer a proposal of the case: its owner, and who stands in. */
  answering: readonly PersonId[];
  /** Who asked for the task, and who was asked. */
  task: { askedBy: ActorId; assigneeId: PersonId } | null;
  /** Who made the proposal. */
  proposedBy: PersonId | null;
}

/** Somebody whom an event concerns, and why. */
export interface Concern {
  personId: PersonId;
  cause: NotificationCause;
}

type Reach = { cause: NotificationCause; reaches(event: ToldEvent, parties: Parties): readonly unknown[] };

// A note and a forwarding name the people they are for; a task is between two; a proposal waits for one side and is answered to the other.
const REACH: { readonly [T in EventType]?: Reach } = {
  INTERNAL_NOTE_ADDED: { cause: "MENTION", reaches: ({ after }) => listOf(after?.mentionIds) },
  CASE_FORWARDED: { cause: "MENTION", reaches: ({ after }) => [after?.toId] },
  TRANSFER_OFFERED: { cause: "OFFER", reaches: ({ after }) => [after?.toId] },
  COLLABORATOR_ADDED: { cause: "TASK", reaches: ({ after }) => (typeof after?.taskId === "string" ? [after.personId] : []) },
  TASK_CHANGED: { cause: "TASK", reaches: (_event, { task }) => (task === null ? [] : [task.askedBy, task.assigneeId]) },
  CHANGE_PROPOSED: { cause: "PROPOSAL", reaches: (_event, { answering }) => answering },
  PROPOSAL_DECIDED: { cause: "PROPOSAL", reaches: (_event, { proposedBy }) => [proposedBy] },
  CONTACT_DELEGATED: { cause: "DELEGATION", reaches: ({ after }) => [after?.delegateId] },
  CONTACT_DELEGATION_ENDED: { cause: "DELEGATION", reaches: ({ after }) => [after?.delegateId] },
};

/** The kinds of events that concern somebody in particular. */
export const CONCERNING_EVENTS = Object.keys(REACH) as EventType[];

/**
 * Whom an event concerns, each once; never who did it.
 *
 * It says nothing about whether they may see it, nor about what they chose.
 */
export function findConcerned(event: ToldEvent, parties: Parties): Concern[] {
  const reach = REACH[event.type];
  if (reach === undefined) return [];
  const { cause } = reach;
  const concerned = new Set(reach.reaches(event, parties).filter(isPerson));
  concerned.delete(event.actor as PersonId);
  return [...concerned].map((personId) => ({ personId, cause }));
}

function isPerson(id: unknown): id is PersonId {
  return typeof id === "string" && isId("per", id);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
