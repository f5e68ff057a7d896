import type { ActorId, EventId } from "../domain/ids";
import type { Fact, Statement, UnitOfWork } from "./unit-of-work";

/** A fact with its identity and its number, on its way into the log. */
export interface PendingEvent extends Fact {
  id: EventId;
  stream: string;
  streamSequence: number;
  actor: ActorId;
}

// The filter gives the transaction its id before the first number is drawn: placing passes a number by only once every transaction is over
// that was known when the number was placed, and one without an id is not known.
const INSERT_EVENTS: Statement = {
  name: "insert_events",
  text: `insert into events (id, stream, stream_sequence, case_id, type, occurred_at, recorded_at, actor, on_behalf_of, causation_id, before, after)
    select e.id, e.stream, e."streamSequence", e."caseId", e.type, coalesce(e."occurredAt", $2), $2, e.actor, e."onBehalfOf", e."causationId", e.before, e.after
    from jsonb_to_recordset($1::jsonb) as e(id text, stream text, "streamSequence" integer, "caseId" text, type text, "occurredAt" timestamptz,
      actor text, "onBehalfOf" text, "causationId" text, before jsonb, after jsonb)
    where pg_current_xact_id() is not null`,
};

/** Writes facts into the log in one statement, in their order; they get their global places after the commit. */
export async function insertEvents(query: UnitOfWork["query"], events: readonly PendingEvent[], recordedAt: Date): Promise<void> {
  await query(INSERT_EVENTS, [JSON.stringify(events), recordedAt]);
}
