import type { EventPatch, EventType } from "../event";
import type { ToldEvent } from "./find-concerned";

/** What a sentence is made of: an event as far as its reader may see it, and the names of now. */
export interface Telling {
  event: Pick<ToldEvent, "type" | "after">;
  actorName: string;
  caseNumber: number;
}

/** What is said of a notification whose case or note its reader may not see any more. */
export const OUT_OF_SIGHT = "This was about something that you can no longer see.";

type Teller = (who: string, what: string, after: EventPatch) => string;

const TELLERS: { readonly [T in EventType]?: Teller } = {
  INTERNAL_NOTE_ADDED: (who, what) => `${who} mentioned you in a note on ${what}.`,
  CASE_FORWARDED: (who, what) => `${who} forwarded ${what} to you.`,
  TRANSFER_OFFERED: (who, what) => `${who} offers you ${what}.`,
  COLLABORATOR_ADDED: (who, what) => `${who} asks for your help on ${what}.`,
  TASK_CHANGED: (who, what, { state, assigneeId }) =>
    (assigneeId === undefined ? TASK_SENTENCES[String(state)]?.(who, what) : `A task on ${what} changed hands.`) ??
    `A task on ${what} ended.`,
  CHANGE_PROPOSED: (who, what) => `${who} proposes a change to ${what}.`,
  PROPOSAL_DECIDED: (who, what, { state }) => PROPOSAL_SENTENCES[String(state)]?.(who, what) ?? `Your proposal on ${what} was overtaken.`,
  CONTACT_DELEGATED: (who, what) => `${who} lets you answer the customer of ${what}.`,
  CONTACT_DELEGATION_ENDED: (_who, what) => `You no longer answer the customer of ${what}.`,
};

const TASK_SENTENCES: { readonly [state: string]: ((who: string, what: string) => string) | undefined } = {
  OPEN: (who, what) => `${who} commented on a task on ${what}.`,
  DONE: (who, what) => `${who} completed a task on ${what}.`,
  DECLINED: (who, what) => `${who} declined a task on ${what}.`,
  GIVEN_BACK: (_who, what) => `A task on ${what} was given back.`,
};

const PROPOSAL_SENTENCES: { readonly [state: string]: ((who: string, what: string) => string) | undefined } = {
  ACCEPTED: (who, what) => `${who} accepted your proposal on ${what}.`,
  DECLINED: (who, what) => `${who} declined your proposal on ${what}.`,
};

/** A notification in one plain sentence, with the names of now and no word of what was written. */
export function tellNotification({ event, actorName, caseNumber }: Telling): string {
  const what = `case ${caseNumber}`;
  return TELLERS[event.type]?.(actorName, what, event.after ?? {}) ?? `${actorName} did something on ${what}.`;
}
