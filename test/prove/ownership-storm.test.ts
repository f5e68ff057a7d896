import { checkInvariants } from "../../src/db/check-invariants";
import { OWNERSHIP_CHANGED } from "../support/live-client";
import { type LiveDesk, liveDesk } from "../support/live-desk";
import { aCrew, runStorm } from "../support/storm";

const OPERATIONS = 300;
const PROMISED_SECONDS = 10;

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

test.each([1, 2, 3])("an ownership storm breaks no law: 300 moves at once on five cases over two servers (storm %i)", async (seed) => {
  const crew = await aCrew(desk);
  const cases: string[] = [];
  for (let each = 0; each < 5; each += 1) cases.push(await desk.aCase(crew.manager, crew.team));
  const after = await desk.cursor();
  const before = (await desk.log()).length;
  const streams = await Promise.all(
    [0, 1].map(async (index) => (await desk.client(index, crew.manager)).watch(OWNERSHIP_CHANGED, { after })),
  );

  const report = await runStorm(desk, { crew, cases, operations: OPERATIONS, seed });
  console.log(JSON.stringify(report));
  expect(report.failures).toEqual([]);
  expect(report.seconds).toBeLessThan(PROMISED_SECONDS);

  await desk.settled();
  const log = (await desk.log(["CASE_OPENED", "OWNERSHIP_CHANGED", "TRANSFER_OFFERED", "TRANSFER_ENDED"])).filter(
    ({ position }) => position > before,
  );
  await Promise.all(streams.map((stream) => stream.has(log.at(-1)?.id ?? "")));
  for (const stream of streams) expect(stream.seen.map(({ id }) => id)).toEqual(log.map(({ id }) => id));
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
});
