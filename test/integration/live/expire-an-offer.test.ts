import { OWNERSHIP_CHANGED } from "../../support/live-client";
import { BRIEF, type LiveDesk, liveDesk } from "../../support/live-desk";
import { until } from "../../support/until";

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

const offering = (caseId: string, expiresIn?: string) => ({
  caseId,
  toPersonId: desk.people.ben,
  reason: { code: "WORKLOAD" },
  brief: BRIEF,
  ...(expiresIn === undefined ? {} : { expiresIn }),
});

const ends = (caseIds: string[]) =>
  desk.ask<{ caseId: string; outcome: string; actor: string; count: number }>(
    `select case_id as "caseId", after->>'outcome' as outcome, actor, count(*)::integer as count from events
      where type = 'TRANSFER_ENDED' and case_id = any($1) group by 1, 2, 3 order by 1`,
    [caseIds],
  );
const owners = (caseIds: string[]) =>
  desk.ask<{ owner: string }>("select distinct owner_id as owner from cases where id = any($1)", [caseIds]);

test("offers whose time has passed expire exactly once while two servers sweep, never early, and the sender still owns", async () => {
  const { ana } = desk.people;
  const after = await desk.cursor();
  const stream = (await desk.client(1, ana)).watch(OWNERSHIP_CHANGED, { after, filter: { types: ["TRANSFER_ENDED"] } });
  const caseIds: string[] = [];
  for (let each = 0; each < 8; each += 1) {
    const caseId = await desk.aCase(ana, desk.team);
    await desk.moves(each % 2, ana, "takeCase", { caseId });
    await desk.moves(each % 2, ana, "offerTransfer", offering(caseId, "PT1S"));
    caseIds.push(caseId);
  }
  const lasting = await desk.aCase(ana, desk.team);
  await desk.moves(0, ana, "takeCase", { caseId: lasting });
  const offered = await desk.moves(0, ana, "offerTransfer", offering(lasting, "PT1H"));
  const last = await desk.moves(1, ana, "withdrawTransfer", { offerId: offered.offer?.id });

  const expired = () => stream.seen.filter(({ outcome }) => outcome === "EXPIRED");
  await until("all eight have ended", () => expired().length >= 8);
  await stream.has(last.event.id);
  expect(new Set(expired().map(({ caseId }) => caseId))).toEqual(new Set(caseIds));
  expect(expired().map(({ actor }) => actor)).toEqual(expired().map(() => ({ key: "system:clock" })));
  expect(await ends(caseIds)).toEqual(
    [...caseIds].sort().map((caseId) => ({ caseId, outcome: "EXPIRED", actor: "system:clock", count: 1 })),
  );
  expect(await owners(caseIds)).toEqual([{ owner: ana }]);
  const early = await desk.ask(
    `select o.id from transfer_offers o join events e on e.type = 'TRANSFER_ENDED' and e.after->>'offerId' = o.id
      where o.case_id = any($1) and e.occurred_at < o.expires_at`,
    [caseIds],
  );
  expect(early).toEqual([]);
  expect(await desk.ask("select * from timers where kind = 'OFFER_EXPIRES'")).toEqual([]);
});

test("an offer falls due when the database's clock says so", async () => {
  const { ana } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  await desk.moves(0, ana, "takeCase", { caseId });
  const after = await desk.cursor();
  const stream = (await desk.client(1, ana)).watch(OWNERSHIP_CHANGED, { after, filter: { caseIds: [caseId] } });
  const offered = await desk.moves(0, ana, "offerTransfer", offering(caseId));
  await stream.has(offered.event.id);
  await desk.database.moveClock("3 hours 59 minutes");
  await desk.settled();
  expect(stream.seen.map(({ type }) => type)).toEqual(["TRANSFER_OFFERED"]);
  await desk.database.moveClock("4 hours 1 minute");
  await until("the offer has ended", () => stream.seen.length === 2);
  expect(stream.seen.map(({ type, outcome, actor }) => ({ type, outcome, actor }))).toEqual([
    { type: "TRANSFER_OFFERED", outcome: undefined, actor: { id: ana } },
    { type: "TRANSFER_ENDED", outcome: "EXPIRED", actor: { key: "system:clock" } },
  ]);
  expect(await owners([caseId])).toEqual([{ owner: ana }]);
});
