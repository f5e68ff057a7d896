import { caseAsOf, type PastEvent } from "../../src/domain/history/case-as-of";
import type { EventId } from "../../src/domain/ids";
import type { Ask } from "./daily-trace";

/** What a case's rows say at one moment, as of the instant of its newest event. */
export interface Moment {
  at: Date;
  lastEventId: EventId;
  [fact: string]: unknown;
}

// One statement: the sweep may come by between two.
const NOW = `select e.occurred_at as at, e.id as "lastEventId", c.status, c.priority, c.owner_id as "ownerId",
    c.contact_owner_id as "contactOwnerId", c.resolution_owner_id as "resolutionOwnerId",
    case when c.acting_until > e.occurred_at then c.acting_owner_id end as "actingOwnerId",
    coalesce((select array_agg(r.person_id order by r.person_id) from case_relations r
      where r.case_id = c.id and r.relation = 'COLLABORATOR' and r.person_id <> c.owner_id), '{}') as "collaboratorIds"
  from cases c join events e on e.stream = c.id and e.stream_sequence = c.last_sequence where c.id = $1`;

/** The case as its rows have it now. */
export async function momentNow(ask: Ask, caseId: string): Promise<Moment> {
  const [moment] = await ask<Moment>(NOW, [caseId]);
  if (moment === undefined) throw new Error("a moment of a case was asked for");
  return moment;
}

/**
 * Shows each moment of a case again from its events, and expects what its rows said then.
 *
 * Answers how many there were; of several in one millisecond only the last is what that instant left.
 */
export async function expectToldAgain(ask: Ask, caseId: string, moments: readonly Moment[]): Promise<number> {
  const events = await ask<PastEvent>(
    `select id, type, occurred_at as "occurredAt", before, after from events where stream = $1 order by stream_sequence`,
    [caseId],
  );
  let shown = 0;
  for (const { at, ...rows } of moments) {
    const next = events[events.findIndex(({ id }) => id === rows.lastEventId) + 1];
    if (next !== undefined && next.occurredAt <= at) continue;
    expect(caseAsOf(events, at)).toEqual(rows);
    shown += 1;
  }
  return shown;
}
