import type { CaseId, PersonId, TeamId } from "../../../src/domain/ids";
import { lockCaseForSystem } from "../../../src/features/cases/change-case.command";
import { assignActingOwner } from "../../../src/features/ownership/assign-acting-owner.command";
import { openCase } from "../../../src/features/ownership/open-case.command";
import { reopenCase, reopenForCustomer } from "../../../src/features/ownership/reopen-case.command";
import { returnCase } from "../../../src/features/ownership/return-case.command";
import { type AbsenceDesk, anAbsenceDesk, DAY_MS, HOUR_MS } from "../../support/absence-desk";
import { BRIEF } from "../../support/case-desk";
import { inOrder } from "../../support/race";

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe } = desk.people);
});
afterAll(() => desk.close());

const WORKLOAD = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;

const anAgent = () => desk.aPerson({ teamIds: [desk.team] });
const goesAway = async (personId: PersonId): Promise<void> => {
  await desk.must(desk.awayNow(personId, personId, await desk.ahead(HOUR_MS)));
};
const lastMove = async (caseId: string) => (await desk.story(caseId)).at(-1)?.after?.move;

function customerSpeaks(caseId: CaseId): Promise<object> {
  return desk.must(
    desk.as("system:test", async (work) => {
      const locked = await lockCaseForSystem(work, caseId);
      const { eventId } = await reopenForCustomer(work, locked!.row, locked!.now);
      return { eventId };
    }),
  );
}

describe("a case whose last owner is away", () => {
  test("is reopened by the customer into the hands of the cover, whose own it is then", async () => {
    const eve = await anAgent();
    await desk.covered(eve, ben);
    const caseId = await desk.owned(eve);
    await desk.closed(eve, caseId);
    await goesAway(eve);
    await customerSpeaks(caseId);
    expect(await desk.row(caseId)).toMatchObject({ ownerId: ben, untaken: false, status: "OPEN", nextStepActorId: ben });
    expect(await lastMove(caseId)).toBe("REOPENED");
  });

  test("passes over a cover who is away too, and with nobody left waits with the queue's steward to be taken", async () => {
    const [eve, zoe] = [await anAgent(), await anAgent()];
    await desk.covered(eve, zoe);
    await goesAway(zoe);
    const caseId = await desk.owned(eve);
    await desk.closed(eve, caseId);
    await goesAway(eve);
    await desk.must(desk.as(eve, (work) => reopenCase(work, { caseId, reason: "It broke again.", nextStep: null })));
    expect(await desk.row(caseId)).toMatchObject({ ownerId: chloe, untaken: true, status: "OPEN" });
  });

  test("under NEXT_AVAILABLE goes to whoever of the team is there, and back to nobody who is not", async () => {
    const [eve, zoe] = [await desk.aPerson(), await desk.aPerson()];
    const team = await desk.aTeam({ queueStewardId: chloe, memberIds: [eve, zoe].sort(), defaultModel: "NEXT_AVAILABLE" });
    const caseId = await desk.open(ana, { teamId: team, supportTier: 2 });
    const { ownerId } = await desk.row(caseId);
    await desk.closed(ownerId, caseId);
    await goesAway(ownerId);
    await customerSpeaks(caseId);
    expect((await desk.row(caseId)).ownerId).toBe(ownerId === eve ? zoe : eve);
  });

  test("is given back to the queue's steward, to be taken, and not to them", async () => {
    const eve = await anAgent();
    const caseId = await desk.owned(eve);
    await desk.must(desk.force(chloe, caseId, ben));
    await goesAway(eve);
    await desk.must(desk.as(ben, (work) => returnCase(work, { caseId, reason: WORKLOAD, brief: BRIEF })));
    expect(await desk.row(caseId)).toMatchObject({ ownerId: chloe, untaken: true });
    expect(await lastMove(caseId)).toBe("RETURNED");
  });
});

test("nobody who is away is named to stand in", async () => {
  const eve = await anAgent();
  const caseId = await desk.owned(ana);
  await goesAway(eve);
  const until = await desk.ahead(DAY_MS);
  const named = desk.no(ana, (work) => assignActingOwner(work, { caseId, personId: eve, until, reason: WORKLOAD }));
  expect(await named).toEqual(["PERSON_AWAY", "personId"]);
});

test("whoever was chosen for a new case and goes away before it is open does not own it; the next best does", async () => {
  const [eve, zoe] = [await desk.aPerson(), await desk.aPerson()].sort() as [PersonId, PersonId];
  const teamId: TeamId = await desk.aTeam({ queueStewardId: chloe, memberIds: [eve, zoe], defaultModel: "TEAM" });
  const until = await desk.ahead(HOUR_MS);
  const opening = { subject: "It fails", channel: "EMAIL", categoryKey: "BUG", urgency: "NOT_URGENT", impact: "NORMAL" } as const;
  const rest = { workaround: "NONE", accountId: null, contactId: null, priority: null, productLine: null, nextStep: null } as const;
  await inOrder(desk.database.ownerUrl, { table: "persons", id: eve }, [
    () => desk.awayNow(eve, eve, until),
    () => desk.as(ana, (work) => openCase(work, { ...opening, ...rest, teamId, supportTier: 2, tags: [] })),
  ]);
  expect(await desk.ask("select owner_id from cases where team_id = $1", [teamId])).toEqual([{ owner_id: zoe }]);
});
