import { checkInvariants } from "../../src/db/check-invariants";
import { FAIL_POINTS } from "../../src/db/fail-points";
import type { CaseId } from "../../src/domain/ids";
import { BRIEF, type LiveDesk, liveDesk, type Moved, moving, post } from "../support/live-desk";
import type { ServerProcess } from "../support/spawn-server";
import { until } from "../support/until";

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk({ servers: 0 });
});
afterAll(() => desk.close());

const ofSweep = FAIL_POINTS.filter((point) => point.startsWith("sweep."));
const ofFollower = FAIL_POINTS.filter((point) => point.startsWith("follower."));
const ofCommand = FAIL_POINTS.filter((point) => !point.startsWith("sweep.") && !point.startsWith("follower."));
/** At these points the transaction has committed already. */
const COMMITTED: readonly string[] = ["unit-of-work.after-commit", "command.before-answer", "sweep.after-effect"];

async function takes(server: ServerProcess, caseId: CaseId, idempotencyKey: string): Promise<Moved | null> {
  const token = await desk.tokenOf(desk.people.ana);
  const answer = await post<{ takeCase: Moved }>(server.address, token, moving("takeCase"), { input: { caseId, idempotencyKey } });
  return answer.data?.takeCase ?? null;
}

const eventsOf = (caseId: CaseId, type: string) =>
  desk.ask<{ id: string; actor: string; outcome: string | null }>(
    "select id, actor, after->>'outcome' as outcome from events where case_id = $1 and type = $2",
    [caseId, type],
  );

test("every fail point is a command's, the sweep's, or a follower's", () => {
  expect([...ofCommand, ...ofSweep, ...ofFollower].sort()).toEqual([...FAIL_POINTS].sort());
  expect(COMMITTED.every((point) => (FAIL_POINTS as readonly string[]).includes(point))).toBe(true);
});

test.each(ofCommand)("a command that dies at %s has its effect once when it is repeated under its key", async (point) => {
  const caseId = await desk.aCase(desk.people.ana, desk.team);
  const dying = await desk.spawn({ FAIL_POINT: `${point}:1` });
  await expect(takes(dying, caseId, `key-${point}`)).rejects.toThrow("fetch failed");
  expect(await dying.ended).toBeNull();
  const left = await eventsOf(caseId, "OWNERSHIP_CHANGED");
  expect(left).toHaveLength(COMMITTED.includes(point) ? 1 : 0);

  const server = await desk.spawn();
  const answers = [await takes(server, caseId, `key-${point}`), await takes(server, caseId, `key-${point}`)];
  const events = await eventsOf(caseId, "OWNERSHIP_CHANGED");
  expect(events).toHaveLength(1);
  expect(answers.map((answer) => answer?.event?.id)).toEqual([events[0]?.id, events[0]?.id]);
  if (left.length > 0) expect(events).toEqual(left);
  await desk.settled();
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
  await server.kill9();
});

test.each(ofSweep)("a sweep that dies at %s has expired the offer once when the next one is through", async (point) => {
  const { ana, ben } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  const dying = await desk.spawn({ FAIL_POINT: `${point}:1` });
  await takes(dying, caseId, `taken-${point}`);
  const input = { caseId, toPersonId: ben, reason: { code: "WORKLOAD" }, brief: BRIEF, expiresIn: "PT1S" };
  const offered = await post<{ offerTransfer: Moved }>(dying.address, await desk.tokenOf(ana), moving("offerTransfer"), { input });
  expect(offered.data?.offerTransfer.userErrors).toEqual([]);
  expect(await dying.ended).toBeNull();
  const left = await eventsOf(caseId, "TRANSFER_ENDED");
  expect(left).toHaveLength(COMMITTED.includes(point) ? 1 : 0);

  const server = await desk.spawn();
  const once = [{ id: expect.any(String), actor: "system:clock", outcome: "EXPIRED" }];
  await until("the offer has expired and its timer is gone", async () => {
    const timers = await desk.ask("select * from timers where kind = 'offer-expires'");
    return timers.length === 0 && (await eventsOf(caseId, "TRANSFER_ENDED")).length > 0;
  });
  expect(await eventsOf(caseId, "TRANSFER_ENDED")).toEqual(once);
  expect(await desk.ask("select owner_id as owner from cases where id = $1", [caseId])).toEqual([{ owner: ana }]);
  await desk.settled();
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
  await server.kill9();
});

test.each([
  ["an unknown point", { FAIL_POINT: "anywhere:1" }],
  ["no count", { FAIL_POINT: "command.before-answer" }],
  ["a server that is no test", { FAIL_POINT: "command.before-answer:1", NODE_ENV: "development" }],
])("a fail point is refused with %s", async (_why, env) => {
  await expect(desk.spawn(env)).rejects.toThrow("FAIL_POINT");
});
