import type { CaseId, PersonId, TeamId } from "../../../src/domain/ids";
import { classifyCase } from "../../../src/features/cases/classify-case.command";
import { deactivatePerson } from "../../../src/features/ownership/deactivate-person.command";
import { type AbsenceDesk, anAbsenceDesk, HOUR_MS } from "../../support/absence-desk";
import { outcomeOf } from "../../support/case-desk";

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let hiro: PersonId;
let otto: PersonId;
let backline: TeamId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe, hiro } = desk.people);
  otto = await desk.aPerson({ name: "Otto", roles: ["TEAM_LEAD"] });
  backline = await desk.aTeam({ name: "Backline", queueStewardId: otto, leadIds: [otto], memberIds: [otto] });
});
afterAll(() => desk.close());

const moves = (actor: PersonId, caseId: CaseId, teamId: string) => desk.as(actor, (work) => classifyCase(work, { caseId, teamId }));

test("a case that nobody has taken follows the steward of the queue it is moved to, with a composed brief", async () => {
  const caseId = await desk.open(ana);
  expect(await desk.row(caseId)).toMatchObject({ ownerId: chloe, untaken: true });
  const classified = await desk.does(hiro, "classify-case", { caseId, teamId: backline });
  expect(classified).toMatchObject({ userErrors: [], case: { owner: { id: otto, name: "Otto" } }, event: { type: "CASE_CLASSIFIED" } });
  expect(await desk.row(caseId)).toMatchObject({ ownerId: otto, untaken: true, ownershipNumber: 2, nextStepActorId: otto });
  expect((await desk.story(caseId)).at(-1)).toMatchObject({
    type: "OWNERSHIP_CHANGED",
    actor: hiro,
    after: { ownerId: otto, move: "ASSIGNED_BY_RULE", reason: null, briefSource: "GENERATED", briefId: expect.any(String) },
  });
  expect(await desk.ask("select source from handoff_briefs where case_id = $1", [caseId])).toEqual([{ source: "GENERATED" }]);
  expect(await desk.ties(caseId)).toEqual([{ personId: chloe, relation: "COLLABORATOR", raci: "INFORMED" }]);
});

test("both happen in one transaction, and whoever is eligible may take it from there", async () => {
  const caseId = await desk.open(ana);
  await desk.must(moves(chloe, caseId, backline));
  const text = "select count(distinct xmin::text)::integer as transactions from events where stream = $1 and type = any($2)";
  expect(await desk.ask(text, [caseId, ["CASE_CLASSIFIED", "OWNERSHIP_CHANGED"]])).toEqual([{ transactions: 1 }]);
  expect(outcomeOf(await desk.take(ben, caseId))).toBe("ACCEPTED");
});

test("what somebody has taken stays theirs, and another classification in the same queue moves nobody", async () => {
  const taken = await desk.owned(ana);
  await desk.must(moves(ana, taken, backline));
  expect(await desk.row(taken)).toMatchObject({ ownerId: ana, untaken: false, ownershipNumber: 2 });
  const same = await desk.open(ana);
  await desk.must(desk.as(chloe, (work) => classifyCase(work, { caseId: same, supportTier: 3 })));
  expect(await desk.row(same)).toMatchObject({ ownerId: chloe, untaken: true, ownershipNumber: 1 });
  expect(await desk.told(same)).not.toContain("OWNERSHIP_CHANGED");
});

test("one steward of two queues keeps the case, and it still waits to be taken", async () => {
  const second = await desk.aTeam({ queueStewardId: chloe });
  const caseId = await desk.open(ana);
  await desk.must(moves(chloe, caseId, second));
  expect(await desk.row(caseId)).toMatchObject({ ownerId: chloe, untaken: true, ownershipNumber: 1 });
});

test("an offer in the air is overtaken, and a steward who is away is covered at once", async () => {
  const dan = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  const team = await desk.aTeam({ queueStewardId: dan, leadIds: [dan], memberIds: [dan, ben] });
  await desk.covered(dan, ben);
  await desk.must(desk.awayNow(dan, dan, await desk.ahead(HOUR_MS)));
  const caseId = await desk.open(ana);
  const offerId = await desk.offered(chloe, caseId, ana);
  await desk.must(moves(chloe, caseId, team));
  expect(await desk.acting(caseId)).toMatchObject({ ownerId: dan, actingOwnerId: ben });
  expect(await desk.ask("select outcome from transfer_offers where id = $1", [offerId])).toEqual([{ outcome: "OVERTAKEN" }]);
});

test("whoever may not classify moves no case to another queue", async () => {
  const caseId = await desk.open(ana);
  expect(await desk.no(ben, (work) => classifyCase(work, { caseId, teamId: backline }))).toEqual(["NOT_YOUR_CASE", ""]);
  expect(await desk.no(chloe, (work) => classifyCase(work, { caseId, teamId: "team_00000000000000000000000000" }))).toEqual([
    "NOT_FOUND",
    "teamId",
  ]);
});

test("of moving a case to a queue and its steward leaving at once, nobody who left owns it", async () => {
  const dan = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  const team = await desk.aTeam({ queueStewardId: dan, leadIds: [dan], memberIds: [dan] });
  const caseId = await desk.open(ana);
  const plan = [{ kind: "QUEUE_STEWARDSHIP" as const, subjectId: team, toPersonId: otto }];
  const [left, moved] = await desk.atOnce(
    { table: "persons", id: dan },
    () => desk.as(hiro, (work) => deactivatePerson(work, { personId: dan, plan })),
    () => moves(chloe, caseId, team),
  );
  expect(outcomeOf(moved)).toBe("ACCEPTED");
  const { ownerId } = await desk.row(caseId);
  if (outcomeOf(left) === "ACCEPTED") expect(ownerId).toBe(otto);
  else expect([outcomeOf(left), ownerId]).toEqual(["DUTIES_OUTSTANDING", dan]);
});
