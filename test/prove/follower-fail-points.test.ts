import { checkInvariants } from "../../src/db/check-invariants";
import { FAIL_POINTS } from "../../src/db/fail-points";
import type { CaseId } from "../../src/domain/ids";
import { isRefusal } from "../../src/domain/refusal";
import { addInternalNote } from "../../src/features/conversation/add-internal-note.command";
import { type LiveDesk, liveDesk } from "../support/live-desk";
import { until } from "../support/until";

let desk: LiveDesk;
let caseId: CaseId;
beforeAll(async () => {
  desk = await liveDesk({ servers: 0 });
  caseId = await desk.aCase(desk.people.chloe, desk.team);
  // The log is followed from where the first server finds its end.
  await (await desk.spawn()).kill9();
});
afterAll(() => desk.close());

/** Where a server may die on its way through one batch: its own points, and those of the transaction around them. */
const ON_THE_WAY = FAIL_POINTS.filter((point) => point.startsWith("follower.") || point.startsWith("unit-of-work."));
const COMMITTED: readonly string[] = ["unit-of-work.after-commit"];

async function mention(times: number): Promise<string[]> {
  const note = { caseId, text: "Look.", visibility: "ALL_STAFF" as const, mentionIds: [desk.people.ana] };
  const ids: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const outcome = await desk.as(desk.people.chloe, (work) => addInternalNote(work, note));
    if (isRefusal(outcome)) throw new Error(outcome.code);
    ids.push(outcome.eventId ?? "");
  }
  return ids;
}
const kept = async (): Promise<string[]> =>
  (await desk.ask<{ id: string }>("select event_id as id from notifications order by position")).map(({ id }) => id);

test("every point of a follower is proven here, and so are those of its transaction", () => {
  expect(ON_THE_WAY).toEqual([
    "unit-of-work.before-commit",
    "unit-of-work.after-commit",
    "follower.after-effect",
    "follower.after-position",
  ]);
});

// What is written here is written by no server: the first transaction of the one that dies is its follower's.
test.each(ON_THE_WAY)("a follower that dies at %s has notified once when the next one is through, and nothing is lost", async (point) => {
  const before = await kept();
  const ids = await mention(3);
  const dying = await desk.spawn({ FAIL_POINT: `${point}:1` }).catch((error: Error) => error);
  // It may be quicker to die than to say that it is ready.
  if (!(dying instanceof Error)) expect(await dying.ended).toBeNull();
  const left = await kept();
  expect(left).toEqual(COMMITTED.includes(point) ? [...before, ...ids] : before);

  const server = await desk.spawn();
  const last = await mention(1);
  await until("all are kept", async () => (await kept()).length >= before.length + 4);
  expect(await kept()).toEqual([...before, ...ids, ...last]);
  await desk.settled();
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
  await server.kill9();
});
