import { type OpenWork, runUnitOfWork } from "../../../src/db/run-unit-of-work";
import type { CaseId, PersonId } from "../../../src/domain/ids";
import { lockCaseForSystem, saveCase } from "../../../src/features/cases/change-case.command";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana } = desk.people);
});
afterAll(() => desk.close());

/** Appends a tagging to a case's stream and saves its row, without the rules of the command. */
async function tag(work: OpenWork, caseId: CaseId, added: string): Promise<void> {
  const locked = await lockCaseForSystem(work, caseId);
  const row = { ...locked!.row, tags: [...locked!.row.tags, added] };
  work.append(row, { type: "CASE_TAGGED", caseId, before: { tags: locked!.row.tags }, after: { tags: row.tags } });
  await saveCase(work, row, locked!.now);
}

const run = <T>(work: (open: OpenWork) => Promise<T>, keep = true) =>
  runUnitOfWork(desk.dataSource, "system:test", async (open) => ({ keep, answer: await work(open) }));

test("what is kept is committed with its events, what is not leaves nothing", async () => {
  const caseId = await desk.open();
  await desk.unchanged(() => run((work) => tag(work, caseId, "no"), false));
  await run((work) => tag(work, caseId, "yes"));
  expect(await desk.ask("select tags, last_sequence from cases where id = $1", [caseId])).toEqual([{ tags: ["yes"], last_sequence: 2 }]);
  expect(await desk.told(caseId)).toEqual(["CASE_OPENED", "CASE_TAGGED"]);
});

test("an error leaves nothing, and is thrown", async () => {
  const caseId = await desk.open();
  const broken = run(async (work) => {
    await tag(work, caseId, "no");
    throw new Error("cut");
  });
  await desk.unchanged(() => expect(broken).rejects.toThrow("cut"));
});

test("events take the instant of their unit of work, and number on from the row they belong to", async () => {
  const caseId = await desk.open();
  await run(async (work) => {
    await tag(work, caseId, "one");
    await tag(work, caseId, "two");
  });
  const told = await desk.ask<{ at: string; sequence: number }>(
    "select iso(recorded_at) as at, stream_sequence as sequence from events where stream = $1 order by stream_sequence",
    [caseId],
  );
  expect(told.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  expect(told[1]?.at).toBe(told[2]?.at);
});

test("the clock is asked once, and never answers an instant before the one the lock waited for", async () => {
  const [first, second, later] = await run(async (work) => {
    const asked = await work.now();
    return [asked, await work.now(), await work.now(new Date(asked.getTime() + 60_000))];
  });
  expect(second).toEqual(first);
  expect(later!.getTime() - first!.getTime()).toBe(60_000);
  const caseId = await desk.open();
  await desk.database.moveClock("-1 hour");
  await desk.must(desk.take(ana, caseId));
  await desk.database.moveClock("0");
  const [interval] = await desk.ask<{ backwards: boolean }>(
    "select bool_or(until < since) as backwards from ownership where case_id = $1",
    [caseId],
  );
  expect(interval).toEqual({ backwards: false });
});

test("two that lock two rows in opposite order both end, because a deadlock is tried again", async () => {
  const [one, other] = [await desk.open(), await desk.open()];
  let met = 0;
  let release: (() => void) | undefined;
  const bothHoldTheirFirst = new Promise<void>((resolve) => {
    release = resolve;
  });
  const tries: number[] = [];
  const both = async (first: CaseId, second: CaseId, mine: number) => {
    tries[mine] = 0;
    return run(async (work) => {
      tries[mine]! += 1;
      await tag(work, first, `t${mine}`);
      met += 1;
      if (met >= 2) release?.();
      await bothHoldTheirFirst;
      await tag(work, second, `t${mine}`);
    });
  };
  await Promise.all([both(one, other, 0), both(other, one, 1)]);
  expect([...tries].sort()).toEqual([1, 2]);
  for (const caseId of [one, other]) {
    const [row] = await desk.ask<{ tags: string[] }>("select tags from cases where id = $1", [caseId]);
    expect([...row!.tags].sort()).toEqual(["t0", "t1"]);
    expect(await desk.told(caseId)).toEqual(["CASE_OPENED", "CASE_TAGGED", "CASE_TAGGED"]);
  }
});

test.each(["40001", "40P01"])("an error %s is tried three times in all, and then thrown", async (code) => {
  let tries = 0;
  const failing = run(async () => {
    tries += 1;
    throw Object.assign(new Error("again"), { code });
  });
  await expect(failing).rejects.toThrow("again");
  expect(tries).toBe(3);
});

test("a lock that is not given in time is waited for once more, and then nobody waits any longer", async () => {
  const caseId = await desk.open();
  const holder = desk.dataSource.createQueryRunner();
  await holder.startTransaction();
  await holder.query("select from cases where id = $1 for update", [caseId]);
  let tries = 0;
  const impatient = (last: () => Promise<void>) =>
    run(async (work) => {
      tries += 1;
      await work.query("set local lock_timeout = '20ms'");
      if (tries === 2) await last();
      await tag(work, caseId, "mine");
    });
  await desk.unchanged(() => expect(impatient(async () => undefined)).rejects.toMatchObject({ code: "55P03" }));
  expect(tries).toBe(2);
  tries = 0;
  await impatient(() => holder.rollbackTransaction());
  await holder.release();
  expect([tries, await desk.told(caseId)]).toEqual([2, ["CASE_OPENED", "CASE_TAGGED"]]);
});

test("every other error is thrown at once", async () => {
  let tries = 0;
  const failing = run(async (work) => {
    tries += 1;
    await work.query("select 1 / 0");
  });
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  expect(tries).toBe(1);
});

test("a timer is set, moved under a new version, and stopped, with its cause or not at all", async () => {
  const timers = () => desk.ask(`select subject_id, version, iso(due_at) as due from timers where kind = 'test'`);
  const at = (day: number) => new Date(Date.UTC(2030, 0, day));
  await run((work) => work.setTimer("test", "one", at(1)));
  await run((work) => work.setTimer("test", "one", at(2)));
  await run((work) => work.setTimer("test", "two", at(3)), false);
  expect(await timers()).toEqual([{ subject_id: "one", version: 2, due: "2030-01-02T00:00:00.000Z" }]);
  await run((work) => work.setTimer("test", "one", null));
  expect(await timers()).toEqual([]);
});

test("the log is insert-only for the server, and its keys refuse a gap", async () => {
  for (const statement of ["update events set actor = 'x'", "delete from events", "truncate events", "delete from event_places"])
    await expect(desk.ask(statement)).rejects.toMatchObject({ code: "42501" });
  const gap = `insert into events (id, stream, stream_sequence, type, occurred_at, recorded_at, actor) values ('evt_x', 'case_x', 2, 'CASE_TAGGED', now(), now(), 'x')`;
  await expect(desk.ask(gap)).rejects.toMatchObject({ code: "23503", constraint: "no_gap_in_a_stream" });
});
