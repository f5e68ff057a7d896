import { CASE_EVENTS, OWNERSHIP_CHANGED } from "../support/live-client";
import { type LiveDesk, liveDesk } from "../support/live-desk";
import { aCrew, runStorm } from "../support/storm";

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

/** How long after it was written down an event reached a subscriber; in a storm most of that is its own transaction, which ends later. */
function delays({ seen, seenAt }: { seen: { recordedAt: string }[]; seenAt: number[] }): number[] {
  return seen.map(({ recordedAt }, index) => (seenAt[index] ?? 0) - Date.parse(recordedAt)).sort((one, other) => one - other);
}

const share = (sorted: number[], part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
const figures = (sorted: number[]) => ({ events: sorted.length, p50: share(sorted, 0.5), p99: share(sorted, 0.99), most: sorted.at(-1) });

test("an event reaches a subscriber on another server within a second, and in a storm every event does", async () => {
  const crew = await aCrew(desk);
  const caseId = await desk.aCase(crew.manager, crew.team);
  const calmly = (await desk.client(1, crew.manager)).watch(CASE_EVENTS, { after: await desk.cursor(), filter: { caseIds: [caseId] } });
  for (let each = 0; each < 200; each += 1) {
    const tag = `tag-${Math.floor(each / 2)}`;
    const change = each % 2 === 0 ? { add: [tag] } : { remove: [tag] };
    await calmly.has((await desk.moves(0, crew.manager, "tagCase", { caseId, ...change })).event.id);
  }
  const calm = delays(calmly);

  const cases: string[] = [];
  for (let each = 0; each < 5; each += 1) cases.push(await desk.aCase(crew.manager, crew.team));
  const before = (await desk.log()).length;
  const stormily = (await desk.client(1, crew.manager)).watch(OWNERSHIP_CHANGED, { after: await desk.cursor() });
  const report = await runStorm(desk, { crew, cases, operations: 300, seed: 99 });
  await desk.settled();
  const last = (await desk.log(["CASE_OPENED", "OWNERSHIP_CHANGED", "TRANSFER_OFFERED", "TRANSFER_ENDED"])).at(-1);
  expect(last?.position).toBeGreaterThan(before);
  await stormily.has(last?.id ?? "");
  const storm = delays(stormily);
  console.log(JSON.stringify({ calm: figures(calm), storm: figures(storm), stormSeconds: report.seconds }));
  expect(share(calm, 0.99)).toBeLessThan(1_000);
}, 60_000);
