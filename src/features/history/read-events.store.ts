import type { Database } from "../../db/database";
import { EVENT_COLUMNS, type EventRow, OPEN_TO_ALL_STAFF, type PlacedEvent } from "../../db/log/stored-events";
import { type CaseId, idsAmong } from "../../domain/ids";
import { mayReadNotes, type PersonStanding } from "../../domain/permissions";
import type { PageAsk } from "../../graphql/page.type";

/** Which events of the log; each list left out means all. */
export interface EventCriteria {
  types?: readonly string[] | null;
  streams?: readonly string[] | null;
  caseIds?: readonly string[] | null;
  actorIds?: readonly string[] | null;
}

const PLACED = "event_places p join events e on e.no = p.event_no";

const MATCHES = `($1::text[] is null or e.type = any($1)) and ($2::text[] is null or e.stream = any($2))
  and ($3::text[] is null or e.case_id = any($3)) and ($4::text[] is null or e.actor = any($4))
  and ($5::text is null or ${OPEN_TO_ALL_STAFF})
  and ($5::text is null or e.case_id is null and e.type not in ('CUSTOMER_CHANGED', 'CONTACT_ERASED') or exists (select from cases c where c.id = e.case_id
    and (c.team_id = any($6::text[]) or $5 in (c.owner_id, c.contact_owner_id, c.resolution_owner_id)
      or exists (select from case_relations r where r.case_id = c.id and r.person_id = $5 and r.until > steward_now()))))`;

// Literal texts of this file, so that nothing a client sends becomes part of a statement.
function notesIn(notes: boolean): string {
  return notes ? "true" : "e.type <> 'INTERNAL_NOTE_ADDED'";
}

function valuesOf(viewer: PersonStanding, criteria: EventCriteria): unknown[] {
  const { types, streams, caseIds, actorIds } = criteria;
  const teams = [...viewer.memberOf, ...viewer.leaderOf];
  const named = (ids: readonly string[] | null | undefined) => (ids ? idsAmong(ids) : null);
  return [types ?? null, named(streams), named(caseIds), named(actorIds), viewer.external ? viewer.id : null, teams];
}

/** One page of the log as far as the viewer may see it, by position; one more than asked, in reading order. */
export function readLogPage(
  database: Database,
  viewer: PersonStanding,
  criteria: EventCriteria,
  page: { count: number; backwards: boolean; after: number | null; before: number | null },
): Promise<PlacedEvent[]> {
  return database.query(
    `select ${EVENT_COLUMNS} from ${PLACED} where ${MATCHES} and ${notesIn(mayReadNotes(viewer))} and ($7::bigint is null or p.position > $7) and ($8::bigint is null or p.position < $8)
      order by p.position ${page.backwards ? "desc" : "asc"} limit ${page.count + 1}`,
    [...valuesOf(viewer, criteria), page.after, page.before],
  );
}

/** How many events of the log the viewer asks for and may see. */
export async function countLog(database: Database, viewer: PersonStanding, criteria: EventCriteria): Promise<number> {
  const rows: { count: number }[] = await database.query(
    `select count(*) as count from ${PLACED} where ${MATCHES} and ${notesIn(mayReadNotes(viewer))}`,
    valuesOf(viewer, criteria),
  );
  return rows[0]?.count ?? 0;
}

/** Which events of a case, whether those of notes are among them, and those of notes for people inside. */
export interface TimelineQuestion {
  caseId: CaseId;
  types: readonly string[] | null;
  notes: boolean;
  inside: boolean;
}

const TOLD = `e.case_id = $1 and ($2::text[] is null or e.type = any($2)) and ($3 or ${OPEN_TO_ALL_STAFF})`;

/** One page of a case's own events, by number; one more than asked, in reading order. Placed or not: a case reads its own writes. */
export function readTimeline(database: Database, { caseId, types, notes, inside }: TimelineQuestion, page: PageAsk): Promise<EventRow[]> {
  return database.query(
    `select ${EVENT_COLUMNS} from events e left join event_places p on p.event_no = e.no
      where ${TOLD} and ${notesIn(notes)} and ($4::integer is null or e.stream_sequence > $4) and ($5::integer is null or e.stream_sequence < $5)
      order by e.stream_sequence ${page.backwards ? "desc" : "asc"} limit ${page.count + 1}`,
    [caseId, types, inside, page.after, page.before],
  );
}

/** How many events a case has for whoever asks. */
export async function countTimeline(database: Database, { caseId, types, notes, inside }: TimelineQuestion): Promise<number> {
  const text = `select count(*) as count from events e where ${TOLD} and ${notesIn(notes)}`;
  const rows: { count: number }[] = await database.query(text, [caseId, types, inside]);
  return rows[0]?.count ?? 0;
}
