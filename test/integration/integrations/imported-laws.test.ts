import { createReadStream, existsSync } from "node:fs";
import { caseFactsOf, foldCase, type StoredEvent } from "../../../src/domain/event";
import { caseAsOf, type PastEvent } from "../../../src/domain/history/case-as-of";
import { CASE_COLUMNS, type CaseRow } from "../../../src/features/cases/case-row.type";
import type { ImportReport } from "../../../src/features/integrations/servicenow/import-report";
import type { IncidentRow } from "../../../src/features/integrations/servicenow/incident-row";
import { readIncidents } from "../../../src/features/integrations/servicenow/read-incidents";
import { type Desk, everything, fixture, realLog, startDesks } from "./a-desk";

interface Owned {
  incident: string;
  owner: string;
  since: Date;
  until: Date | null;
}

// The real log is read where it lies beside the checkout; without it every rule below is shown on the fixture.
const log = existsSync(realLog) ? realLog : fixture;
const figures =
  log === realLog
    ? {
        incidents: 540,
        rowsRead: 3683,
        ownershipChanges: 499,
        ownerlessStretches: 278,
        notRead: 0,
        assignees: 101,
        groups: 57,
        callers: 418,
        ownerlessMinutes: 1159,
      }
    : {
        incidents: 7,
        rowsRead: 24,
        ownershipChanges: 10,
        ownerlessStretches: 7,
        notRead: 2,
        assignees: 3,
        groups: 3,
        callers: 3,
        ownerlessMinutes: 10,
      };

