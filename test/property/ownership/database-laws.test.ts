import fc from "fast-check";
import { Client } from "pg";
import { INVARIANTS } from "../../../src/db/check-invariants";
import { caseFactsOf, foldCase } from "../../../src/domain/event";
import type { CaseId, PersonId } from "../../../src/domain/ids";
import { CASE_COLUMNS, type CaseRow } from "../../../src/features/cases/case-row.type";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";
import { anySequence, CAST, type Model, type Role } from "./command-sequences";

const SEQUENCES = 120;

let desk: CaseDesk;
let mila: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  mila = await desk.aPerson({ name: "Mila", roles: ["ESCALATION_MANAGER"] });
});
afterAll(() => desk.close());

/** Shows that a case's row is what the model has, and what its events and intervals tell. */
async function expectTold(caseId: CaseId, ownerId: PersonId): Promise<void> {
  const [row] = await desk.ask<CaseRow>(`select ${CASE_COLUMNS} from cases c where c.id = $1`, [caseId]);
  const events = await desk.story(caseId);
  expect(row?.ownerId).toBe(ownerId);
  expect(foldCase(events)).toEqual(caseFactsOf(row!));
  expect(events.map(({ streamSequence }) => streamSequence)).toEqual(events.map((_event, index) => index + 1));
  expect(row?.lastSequence).toBe(events.length);
  const intervals = await desk.ask<{ number: number; since: string; until: string | null; personId: PersonId }>(
    `select number, iso(since) as since, iso(until) as until, person_id as "personId" from ownership where case_id = $1 order by number`,
    [caseId],
  );
  for (const [index, interval] of intervals.entries()) {
    expect(interval.number).toBe(index + 1);
    expect(interval.since).toBe(index === 0 ? row?.openedAt : intervals[index - 1]?.until);
  }
  expect(intervals.at(-1)).toMatchObject({ until: null, personId: ownerId, since: row?.ownerSince });
}

test("whatever people do in whatever order, one of them owns each case, and its row, its intervals and its log tell the same", async () => {
  const { ana, ben, chloe, hiro } = desk.people;
  const seen = { accepted: 0, cases: 0 };
  await fc.assert(
    fc.asyncProperty(anySequence, async (sequence) => {
      const eve = await desk.aPerson({ name: "Eve" });
      const people: Record<Role, PersonId> = { ana, ben, chloe, mila, eve };
      const model: Model = { cases: [], eveWorks: true };
      await fc.asyncModelRun(() => ({ model, real: { desk, people, admin: hiro } }), sequence);
      for (const one of model.cases) await expectTold(one.id, people[one.owner]);
      seen.cases += model.cases.length;
    }),
    { numRuns: SEQUENCES, endOnFailure: true, interruptAfterTimeLimit: 270_000, markInterruptAsFailure: true },
  );
  // The sequences are worth something only if they open cases and move them.
  const [moves] = await desk.ask<{ moves: string[] }>("select array_agg(distinct move order by move) as moves from ownership");
  expect(moves?.moves).toEqual(["ACCEPTED", "FORCED", "OPENED", "TAKEN"]);
  expect(seen.cases).toBeGreaterThan(SEQUENCES);
  expect(CAST).toHaveLength(5);
}, 300_000);

/** What breaks a law in all that the sequences left behind, by SQL that shares nothing with the commands. */
async function breaches(law: number): Promise<string[]> {
  const client = new Client(desk.database.ownerUrl);
  await client.connect();
  try {
    const found: string[] = [];
    for (const { sentence, sql } of INVARIANTS.filter((invariant) => invariant.law === law)) {
      const { rows } = await client.query<{ offender: string }>(
        `with asked as (select steward_now() as at), found as (${sql}) select offender from found`,
      );
      found.push(...rows.map(({ offender }) => `${sentence} ${offender}`));
    }
    return found;
  } finally {
    await client.end();
  }
}

describe("what the sequences left behind", () => {
  test("Every case has exactly one owner at every instant from its creation.", async () => {
    expect(await breaches(1)).toEqual([]);
  });

  test("The ownership intervals of a case tile its life: no gap, no overlap.", async () => {
    expect(await breaches(2)).toEqual([]);
  });

  test("Asking for assistance never changes the owner; a handoff changes the owner only when it is accepted.", async () => {
    const told = await desk.ask("select id from events where type in ('TRANSFER_OFFERED', 'TRANSFER_ENDED') and after ? 'ownerId'");
    expect(told).toEqual([]);
    const [accepted] = await desk.ask<{ offers: number; intervals: number }>(
      `select (select count(*) from transfer_offers where outcome = 'ACCEPTED') as offers,
        (select count(*) from ownership o join transfer_offers t on t.brief_id = o.brief_id and t.to_id = o.person_id where o.move = 'ACCEPTED') as intervals`,
    );
    expect(accepted?.offers).toBeGreaterThan(0);
    expect(accepted?.intervals).toBe(accepted?.offers);
  });

  test("Every ownership change carries a complete handoff brief — written by a person where one hands over (offer, handoff, return), composed by rule and marked so where nobody does (take, steal, force, automatic); imported history is exempt and marked — and the previous owner stays informed.", async () => {
    expect(await breaches(6)).toEqual([]);
    const sources = await desk.ask(
      "select o.move, array_agg(distinct b.source) as sources from ownership o join handoff_briefs b on b.id = o.brief_id group by o.move order by o.move",
    );
    expect(sources).toEqual([
      { move: "ACCEPTED", sources: ["WRITTEN"] },
      { move: "FORCED", sources: ["GENERATED"] },
      { move: "TAKEN", sources: ["GENERATED"] },
    ]);
    const forgotten = await desk.ask(
      `select o.case_id, o.person_id from ownership o where o.until <> 'infinity' and not exists (select from case_relations r
        where r.case_id = o.case_id and r.person_id = o.person_id and r.relation = 'COLLABORATOR' and r.until = 'infinity')`,
    );
    expect(forgotten).toEqual([]);
  });

  test("An accepted command appends its events in its own transaction; a case's event numbers have no gap; a refused command changes nothing (it may leave its idempotency record and a line in the security or execution log).", async () => {
    await desk.app.services.placer.place();
    expect(await breaches(7)).toEqual([]);
  });

  test("Nobody can be deactivated, or begin a recorded leave, while a case would keep them as owner without an acting owner or a successor.", async () => {
    const [gone] = await desk.ask<{ count: number }>("select count(*) as count from persons where not active");
    expect(gone?.count).toBeGreaterThan(0);
    expect(await breaches(15)).toEqual([]);
  });
});
