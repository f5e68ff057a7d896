import { BRIEF } from "../../support/case-desk";
import { aHelpingDesk, type HelpingDesk, hoursAhead } from "../../support/helping-desk";

// An idempotency key answers the same again, for as long as it is kept; what it shows of a case is judged anew each time.

let desk: HelpingDesk;
beforeAll(async () => {
  desk = await aHelpingDesk();
});
afterAll(() => desk.close());

test("whoever proposed and lost the case reads neither the answer nor the case under the key of then", async () => {
  const { ana, xenia } = desk.crowd;
  const caseId = await desk.owned(ana);
  const { collaboratorId } = await desk.helped(ana, caseId, xenia);
  const input = { caseId, kind: "PRIORITY", priority: "P1", reason: "It is urgent.", idempotencyKey: "proposed-once" };
  const first = (await desk.does(xenia, "propose-change", input)) as unknown as { proposal: { id: string } };
  expect(first.proposal).toMatchObject({ case: { id: caseId }, answer: null });
  await desk.must(desk.remove(ana, collaboratorId));
  await desk.must(desk.disagree(ana, first.proposal.id));
  expect(await desk.does(xenia, "propose-change", input)).toMatchObject({ userErrors: [], case: null, proposal: null });
});

test("whoever owned, asked for help, delegated and offered, and lost the case, reads nothing of it any more", async () => {
  const { ana, ben, mila } = desk.crowd;
  const paula = await desk.aPerson({ name: "Paula", external: true, teamIds: [desk.team] });
  const caseId = await desk.owned(paula, { accountId: await desk.anAccount() });
  const { promise: _promise, ...brief } = BRIEF;
  const asked = {
    "add-collaborator": { caseId, personId: ben, role: "INFORMED" },
    "delegate-contact": { caseId, delegateId: mila, until: hoursAhead(1).toISOString() },
    "offer-transfer": { caseId, toPersonId: ana, reason: { code: "WORKLOAD" }, brief },
  };
  const answers = async () => {
    const all = [];
    for (const [operation, input] of Object.entries(asked))
      all.push(await desk.does(paula, operation, { ...input, idempotencyKey: operation }));
    return all;
  };
  const seen = { userErrors: [], case: { id: caseId } };
  expect(await answers()).toMatchObject([
    { ...seen, collaborator: { person: { id: ben } } },
    { ...seen, delegation: { case: { id: caseId } } },
    { ...seen, offer: { brief: { situation: BRIEF.situation } } },
  ]);
  const [offer] = await desk.ask<{ id: string }>("select id from transfer_offers where case_id = $1", [caseId]);
  await desk.must(desk.accept(ana, offer!.id));
  await desk.ask("delete from team_memberships where person_id = $1", [paula]);
  await desk.ask("delete from case_relations where case_id = $1 and person_id = $2", [caseId, paula]);
  const gone = { userErrors: [], case: null };
  expect(await answers()).toMatchObject([
    { ...gone, collaborator: null },
    { ...gone, delegation: null },
    { ...gone, offer: null },
  ]);
});

test("who declined a task and was removed reads their task again, and nobody else's", async () => {
  const { ana, xenia } = desk.crowd;
  const caseId = await desk.owned(ana);
  const { collaboratorId, taskId } = await desk.helped(ana, caseId, xenia);
  const declines = { taskId, reason: "I cannot.", idempotencyKey: "declined-once" };
  await desk.does(xenia, "decline-task", declines);
  await desk.must(desk.remove(ana, collaboratorId));
  expect(await desk.does(xenia, "decline-task", declines)).toMatchObject({
    case: null,
    task: { id: taskId, case: null, result: "I cannot." },
  });
  await desk.ask("update tasks set assignee_id = $2 where id = $1", [taskId, ana]);
  expect(await desk.does(xenia, "decline-task", declines)).toMatchObject({ userErrors: [], case: null, task: null });
});
