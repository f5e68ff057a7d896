import fc from "fast-check";
import { checkInvariants } from "../../../src/db/check-invariants";
import { aDailyDesk, type DailyDesk } from "../../support/daily-desk";
import { anySteps, momentOf, runStep, toldAsOf, VERB_NAMES } from "./daily-life";

const SEQUENCES = 100;

let desk: DailyDesk;
beforeAll(async () => {
  desk = await aDailyDesk();
});
afterAll(() => desk.close());

describe("daily life", () => {
  test("whatever people do, right or not: laws 1, 2, 3, 6 and 7 hold, each right is what its command answers, and each moment can be shown again", async () => {
    const accepted = new Set<string>();
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const caseId = await desk.open();
        const moments: { at: Date; rows: object }[] = [];
        for (const step of steps) {
          if (await runStep(desk, caseId, step)) accepted.add(step.verb);
          const [last] = await desk.ask<{ at: Date }>("select max(occurred_at) as at from events where stream = $1", [caseId]);
          moments.push({ at: last!.at, rows: await momentOf(desk, caseId) });
        }
        // Of several moments in one millisecond the last is what that instant left.
        for (const [index, { at, rows }] of moments.entries())
          if (moments[index + 1]?.at.getTime() !== at.getTime()) expect(await toldAsOf(desk, caseId, at)).toEqual(rows);
        const [clock] = await desk.ask<{ now: Date }>("select steward_now() as now");
        expect(await toldAsOf(desk, caseId, clock!.now)).toEqual(await momentOf(desk, caseId));
      }),
      { numRuns: SEQUENCES },
    );
    expect([...accepted].sort()).toEqual([...VERB_NAMES].sort());
    expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
  }, 240_000);
});
