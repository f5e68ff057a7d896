import type { CaseId, PersonId } from "../../../src/domain/ids";
import { recordCustomerMessage } from "../../../src/features/conversation/record-customer-message.command";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe } = desk.people);
});
afterAll(() => desk.close());

const URGENCIES = [
  { urgency: "NOT_URGENT", impact: "NORMAL" },
  { urgency: "URGENT", impact: "HIGH" },
  { urgency: "URGENT", impact: "NORMAL" },
] as const;

interface Scan {
  cases: { nodes: { id: CaseId }[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
}
const SCAN = `query ($filter: CaseFilter, $after: String) {
  cases(filter: $filter, orderBy: { field: URGENCY }, first: 2, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;

async function scan(person: PersonId, filter: object): Promise<{ pages: CaseId[][]; total: number }> {
  const pages: CaseId[][] = [];
  let after: string | null = null;
  let total = 0;
  for (;;) {
    const { cases }: Scan = await desk.gets<Scan>(person, SCAN, { filter, after });
    total = cases.totalCount;
    pages.push(cases.nodes.map(({ id }) => id));
    if (!cases.pageInfo.hasNextPage) return { pages, total };
    after = cases.pageInfo.endCursor;
  }
}

const says = (owner: PersonId, caseId: CaseId) =>
  desk.must(desk.as(owner, (work) => recordCustomerMessage(work, { caseId, text: "Still broken.", channel: "EMAIL" })));

test("the queues of owners who are away are read page by page, most urgent first, those that wait for an answer only", async () => {
  const eve = await desk.aPerson({ teamIds: [desk.team] });
  const dan = await desk.aPerson({ teamIds: [desk.team] });
  const asked: CaseId[] = [];
  for (const owner of [eve, dan, ana]) {
    for (const wanted of URGENCIES) {
      const caseId = await desk.owned(owner, wanted);
      await says(owner, caseId);
      asked.push(caseId);
    }
    await desk.owned(owner, { urgency: "URGENT", impact: "HIGH" });
  }
  await desk.must(desk.awayNow(eve, eve, await desk.ahead(HOUR_MS)));
  await desk.must(
    desk.leave(dan, { personId: dan, from: await desk.now(), until: await desk.ahead(DAY_MS), plan: [], defaultToPersonId: ben }),
  );
  const [eveLow, eveCritical, eveHigh, danLow, danCritical, danHigh] = asked as [CaseId, CaseId, CaseId, CaseId, CaseId, CaseId];
  const { pages, total } = await scan(chloe, { ownerAway: true, needsReply: true });
  expect(pages).toEqual([
    [eveCritical, danCritical],
    [eveHigh, danHigh],
    [eveLow, danLow],
  ]);
  expect(total).toBe(6);
  const here = await scan(chloe, { ownerAway: false, needsReply: true });
  expect(here.pages.flat()).toEqual([asked[7], asked[8], asked[6]]);
  expect((await scan(chloe, { ownerAway: true, needsReply: false })).total).toBe(2);
});

test("an external agent scans what exists for them, and their count tells of nothing else", async () => {
  const eve = await desk.aPerson({ teamIds: [desk.team] });
  const caseId = await desk.owned(eve);
  await says(eve, caseId);
  await desk.must(desk.awayNow(eve, eve, await desk.ahead(HOUR_MS)));
  const outsider = await desk.aPerson({ external: true });
  expect(await scan(outsider, { ownerAway: true, needsReply: true })).toEqual({ pages: [[]], total: 0 });
});

test("people are found by whether they are available: active, on no leave and not away now", async () => {
  const team = await desk.aTeam({ queueStewardId: chloe });
  const named = (name: string) => desk.aPerson({ name, teamIds: [team] });
  const [here, away, leaving, gone, soon] = [await named("A"), await named("B"), await named("C"), await named("D"), await named("E")];
  await desk.must(desk.awayNow(away, away, await desk.ahead(HOUR_MS)));
  await desk.must(desk.leave(leaving, { personId: leaving, from: await desk.now(), until: await desk.ahead(DAY_MS), plan: [] }));
  await desk.must(desk.deactivate(gone));
  await desk.recorded(soon);
  const found = async (filter: object) => {
    const text = "query ($filter: PersonFilter) { people(filter: $filter) { totalCount nodes { id available } } }";
    const { people } = await desk.gets<{ people: { totalCount: number; nodes: { id: PersonId; available: boolean }[] } }>(ana, text, {
      filter: { teamIds: [team], ...filter },
    });
    expect(people.totalCount).toBe(people.nodes.length);
    for (const { available } of people.nodes) expect([undefined, available]).toContain((filter as { available?: boolean }).available);
    return people.nodes.map(({ id }) => id);
  };
  expect(await found({ available: true })).toEqual([here, soon]);
  expect(await found({ available: false })).toEqual([away, leaving, gone]);
  expect(await found({ available: false, active: true })).toEqual([away, leaving]);
  expect(await found({})).toEqual([here, away, leaving, gone, soon]);
});
