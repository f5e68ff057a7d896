import type { PersonId } from "../../../src/domain/ids";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben } = desk.people);
});
afterAll(() => desk.close());

interface Answer {
  absence: { id: string; revision: number; state: string; [more: string]: unknown } | null;
  event: object | null;
  preview: { changes: { type: string }[] } | null;
  userErrors: { code: string; path: string[] | null; outstanding?: object[]; current?: { id: string } }[];
}

test("a leave is recorded, tried, read and called off over HTTP", async () => {
  const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
  const caseId = await desk.owned(eve);
  const span = { from: await desk.ahead(DAY_MS), until: await desk.ahead(2 * DAY_MS) };
  const record = async (input: object): Promise<Answer> =>
    (await desk.gets<{ recordLeave: Answer }>(eve, "record-leave", { input: { personId: eve, ...span, ...input } })).recordLeave;
  const refused = await desk.unchanged(() => record({}));
  expect(refused).toMatchObject({
    absence: null,
    event: null,
    userErrors: [{ code: "DUTIES_OUTSTANDING", path: ["plan"], outstanding: [{ kind: "OWNERSHIP", subjectId: caseId }] }],
  });
  const plan = [{ kind: "OWNERSHIP", subjectId: caseId, toPersonId: ben }];
  const tried = await desk.unchanged(() => record({ plan, dryRun: true }));
  expect(tried).toMatchObject({ event: null, preview: { changes: [{ type: "ABSENCE_CHANGED" }] }, userErrors: [] });
  const recorded = await record({ plan, idempotencyKey: "once" });
  expect(recorded).toMatchObject({
    absence: {
      kind: "LEAVE",
      state: "RECORDED",
      from: span.from.toISOString(),
      until: span.until.toISOString(),
      person: { id: eve, available: true },
      plan: [{ duty: { kind: "OWNERSHIP", subjectId: caseId }, to: { id: ben }, way: "ACTING", handedAt: null }],
    },
    event: { type: "ABSENCE_CHANGED", step: "RECORDED", absence: { id: recorded.absence!.id } },
    userErrors: [],
  });
  expect(await record({ plan, idempotencyKey: "once" })).toEqual(recorded);
  const { id } = recorded.absence!;
  expect(await desk.gets(ana, "query ($id: ID!) { node(id: $id) { __typename id } }", { id })).toEqual({
    node: { __typename: "Absence", id },
  });
  const end = async (input: object): Promise<Answer> =>
    (await desk.gets<{ endAbsence: Answer }>(eve, "end-absence", { input: { absenceId: id, ...input } })).endAbsence;
  expect(await desk.unchanged(() => end({ expectedRevision: 9 }))).toMatchObject({
    userErrors: [{ code: "REVISION_CONFLICT", path: ["expectedRevision"], current: { id } }],
  });
  expect(await end({ expectedRevision: 1 })).toMatchObject({
    absence: { id, state: "CANCELLED", revision: 2 },
    event: { step: "CANCELLED" },
  });
});

test("whoever is away shows it, with their cover, and their cases are found, most urgent first, with a notice to send", async () => {
  const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
  const plain = await desk.owned(eve);
  const urgent = await desk.owned(eve, { urgency: "URGENT", impact: "HIGH" });
  await desk.owned(ana);
  await desk.covered(eve, ben);
  const until = await desk.ahead(HOUR_MS);
  const { setAwayNow } = await desk.gets<{ setAwayNow: Answer }>(eve, "set-away-now", { input: { personId: eve, until } });
  expect(setAwayNow).toMatchObject({
    absence: { kind: "AWAY_NOW", state: "RUNNING", person: { available: false } },
    event: { step: "BEGAN" },
  });
  const { person } = await desk.gets<{ person: { duties: object[] } }>(ana, "person", { id: eve });
  expect(person).toMatchObject({
    available: false,
    absence: { state: "RUNNING" },
    cover: [{ id: ben }],
    standingCover: [{ person: { id: ben } }],
  });
  expect(person.duties).toEqual([plain, urgent].sort().map((subjectId) => ({ kind: "OWNERSHIP", subjectId })));
  const scan = `query ($ownerAway: Boolean) { cases(filter: { ownerAway: $ownerAway, ownerIds: ["${eve}", "${ana}"] }, orderBy: { field: URGENCY }) { nodes { id } } }`;
  const found = async (ownerAway: boolean) =>
    (await desk.gets<{ cases: { nodes: { id: string }[] } }>(ana, scan, { ownerAway })).cases.nodes.map(({ id }) => id);
  expect(await found(true)).toEqual([urgent, plain]);
  expect(await found(false)).not.toContain(urgent);
  const shown = await desk.gets<{ case: { suggestedReplies: object[] } }>(ana, "case", { id: plain });
  expect(shown.case.suggestedReplies).toEqual([
    {
      text: expect.stringMatching(/^Thank you for your message. Eve is away until .* Until then Ben looks after your case\.$/),
      because: "OWNER_AWAY",
      nextUpdateBy: until.toISOString(),
    },
  ]);
});

test("an external agent learns nothing of others' duties and handovers, and of their own everything", async () => {
  const eve = await desk.aPerson({ teamIds: [desk.team] });
  const caseId = await desk.owned(eve);
  await desk.covered(eve, ben);
  await desk.must(desk.awayNow(eve, eve, await desk.ahead(HOUR_MS)));
  const outsider = await desk.aPerson({ external: true });
  const ask = "query ($id: ID!) { person(id: $id) { duties { subjectId } absence { kind plan { duty { subjectId } } } } }";
  expect(await desk.gets(outsider, ask, { id: eve })).toEqual({ person: { duties: [], absence: { kind: "AWAY_NOW", plan: [] } } });
  expect(await desk.gets(ana, ask, { id: eve })).toEqual({
    person: { duties: [{ subjectId: caseId }], absence: { kind: "AWAY_NOW", plan: [{ duty: { subjectId: caseId } }] } },
  });
});
