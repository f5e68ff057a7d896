import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { checkInvariants } from "../../../src/db/check-invariants";
import type { CaseId } from "../../../src/domain/ids";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";
import { actOf, DAILY_VERBS, type DailyStep, type DailyWorld, leadingTo } from "../../support/daily-acts";
import { compareAnswers, judgeLog, readLog } from "../../support/daily-log";
import { type Trace, traceOf } from "../../support/daily-trace";
import { aDailyWorld, type Post, plainPeople, runAct, WEIGHTED_VERBS } from "../../support/daily-world";
import { expectToldAgain, type Moment, momentNow } from "../../support/moment-of-a-case";
import { until } from "../../support/until";

const SEQUENCES = 100;

let desk: CaseDesk;
let world: DailyWorld;
beforeAll(async () => {
  desk = await aCaseDesk();
  world = await aDailyWorld(desk, 12);
});
afterAll(() => desk.close());

const anyDie = fc.nat();
const anyStep: fc.Arbitrary<DailyStep> = fc.record({
  verb: fc.constantFrom(...WEIGHTED_VERBS),
  fits: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  die: anyDie,
});
const anyEpisode = fc.tuple(fc.constantFrom(...DAILY_VERBS), anyDie).map(([verb, die]) => leadingTo(verb, die));
const anySteps = fc
  .array(fc.oneof({ weight: 3, arbitrary: anyStep.map((step) => [step]) }, { weight: 2, arbitrary: anyEpisode }), {
    minLength: 3,
    maxLength: 8,
  })
  .map((episodes) => episodes.flat());

test("whatever people do together, right or not: laws 1 to 7 and 15 hold, what was accepted is in the log, what was refused left nothing, and each moment can be shown again", async () => {
  const template = await desk.open(desk.people.ana);
  await desk.ask("select place_events()");
  const from = (await readLog(desk.ask)).length;
  const answered = new Set<string>();
  const accepted = new Set<string>();
  const figures = { steps: 0, accepted: 0, refusals: 0, besideTheSweep: 0, moments: 0 };
  const post: Post = (person, query, variables) => desk.asks(person, query, variables);

  /** Opens a case and lives on it: each refusal leaves every row as it was, and each moment is told again by the events. */
  const live = async (steps: readonly DailyStep[]): Promise<void> => {
    const opening = await actOf(world, template, { verb: "openCase", fits: true, die: 1 });
    const { eventId: openedBy } = await runAct(post, { ...opening, person: world.cast.manager }, randomUUID());
    answered.add(openedBy ?? "nothing was opened");
    const [row] = await desk.ask<{ id: CaseId }>("select stream as id from events where id = $1", [openedBy]);
    if (row === undefined) throw new Error("a case was opened");
    let before: Trace | null = null;
    const moments: Moment[] = [await momentNow(desk.ask, row.id)];
    for (const step of steps) {
      const act = await actOf(world, row.id, step);
      before ??= await traceOf(desk.ask, row.id);
      const { eventId, code } = await runAct(post, act, randomUUID());
      figures.steps += 1;
      if (eventId !== null) {
        answered.add(eventId);
        accepted.add(step.verb);
        moments.push(await momentNow(desk.ask, row.id));
        figures.accepted += 1;
        before = null;
        continue;
      }
      const after: Trace = await traceOf(desk.ask, row.id);
      figures.refusals += 1;
      // The sweep works all the time: what it did meanwhile is no doing of the refusal.
      if (after.byTheClock !== before.byTheClock) figures.besideTheSweep += 1;
      else expect([act.field, code, after]).toEqual([act.field, code, before]);
      before = after;
    }
    figures.moments += await expectToldAgain(desk.ask, row.id, moments);
  };

  await fc.assert(fc.asyncProperty(anySteps, live), { numRuns: SEQUENCES });
  // Whatever chance did not reach is led up to, until it is.
  for (const verb of DAILY_VERBS) for (let die = 1; die <= 40 && !accepted.has(verb); die += 1) await live(leadingTo(verb, die));

  await until("every event has its place", async () => {
    return (await desk.ask("select from events e where not exists (select from event_places p where p.event_no = e.no)")).length === 0;
  });
  const log = await readLog(desk.ask);
  console.log(JSON.stringify({ sequences: SEQUENCES, events: log.length - from, ...figures }));
  expect(judgeLog(log, plainPeople(world))).toEqual([]);
  expect(compareAnswers(log.slice(from), answered)).toEqual([]);
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
  expect(DAILY_VERBS.filter((verb) => !accepted.has(verb))).toEqual([]);
  expect(figures.moments).toBeGreaterThan(figures.accepted / 2);
  expect(figures.besideTheSweep).toBeLessThan(figures.refusals / 2);
}, 240_000);
