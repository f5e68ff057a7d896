import fc from "fast-check";
import { checkInvariants } from "../../../src/db/check-invariants";
import type { CaseId, PersonId } from "../../../src/domain/ids";
import { isRefusal } from "../../../src/domain/refusal";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";

const LAW =
  "Nobody can be deactivated, or begin a recorded leave, while a case would keep them as owner without an acting owner or a successor.";

const SEQUENCES = 100;

let desk: AbsenceDesk;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  await desk.holdTimers();
});
afterAll(() => desk.close());

type Step =
  | { do: "OPEN" | "TAKE"; who: number }
  | { do: "COVER"; who: number; by: number }
  | { do: "LEAVE" | "AWAY" | "END" | "DEACTIVATE"; who: number; by: number }
  | { do: "HOURS"; hours: number };

const who = fc.nat({ max: 3 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("OPEN" as const, "TAKE" as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("COVER" as const), who, by: who }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom("LEAVE" as const, "LEAVE" as const, "AWAY" as const, "END" as const, "DEACTIVATE" as const),
      who,
      by: who,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("HOURS" as const), hours: fc.integer({ min: 1, max: 30 }) }) },
);

/** Which open cases an absence's beginning, or a deactivation, left with an owner who is gone and nobody who acts for them. */
async function leftBehind(personId: PersonId): Promise<unknown[]> {
  return desk.ask(
    `select c.id from cases c join persons p on p.id = c.owner_id where c.owner_id = $1 and c.status not in ('RESOLVED', 'CLOSED')
      and (not p.active or (c.acting_owner_id is null or c.acting_until <= steward_now()) and c.owner_since < steward_now())`,
    [personId],
  );
}

/** Rings everything that is due, as the sweep does, and looks after each beginning of an absence. */
async function sweep(): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const [due] = await desk.ask<{ kind: string; id: string }>(
      `select kind, subject_id as id from timers where due_at <= steward_now() and kind in ('leave-begins', 'absence-ends') order by due_at, kind limit 1`,
    );
    if (due === undefined) return;
    await desk.ring(due.kind, due.id);
    const [absence] = await desk.ask<{ state: string; personId: PersonId }>(
      `select state, person_id as "personId" from absences where id = $1`,
      [due.id],
    );
    if (due.kind === "leave-begins" && absence?.state === "RUNNING") expect(await leftBehind(absence.personId)).toEqual([]);
  }
}

test(`law 15, in the database: ${LAW}`, async () => {
  let clock = 0;
  let begun = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 6, maxLength: 14 }), async (steps) => {
      const steward = await desk.aPerson({ roles: ["TEAM_LEAD"] });
      const people: PersonId[] = [];
      for (let index = 0; index < 3; index += 1) people.push(await desk.aPerson());
      people.push(steward);
      const teamId = await desk.aTeam({ queueStewardId: steward, leadIds: [steward], memberIds: [...people].sort() });
      const cases: CaseId[] = [];
      const absent = new Map<PersonId, string>();
      for (const step of steps) {
        if (step.do === "HOURS") {
          clock += step.hours;
          await desk.database.moveClock(`${clock} hours`);
          await sweep();
          continue;
        }
        const person = people[step.who]!;
        if (step.do === "OPEN") cases.push(await desk.open(desk.people.ana, { teamId }));
        if (step.do === "TAKE" && cases.length > 0) await desk.take(person, cases.at(-1)!);
        if (step.do === "COVER")
          await desk.cover(person, { personId: person, chain: [{ personId: people[step.by]!, thenTheirCover: step.by > 1 }] });
        if (step.do === "LEAVE") {
          const input = {
            personId: person,
            from: await desk.ahead(step.by * HOUR_MS),
            until: await desk.ahead(step.by * HOUR_MS + DAY_MS),
            plan: [],
            defaultToPersonId: step.by > 1 ? people[step.by]! : null,
          };
          const outcome = await desk.leave(person, input);
          if (!isRefusal(outcome)) absent.set(person, outcome.absenceId);
          if (!isRefusal(outcome) && step.by === 0) expect(await leftBehind(person)).toEqual([]);
        }
        if (step.do === "AWAY") {
          const outcome = await desk.awayNow(person, person, await desk.ahead(5 * HOUR_MS));
          if (!isRefusal(outcome)) expect(await leftBehind(person)).toEqual([]);
        }
        if (step.do === "END" && absent.has(person)) await desk.endAbsence(person, absent.get(person)!);
        if (step.do === "DEACTIVATE") {
          const owned = await desk.ask<{ id: string }>("select id from cases where owner_id = $1 and status <> 'CLOSED' order by id", [
            person,
          ]);
          const plan = owned.map(({ id }) => ({ kind: "OWNERSHIP" as const, subjectId: id, toPersonId: people[step.by]! }));
          const outcome = await desk.deactivate(person, plan);
          if (!isRefusal(outcome)) expect(await leftBehind(person)).toEqual([]);
        }
      }
      begun += (await desk.ask("select 1 from absences where state in ('RUNNING', 'ENDED') and person_id = any($1)", [people])).length;
    }),
    { numRuns: SEQUENCES },
  );
  // What the last step appended may not be placed yet.
  await desk.ask("select place_events()");
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
  // The sequences must have reached what they are about.
  expect(begun).toBeGreaterThan(SEQUENCES / 2);
}, 240_000);
