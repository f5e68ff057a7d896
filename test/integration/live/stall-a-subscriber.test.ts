import { CASE_EVENTS } from "../../support/live-client";
import { type LiveDesk, liveDesk } from "../../support/live-desk";

// Enough for a socket to fill every buffer on its way: 80 events of some 150 kB each.
const EVENTS = 80;
const LARGE = `subscription ($after: Cursor, $filter: EventFilter) { caseEvents(after: $after, filter: $filter) { id type position cursor caseId stream streamSequence
  actor { ... on Person { id } } case { ${Array.from({ length: 12 }, (_none, index) => `t${index}: timeline(first: 30) { nodes { id type after } }`).join(" ")} } } }`;

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

test("a subscriber that stops reading slows nobody, and gets everything once it reads on", async () => {
  const { ana, ben } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  const tags = Array.from({ length: 20 }, (_none, index) => `a-tag-that-takes-some-room-${index}`);
  await desk.moves(0, desk.people.chloe, "tagCase", { caseId, add: tags });
  for (let each = 0; each < 15; each += 1) {
    await desk.moves(0, desk.people.chloe, "tagCase", { caseId, remove: tags });
    await desk.moves(0, desk.people.chloe, "tagCase", { caseId, add: tags });
  }
  const after = await desk.cursor();
  const stalled = await desk.client(0, ana);
  const large = stalled.watch(LARGE, { after, filter: { caseIds: [caseId] } });
  const reader = (await desk.client(0, ben)).watch(CASE_EVENTS, { after, filter: { caseIds: [caseId] } });
  const elsewhere = (await desk.client(1, ben)).watch(CASE_EVENTS, { after, filter: { caseIds: [caseId] } });
  const told = [await desk.tags(0, caseId, "begins")];
  await large.has(told[0] ?? "");

  stalled.socket.pause();
  let slowest = 0;
  for (let each = 0; each < EVENTS; each += 1) {
    const id = await desk.tags(each % 2, caseId, `x${each % 4}-${each}`);
    if (each % 4 === 3)
      told.push(
        id,
        (await desk.moves(0, desk.people.chloe, "tagCase", { caseId, remove: [0, 1, 2, 3].map((back) => `x${3 - back}-${each - back}`) }))
          .event.id,
      );
    else told.push(id);
    const committedAt = performance.now();
    await Promise.all([reader.has(told.at(-1) ?? ""), elsewhere.has(told.at(-1) ?? "")]);
    slowest = Math.max(slowest, performance.now() - committedAt);
  }
  expect(large.seen).toHaveLength(1);
  expect(slowest).toBeLessThan(5_000);

  stalled.socket.resume();
  await large.has(told.at(-1) ?? "", 20_000);
  for (const stream of [reader, elsewhere, large]) expect(stream.seen.map(({ id }) => id)).toEqual(told);
  expect(Buffer.byteLength(JSON.stringify(stalled.frames))).toBeGreaterThan(12 * 1024 * 1024);
});
