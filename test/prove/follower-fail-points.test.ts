import { Client } from "pg";
import { checkInvariants } from "../../src/db/check-invariants";
import { FAIL_POINTS } from "../../src/db/fail-points";
import type { CaseId } from "../../src/domain/ids";
import { isRefusal } from "../../src/domain/refusal";
import { addInternalNote } from "../../src/features/conversation/add-internal-note.command";
import { type LiveDesk, liveDesk } from "../support/live-desk";
import { poisonNotifications } from "../support/poison-notifications";
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
const ON_THE_WAY = FAIL_POINTS.filter((point) => /^(unit-of-work\.|follower\.after-(effect|position))/.test(point));
/** Where it may die while it sets an event aside, and while it tries one again. */
const SETTING_ASIDE = ["follower.after-setting-aside"] as const;
const TRYING_AGAIN = ["follower.after-trying-again"] as const;
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
  expect(FAIL_POINTS.filter((point) => point.startsWith("follower.")).filter((point) => !ON_THE_WAY.includes(point))).toEqual([
    ...SETTING_ASIDE,
    ...TRYING_AGAIN,
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

describe("with an event that always fails", () => {
  let owner: Client;
  beforeAll(async () => {
    owner = new Client(desk.database.ownerUrl);
    await owner.connect();
  });
  afterEach(() => desk.database.moveClock("0"));
  afterAll(() => owner.end());
  const setAside = () => desk.ask<{ id: string; tries: number }>(SET_ASIDE);
  const SET_ASIDE = `select e.id, s.tries from followers_set_aside s join event_places p on p.position = s.position
    join events e on e.no = p.event_no order by s.position`;

  // The batch fails, then ever smaller ones; the first transaction to come through is the one that sets the event aside.
  test.each([...SETTING_ASIDE, "unit-of-work.before-commit", "unit-of-work.after-commit"])(
    "a follower that dies at %s has set it aside once when the next one is through, and lost nothing",
    async (point) => {
      const before = await kept();
      const [bad = "", ...good] = await mention(3);
      await poisonNotifications(owner, [bad]);
      const dying = await desk.spawn({ FAIL_POINT: `${point}:1` }).catch((error: Error) => error);
      if (!(dying instanceof Error)) expect(await dying.ended).toBeNull();
      const held = (await setAside()).map(({ id }) => id);
      expect(held).toEqual(COMMITTED.includes(point) ? [bad] : []);
      expect(await kept()).toEqual(before);

      const server = await desk.spawn();
      await until("what comes after it is kept", async () => (await kept()).length >= before.length + 2);
      expect(await kept()).toEqual([...before, ...good]);
      expect((await setAside()).map(({ id }) => id)).toEqual([bad]);
      await server.kill9();

      await poisonNotifications(owner, []);
      await desk.database.moveClock("1 day");
      const mending = await desk.spawn();
      await until("it is tried again", async () => (await setAside()).length === 0);
      expect(await kept()).toEqual([...before, bad, ...good]);
      await desk.settled();
      expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
      await mending.kill9();
    },
    60_000,
  );

  test.each([...TRYING_AGAIN, "unit-of-work.before-commit", "unit-of-work.after-commit"])(
    "a follower that dies at %s while it tries again has its effect once when the next one is through",
    async (point) => {
      const before = await kept();
      const [bad = ""] = await mention(1);
      await poisonNotifications(owner, [bad]);
      const setting = await desk.spawn();
      await until("it is set aside", async () => (await setAside()).length === 1);
      await setting.kill9();
      await poisonNotifications(owner, []);
      await desk.database.moveClock("1 day");
      const dying = await desk.spawn({ FAIL_POINT: `${point}:1` }).catch((error: Error) => error);
      if (!(dying instanceof Error)) expect(await dying.ended).toBeNull();
      const done = COMMITTED.includes(point);
      expect(await kept()).toEqual(done ? [...before, bad] : before);
      expect(await setAside()).toHaveLength(done ? 0 : 1);

      const server = await desk.spawn();
      await until("it is through", async () => (await setAside()).length === 0);
      expect(await kept()).toEqual([...before, bad]);
      await desk.settled();
      expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
      await server.kill9();
    },
    60_000,
  );
});
