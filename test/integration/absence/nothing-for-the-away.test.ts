import type { PersonId } from "../../../src/domain/ids";
import { delegateContact } from "../../../src/features/collaboration/delegate-contact.command";
import { endActingOwner } from "../../../src/features/ownership/end-acting-owner.command";
import { rejoinOwnership } from "../../../src/features/ownership/rejoin-ownership.command";
import { splitOwnership } from "../../../src/features/ownership/split-ownership.command";
import { stealCase } from "../../../src/features/ownership/steal-case.command";
import { type AbsenceDesk, anAbsenceDesk, HOUR_MS } from "../../support/absence-desk";
import { BRIEF, outcomeOf } from "../../support/case-desk";
import { WORKLOAD } from "../../support/daily-desk";

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe } = desk.people);
  await desk.holdTimers();
});
afterAll(() => desk.close());

test("whoever is away is given nothing, and gets nothing for themselves, until they end it", async () => {
  const eve = await desk.aPerson({ roles: ["ESCALATION_MANAGER"], teamIds: [desk.team] });
  const taken = await desk.owned(ana);
  const offered = await desk.offered(ana, await desk.owned(ana), eve);
  await desk.must(desk.awayNow(eve, eve, await desk.ahead(HOUR_MS)));
  expect(await desk.unchanged(() => desk.offer(ana, taken, eve))).toMatchObject({ code: "PERSON_AWAY", path: ["toPersonId"] });
  expect(await desk.unchanged(() => desk.force(chloe, taken, eve))).toMatchObject({ code: "PERSON_AWAY", path: ["toPersonId"] });
  const until = await desk.ahead(HOUR_MS / 2);
  const lent = () => desk.as(ana, (work) => delegateContact(work, { caseId: taken, delegateId: eve, until }));
  expect(await desk.unchanged(lent)).toMatchObject({ code: "PERSON_AWAY", path: ["delegateId"] });
  const waiting = await desk.open(ana);
  const away = { code: "PERSON_AWAY", path: null, message: expect.stringContaining("end your absence first") };
  const steal = () => desk.as(eve, (work) => stealCase(work, { caseId: taken, reason: WORKLOAD }));
  expect(await desk.unchanged(() => desk.take(eve, waiting))).toMatchObject(away);
  expect(await desk.unchanged(steal)).toMatchObject(away);
  expect(await desk.unchanged(() => desk.accept(eve, offered))).toMatchObject(away);
  const [absence] = await desk.ask<{ id: string }>("select id from absences where person_id = $1", [eve]);
  await desk.must(desk.endAbsence(eve, absence!.id));
  expect(outcomeOf(await desk.take(eve, waiting))).toBe("ACCEPTED");
  expect(outcomeOf(await steal())).toBe("ACCEPTED");
  expect(outcomeOf(await desk.accept(eve, offered))).toBe("ACCEPTED");
});

test("somebody stands in for what comes to who is away by their own act, and for what is rejoined for them", async () => {
  const eve = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  const team = await desk.aTeam({ queueStewardId: eve, memberIds: [eve] });
  await desk.covered(eve, ben);
  await desk.must(desk.awayNow(eve, eve, await desk.ahead(HOUR_MS)));
  const opened = await desk.open(eve, { teamId: team });
  expect(await desk.acting(opened)).toMatchObject({ ownerId: eve, actingOwnerId: ben });
  await desk.must(desk.as(ben, (work) => splitOwnership(work, { caseId: opened, facet: "CONTACT", toPersonId: ana, brief: BRIEF })));
  await desk.must(desk.as(eve, (work) => endActingOwner(work, { caseId: opened })));
  expect(await desk.acting(opened)).toMatchObject({ ownerId: eve, actingOwnerId: null });
  const manager = await desk.aPerson({ roles: ["ESCALATION_MANAGER"] });
  await desk.must(desk.as(manager, (work) => rejoinOwnership(work, { caseId: opened, brief: null })));
  expect(await desk.acting(opened)).toMatchObject({ ownerId: eve, actingOwnerId: ben });
});
