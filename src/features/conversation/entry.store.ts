import type { Database } from "../../db/database";
import { findRows, prepared } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { CaseId, EntryId } from "../../domain/ids";
import type { Visibility } from "../../domain/visibility";
import type { EntryRow, MessageRow, NoteRow, ReplyRow } from "./conversation-row.type";

const SHARED = `x.id, x.case_id as "caseId", x.event_id as "eventId", x.text, iso(x.written_at) as "writtenAt", x.written_at`;

/** Everything said on cases in one list; each kind leaves empty what the others have. */
const ENTRIES = `(
    select 'CustomerReply' as "__typename", ${SHARED}, x.author as "authorId", x.on_behalf_of as "onBehalfOfId", iso(x.next_update_by) as "nextUpdateBy",
      x.sent_despite_move as "sentDespiteMove", null as "contactId", null as channel, null as "sourceReference", null as visibility,
      null::text[] as "mentionIds" from customer_replies x
    union all select 'CustomerMessage', ${SHARED}, null, null, null, null, x.contact_id, x.channel, x.source_reference, null, null from customer_messages x
    union all select 'InternalNote', ${SHARED}, x.author, null, null, null, null, null, null, x.visibility, x.mentions from internal_notes x
  ) e`;

const COLUMNS = `e."__typename", e.id, e."caseId", e."eventId", e.text, e."writtenAt", e."authorId", e."onBehalfOfId", e."nextUpdateBy",
  e."sentDespiteMove", e."contactId", e.channel, e."sourceReference", e.visibility, e."mentionIds"`;

/** Many entries by id, in no order. */
export function loadEntries(database: Database, ids: readonly EntryId[]): Promise<EntryRow[]> {
  return findRows(database, { name: "load_entries", text: `select ${COLUMNS} from ${ENTRIES} where e.id = any($1)` }, [ids]);
}

/** A place in a conversation: when it was said, and the entry's id among those of one instant. */
export interface EntryPlace {
  writtenAt: string;
  id: EntryId;
}

/** Which page of a conversation, and which notes are part of it. */
export interface ConversationPage {
  notes: readonly Visibility[];
  count: number;
  backwards: boolean;
  after: EntryPlace | null;
  before: EntryPlace | null;
}

const READABLE = "(e.visibility is null or e.visibility = any($2))";

/** The same page of what was said on many cases, each the oldest first; one more than asked of each, in reading order. */
export function loadConversations(database: Database, caseIds: readonly CaseId[], page: ConversationPage): Promise<EntryRow[]> {
  const { notes, count, backwards, after, before } = page;
  const direction = backwards ? "desc" : "asc";
  const order = `e.written_at ${direction}, e.id ${direction}`;
  const text = `select ${COLUMNS} from unnest($1::text[]) as asked(case_id) cross join lateral (
      select e.* from ${ENTRIES} where e."caseId" = asked.case_id and ${READABLE}
        and ($3::timestamptz is null or (e.written_at, e.id) > ($3, $4)) and ($5::timestamptz is null or (e.written_at, e.id) < ($5, $6))
      order by ${order} limit $7) e
    order by ${order}`;
  const values = [caseIds, notes, after?.writtenAt ?? null, after?.id ?? null, before?.writtenAt ?? null, before?.id ?? null, count + 1];
  return prepared(database, { name: `load_conversations_${direction}`, text }, values);
}

const COUNT: Statement = {
  name: "count_conversations",
  text: `select e."caseId", count(*)::integer as count from ${ENTRIES} where e."caseId" = any($1) and ${READABLE} group by e."caseId"`,
};

/** How much was said on each of these cases, as far as it can be read; a case on which nothing was is left out. */
export function countConversations(
  database: Database,
  caseIds: readonly CaseId[],
  notes: readonly Visibility[],
): Promise<{ caseId: CaseId; count: number }[]> {
  return prepared(database, COUNT, [caseIds, notes]);
}

const REPLY: Statement = {
  name: "insert_reply",
  text: `insert into customer_replies (id, case_id, event_id, text, written_at, author, on_behalf_of, next_update_by, sent_despite_move)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

/** Keeps what the customer was told. */
export async function insertReply(work: UnitOfWork, row: Omit<ReplyRow, "__typename">): Promise<void> {
  const { id, caseId, eventId, text, writtenAt, authorId, onBehalfOfId, nextUpdateBy, sentDespiteMove } = row;
  await work.query(REPLY, [id, caseId, eventId, text, writtenAt, authorId, onBehalfOfId, nextUpdateBy, sentDespiteMove]);
}

const MESSAGE: Statement = {
  name: "insert_message",
  text: `insert into customer_messages (id, case_id, event_id, text, written_at, contact_id, channel, source_reference)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

/** Keeps what the customer said. */
export async function insertMessage(work: UnitOfWork, row: Omit<MessageRow, "__typename">): Promise<void> {
  const { id, caseId, eventId, text, writtenAt, contactId, channel, sourceReference } = row;
  await work.query(MESSAGE, [id, caseId, eventId, text, writtenAt, contactId, channel, sourceReference]);
}

/** Whether a locked case has a message that came under this reference. */
export async function hasMessage(work: UnitOfWork, caseId: CaseId, sourceReference: string): Promise<boolean> {
  const rows = await work.query(
    { name: "find_message", text: "select id from customer_messages where case_id = $1 and source_reference = $2" },
    [caseId, sourceReference],
  );
  return rows.length > 0;
}

const NOTE: Statement = {
  name: "insert_note",
  text: `insert into internal_notes (id, case_id, event_id, text, written_at, author, visibility, mentions) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

/** Keeps a note. */
export async function insertNote(work: UnitOfWork, row: Omit<NoteRow, "__typename">): Promise<void> {
  const { id, caseId, eventId, text, writtenAt, authorId, visibility, mentionIds } = row;
  await work.query(NOTE, [id, caseId, eventId, text, writtenAt, authorId, visibility, mentionIds]);
}
