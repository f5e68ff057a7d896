import { checkInvariants } from "../../../src/db/check-invariants";
import { OWNERSHIP_CHANGED } from "../../support/live-client";
import { type LiveDesk, liveDesk } from "../../support/live-desk";
import { aCrew, runStorm } from "../../support/storm";

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

test("sixty moves at once on two servers break no law, and both servers' subscribers see them as the log has them", async () => {
  const crew = await aCrew(desk);
  const cases: string[] = [];
  for (let each = 0; each < 3; each += 1) cases.push(await desk.aCase(crew.manager, crew.team));
  const after = await desk.cursor();
  const before = (await desk.log()).length;
  const streams = await Promise.all(
    [0, 1].map(async (index) => (await desk.client(index, crew.manager)).watch(OWNERSHIP_CHANGED, { after })),
  );
  const report = await runStorm(desk, { crew, cases, operations: 60, seed: 7 });
  expect(report.failures).toEqual([]);
  await desk.settled();
  const log = (await desk.log(["CASE_OPENED", "OWNERSHIP_CHANGED", "TRANSFER_OFFERED", "TRANSFER_ENDED"])).filter(
    ({ position }) => position > before,
  );
  expect(log.length).toBeGreaterThan(20);
  await Promise.all(streams.map((stream) => stream.has(log.at(-1)?.id ?? "")));
  for (const stream of streams) expect(stream.seen.map(({ id }) => id)).toEqual(log.map(({ id }) => id));
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
});
