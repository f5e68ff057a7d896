import type { PersonId } from "../../../src/domain/ids";
import type { PersonStanding } from "../../../src/domain/permissions";
import { watchNotifications } from "../../../src/features/notifications/watch-notifications.loader";
import { aNotifiedDesk, type NotifiedDesk } from "../../support/notified-desk";

let desk: NotifiedDesk;
let crowd: NotifiedDesk["crowd"];
beforeAll(async () => {
  desk = await aNotifiedDesk();
  ({ crowd } = desk);
});
afterAll(() => desk.close());

describe("whoever never chose", () => {
  test("is notified of a note that mentions them, and of a case that is forwarded to them", async () => {
    const { ana, ben, eve } = crowd;
    const caseId = await desk.owned(ana);
    await desk.mention(ana, caseId, [ben, eve]);
    await desk.must(desk.forward(ana, caseId, ben));
    expect(await desk.noise(caseId)).toEqual([
      ...[ben, eve].sort().map((id) => [id, "MENTION", "INTERNAL_NOTE_ADDED"]),
      [ben, "MENTION", "CASE_FORWARDED"],
    ]);
  });

  test("is notified of nothing else", async () => {
    const { ana, ben } = crowd;
    const caseId = await desk.owned(ana);
    const { taskId } = await desk.helped(ana, caseId, ben);
    await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
    await desk.delegated(ana, caseId, ben);
    await desk.must(desk.complete(ben, taskId));
    await desk.offered(ana, caseId, ben);
    expect(await desk.noise(caseId)).toEqual([]);
  });
});

test("an offer, a task, a proposal and a delegation notify whom they reach, where they chose so, and never who acted", async () => {
  const { ana, ben } = crowd;
  await Promise.all([desk.chooses(ana), desk.chooses(ben)]);
  const caseId = await desk.owned(ana);
  const { taskId } = await desk.helped(ana, caseId, ben);
  const declined = await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
  await desk.must(desk.disagree(ana, declined));
  const delegationId = await desk.delegated(ana, caseId, ben);
  await desk.must(desk.endDelegation(ana, delegationId));
  await desk.must(desk.comment(ben, taskId));
  await desk.must(desk.complete(ben, taskId));
  await desk.offered(ana, caseId, ben);
  expect(await desk.noise(caseId)).toEqual([
    [ben, "TASK", "COLLABORATOR_ADDED"],
    [ana, "PROPOSAL", "CHANGE_PROPOSED"],
    [ben, "PROPOSAL", "PROPOSAL_DECIDED"],
    [ben, "DELEGATION", "CONTACT_DELEGATED"],
    [ben, "DELEGATION", "CONTACT_DELEGATION_ENDED"],
    [ana, "TASK", "TASK_CHANGED"],
    [ana, "TASK", "TASK_CHANGED"],
    [ben, "OFFER", "TRANSFER_OFFERED"],
  ]);
});

test("a proposal reaches who stands in as well as the owner", async () => {
  const { ana, ben, eve } = crowd;
  await Promise.all([desk.chooses(ana), desk.chooses(eve)]);
  const caseId = await desk.owned(ana);
  await desk.helped(ana, caseId, ben);
  await desk.standsIn(caseId, eve);
  await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
  expect((await desk.noise(caseId)).filter(([, cause]) => cause === "PROPOSAL").map(([id]) => id)).toEqual([ana, eve].sort());
});

test("a proposal no longer reaches whose time of standing in has passed, even before it was ended", async () => {
  const { ana, ben, eve } = crowd;
  await Promise.all([desk.chooses(ana), desk.chooses(eve)]);
  const caseId = await desk.owned(ana);
  await desk.helped(ana, caseId, ben);
  await desk.standsIn(caseId, eve);
  await desk.ask("update cases set acting_until = steward_now() where id = $1", [caseId]);
  await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
  expect((await desk.noise(caseId)).filter(([, cause]) => cause === "PROPOSAL").map(([id]) => id)).toEqual([ana]);
});

test("a stream ends without a word once its person has left, whatever still waits for them", async () => {
  const { ana } = crowd;
  const person: PersonStanding = {
    ...{ id: await desk.aPerson({ name: "Lea" }), roles: ["AGENT"], external: false, active: true },
    ...{ memberOf: [], leaderOf: [] },
  };
  await desk.mention(ana, await desk.owned(ana), [person.id]);
  await desk.notified();
  const { services } = desk.app;
  const context = { services, person, mayEditDrafts: false, loaderScope: {} };
  const stream = await watchNotifications(context, { epoch: services.epoch, position: 0 });
  await desk.deactivate(person.id);
  expect(await stream.next()).toEqual({ done: true, value: undefined });
});

test("whoever chose nothing at all is notified of nothing, and of what comes after they choose again", async () => {
  const { ana, eve } = crowd;
  const caseId = await desk.owned(ana);
  await desk.chooses(eve, []);
  await desk.mention(ana, caseId, [eve]);
  expect(await desk.noise(caseId)).toEqual([]);
  await desk.chooses(eve, ["MENTION"]);
  await desk.mention(ana, caseId, [eve]);
  expect(await desk.noise(caseId)).toEqual([[eve, "MENTION", "INTERNAL_NOTE_ADDED"]]);
});

describe("an external agent", () => {
  const outside = async (): Promise<PersonId> => desk.aPerson({ external: true, teamIds: [desk.team] });

  test("is notified of a note for all staff on a case of their team", async () => {
    const caseId = await desk.owned(crowd.ana);
    const agent = await outside();
    await desk.mention(crowd.ana, caseId, [agent]);
    expect(await desk.noise(caseId)).toEqual([[agent, "MENTION", "INTERNAL_NOTE_ADDED"]]);
  });

  test("is never notified of a note for people inside, not even who was inside when it named them", async () => {
    const caseId = await desk.owned(crowd.ana);
    const turned = await desk.aPerson({ teamIds: [desk.team] });
    await desk.beforeNotifying(async () => {
      await desk.mention(crowd.ana, caseId, [turned], "INTERNAL_ONLY");
      await desk.ask("update persons set external = true where id = $1", [turned]);
    });
    await desk.mention(crowd.ana, caseId, [turned]);
    expect(await desk.noise(caseId)).toEqual([[turned, "MENTION", "INTERNAL_NOTE_ADDED"]]);
  });

  test("is not notified once they have lost the case, not even of what happened before", async () => {
    const caseId = await desk.owned(crowd.ana);
    const agent = await desk.aPerson({ external: true });
    await desk.tie(caseId, agent, "COLLABORATOR", "CONSULTED");
    await desk.beforeNotifying(async () => {
      await desk.mention(crowd.ana, caseId, [agent]);
      await desk.ask("delete from case_relations where case_id = $1 and person_id = $2", [caseId, agent]);
    });
    expect(await desk.noise(caseId)).toEqual([]);
  });
});

test("who has left is not notified any more, not even of what happened before", async () => {
  const caseId = await desk.owned(crowd.ana);
  const gone = await desk.aPerson();
  await desk.beforeNotifying(async () => {
    await desk.mention(crowd.ana, caseId, [gone]);
    await desk.deactivate(gone);
  });
  expect(await desk.noise(caseId)).toEqual([]);
});

test("nothing of what was written is in a notification's row", async () => {
  const caseId = await desk.owned(crowd.ana);
  await desk.mention(crowd.ana, caseId, [crowd.ben]);
  await desk.notified();
  const rows = await desk.ask<{ line: string }>("select n::text as line from notifications n where case_id = $1", [caseId]);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain("secret");
});
