import type { Channel } from "../../domain/case-facts";
import type { AttemptOutcome } from "../../domain/conversation";
import type { ActorId, AttemptId, CaseId, ContactId, EntryId, EventId, PersonId, SatisfactionId } from "../../domain/ids";
import type { Visibility } from "../../domain/visibility";

interface Entry {
  id: EntryId;
  caseId: CaseId;
  eventId: EventId;
  /** `null` once erased. */
  text: string | null;
  /** ISO-8601 in UTC, as every instant of a row. */
  writtenAt: string;
}

/** What the customer was told, as its row holds it. */
export interface ReplyRow extends Entry {
  __typename: "CustomerReply";
  authorId: ActorId;
  onBehalfOfId: PersonId | null;
  nextUpdateBy: string | null;
  sentDespiteMove: boolean;
}

/** What the customer said, as its row holds it; `writtenAt` is when they said it. */
export interface MessageRow extends Entry {
  __typename: "CustomerMessage";
  contactId: ContactId | null;
  channel: Channel;
  sourceReference: string | null;
}

/** What only staff read, as its row holds it. */
export interface NoteRow extends Entry {
  __typename: "InternalNote";
  authorId: ActorId;
  visibility: Visibility;
  mentionIds: PersonId[];
}

/** One thing said on a case. */
export type EntryRow = ReplyRow | MessageRow | NoteRow;

/** One attempt to resolve a case, as its row holds it. */
export interface AttemptRow {
  id: AttemptId;
  caseId: CaseId;
  /** Counting from 1 in its case. */
  number: number;
  what: string | null;
  outcome: AttemptOutcome;
  authorId: ActorId;
  at: string;
  confirmedAt: string | null;
}

/** What the customer thought, as its row holds it. */
export interface SatisfactionRow {
  id: SatisfactionId;
  caseId: CaseId;
  score: number;
  comment: string | null;
  at: string;
}