describe("a whole imported incident log", () => {
  let desks: Awaited<ReturnType<typeof startDesks>>;
  let desk: Desk;
  let report: ImportReport;
  let rows: CaseRow[];

  beforeAll(async () => {
    desks = await startDesks();
    desk = await desks.open();
    report = await desk.importLog(log);
    rows = await desk.ask<CaseRow>(`select ${CASE_COLUMNS} from cases c order by c.source_reference`);
  });
  afterAll(() => desks?.stop());

  it("is there to the last row, with a person for each assignee, a team and a steward for each group, and a contact for each caller", async () => {
    const { incidents, rowsRead, rowsNotRead, ownershipChanges, ownerlessStretches, personsMade, teamsMade, contactsMade } = report;
    expect({ incidents, rowsRead, notRead: rowsNotRead.length, ownershipChanges, ownerlessStretches }).toEqual({
      incidents: figures.incidents,
      rowsRead: figures.rowsRead,
      notRead: figures.notRead,
      ownershipChanges: figures.ownershipChanges,
      ownerlessStretches: figures.ownerlessStretches,
    });
    expect({ personsMade, teamsMade, contactsMade }).toEqual({
      personsMade: figures.assignees + figures.groups + 1,
      teamsMade: figures.groups + 1,
      contactsMade: figures.callers,
    });
    expect(rows).toHaveLength(figures.incidents);
    expect(await desk.ask("select count(*) as events, count(*) filter (where type = 'OWNERSHIP_CHANGED') as changes from events")).toEqual([
      { events: report.events, changes: report.ownershipChanges },
    ]);
  });

  it("An accepted command appends its events in its own transaction; a case's event numbers have no gap; the row equals the fold of its events", async () => {
    const events = await desk.ask<Pick<StoredEvent, "after" | "streamSequence"> & { caseId: string }>(
      `select case_id as "caseId", stream_sequence as "streamSequence", after from events where case_id is not null order by case_id, stream_sequence`,
    );
    const byCase = groupBy(events, (event) => event.caseId);
    expect(byCase.size).toBe(figures.incidents);
    for (const row of rows) {
      const own = byCase.get(row.id) ?? [];
      expect(own.map((event) => event.streamSequence)).toEqual(own.map((_, index) => index + 1));
      expect(own).toHaveLength(row.lastSequence);
      expect(foldCase(own)).toEqual(caseFactsOf(row));
    }
  });

  it("The ownership intervals of a case tile its life: no gap, no overlap", async () => {
    const broken = await desk.ask(`select o.case_id from ownership o join cases c on c.id = o.case_id
      left join ownership next on next.case_id = o.case_id and next.number = o.number + 1
      where (o.number = 1 and o.since <> c.opened_at) or o.until is distinct from coalesce(next.since, 'infinity')
        or (next.number is null and (o.person_id <> c.owner_id or o.number <> c.ownership_number or o.since <> c.owner_since))`);
    expect(broken).toEqual([]);
    expect(await desk.ask("select count(*) as intervals from ownership")).toEqual([
      { intervals: figures.incidents + report.ownershipChanges },
    ]);
    expect(await desk.ask("select distinct move, brief_id, actor from ownership")).toEqual([
      { move: "IMPORTED", brief_id: null, actor: "system:import" },
    ]);
    expect(
      await desk.ask("select distinct after->>'move' as move, after->>'briefSource' as brief from events where type = 'OWNERSHIP_CHANGED'"),
    ).toEqual([{ move: "IMPORTED", brief: "IMPORTED" }]);
  });

  it("shows each of its past instants again: who owned is whom the intervals name, and who owned before was informed", async () => {
    const events = await desk.ask<PastEvent & { caseId: string }>(
      `select case_id as "caseId", id, type, occurred_at as "occurredAt", before, after from events
        where case_id is not null order by case_id, stream_sequence`,
    );
    const byCase = groupBy(events, (event) => event.caseId);
    const stretches = await desk.ask<{ caseId: string; owner: string; since: Date; before: string[] }>(
      `select o.case_id as "caseId", o.person_id as owner, o.since, array(select distinct former.person_id from ownership former
          where former.case_id = o.case_id and former.number < o.number and former.person_id <> o.person_id order by 1) as before
        from ownership o where o.until > o.since`,
    );
    const wrong = stretches.filter(({ caseId, owner, since, before }) => {
      const moment = caseAsOf(byCase.get(caseId) ?? [], since);
      return moment?.ownerId !== owner || String(moment.collaboratorIds) !== String(before);
    });
    expect(wrong).toEqual([]);
    expect(stretches.length).toBeGreaterThan(figures.incidents);
    for (const row of rows) expect(caseAsOf(byCase.get(row.id) ?? [], new Date(Date.parse(row.openedAt) - 1))).toBeNull();
  });

  it("keeps every change at its own time, which is not the time it was recorded, and never goes back in time", async () => {
    const [counted] =
      await desk.ask(`select count(*) filter (where occurred_at >= recorded_at - interval '1 day') as new, count(*) > 0 as any
      from events where case_id is not null and type <> 'NEXT_STEP_SET'`);
    expect(counted).toEqual({ new: 0, any: true });
    const backwards =
      await desk.ask(`select e.id from events e join events before on before.stream = e.stream and before.stream_sequence = e.stream_sequence - 1
      where e.occurred_at < before.occurred_at`);
    expect(backwards).toEqual([]);
  });

  it("has the group's steward own every stretch in which the source named nobody", async () => {
    const owned =
      await desk.ask<Owned>(`select c.source_reference as incident, p.name as owner, o.since, nullif(o.until, 'infinity') as until
      from ownership o join cases c on c.id = o.case_id join persons p on p.id = o.person_id`);
    const byIncident = groupBy(owned, (interval) => interval.incident);
    const { incidents } = await readIncidents(createReadStream(log), new Date());
    const wrong: unknown[] = [];
    let checked = 0;
    for (const [incident, told] of incidents) {
      for (const row of lastOfEachMinute(told)) {
        const at = new Date(row.at);
        const owner = byIncident.get(incident)?.find(({ since, until }) => since <= at && (until === null || at < until))?.owner;
        const expected = row.assignee ?? (row.group === null ? "Import Steward" : `Steward of ${row.group}`);
        if (owner !== expected) wrong.push({ incident, line: row.line, owner, expected });
        if (row.assignee === null) checked += 1;
      }
    }
    expect(wrong).toEqual([]);
    expect(checked).toBe(figures.ownerlessMinutes);
  });

  it("changes nothing the second time", async () => {
    const before = await everything(desk);
    expect(await desk.importLog(log)).toMatchObject({
      incidents: 0,
      knownBefore: figures.incidents,
      events: 0,
      rowsOfKnownIncidents: figures.rowsRead,
    });
    expect(await everything(desk)).toEqual(before);
  });
});

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** Where two rows tell of one minute, the later one stands: the earlier owner had no time at all. */
function lastOfEachMinute(rows: readonly IncidentRow[]): IncidentRow[] {
  const inTime = [...rows].sort((one, other) =>
    one.at < other.at ? -1 : one.at > other.at ? 1 : one.changeCount - other.changeCount || one.line - other.line,
  );
  return inTime.filter((row, index) => inTime[index + 1]?.at !== row.at);
}
