import type { DataSource } from "typeorm";
import { findRows } from "../../db/find-rows";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { ActorId, CaseId, EventId, PersonId } from "../../domain/ids";

/** What was said when a case was forwarded. */
export interface ForwardNote {
  /** The event of the forwarding. */
  eventId: EventId;
  caseId: CaseId;
  toId: PersonId;
  writtenBy: ActorId;
  note: string;
  writtenAt: string;
}

/** Keeps the words with which a case was forwarded: they lie here, never in the event. */
export async function insertForwardNote(work: UnitOfWork, note: ForwardNote): Promise<void> {
  await work.query(
    {
      name: "insert_forward_note",
      text: "insert into forward_notes (event_id, case_id, to_id, written_by, note, written_at) values ($1, $2, $3, $4, $5, $6)",
    },
    [note.eventId, note.caseId, note.toId, note.writtenBy, note.note, note.writtenAt],
  );
}

/** The words of many forwardings, as far as somebody outside, or inside, may read them. */
export async function loadForwardNotes(
  dataSource: DataSource,
  eventIds: readonly EventId[],
  external: boolean,
): Promise<Pick<ForwardNote, "eventId" | "note">[]> {
  const text = `select event_id as "eventId", note from forward_notes where event_id = any($1) and (visibility = 'ALL_STAFF' or not $2)`;
  return findRows(dataSource, { name: "load_forward_notes", text }, [eventIds, external]);
}
