import { outcomeOf } from "../../support/case-desk";
import { aHelpingDesk, aTask, type HelpingDesk } from "../../support/helping-desk";

let desk: HelpingDesk;
beforeAll(async () => {
  desk = await aHelpingDesk();
});
afterAll(() => desk.close());

async function helping(role: "RESPONSIBLE" | "CONSULTED" = "RESPONSIBLE", who = desk.crowd.ben) {
  const caseId = await desk.owned(desk.crowd.ana);
  return { caseId, ...(await desk.helped(desk.crowd.ana, caseId, who, role)) };
}

describe("completeTask", () => {
  test("the collaborator leaves in the transaction that completes the task; the result stays with it, for its way back", async () => {
    const { ana, ben } = desk.crowd;
    const { caseId, taskId } = await helping();
    const payload = await desk.does(ben, "complete-task", { taskId, result: "It was the disk." });
    expect(payload).toMatchObject({
      userErrors: [],
      case: { id: caseId, owner: { id: ana } },
      task: { state: "DONE", result: "It was the disk.", wayBack: "Tell Ana in a note.", assignee: { id: ben } },
      event: { type: "TASK_CHANGED", state: "DONE", task: { id: taskId } },
    });
    expect((await desk.told(caseId)).slice(-2)).toEqual(["TASK_CHANGED", "COLLABORATOR_LEFT"]);
    expect((await desk.story(caseId)).at(-1)?.after).toEqual({ personId: ben, taskDone: true });
    expect((await desk.ties(caseId)).map(({ personId }) => personId)).not.toContain(ben);
    const seen = await desk.gets<{ node: { result: string } }>(ana, "query N($id: ID!) { node(id: $id) { ... on Task { result } } }", {
      id: taskId,
    });
    expect(seen.node.result).toBe("It was the disk.");
  });

  test("an external agent reads their own result back, and the case is gone for them", async () => {
    const { xenia } = desk.crowd;
    const { taskId } = await helping("CONSULTED", xenia);
    const payload = await desk.does(xenia, "complete-task", { taskId, result: "Seen." });
    expect(payload).toMatchObject({ userErrors: [], case: null, task: { result: "Seen.", case: null } });
    expect(outcomeOf(await desk.comment(xenia, taskId))).toBe("NOT_FOUND");
  });

  test("a former owner who was asked for more is informed again, as before", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.must(desk.accept(ben, await desk.offered(ana, caseId, ben)));
    const { taskId } = await desk.helped(ben, caseId, ana);
    await desk.must(desk.complete(ana, taskId));
    expect((await desk.told(caseId)).slice(-3)).toEqual(["TASK_CHANGED", "COLLABORATOR_LEFT", "COLLABORATOR_ADDED"]);
    expect(await desk.ties(caseId)).toContainEqual({ personId: ana, relation: "COLLABORATOR", raci: "INFORMED" });
  });

  test("a former owner who owns again, and does the task of between, is the owner and nothing else", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.must(desk.accept(ben, await desk.offered(ana, caseId, ben)));
    const { taskId } = await desk.helped(ben, caseId, ana);
    await desk.must(desk.accept(ana, await desk.offered(ben, caseId, ana)));
    await desk.must(desk.complete(ana, taskId));
    expect((await desk.told(caseId)).slice(-2)).toEqual(["TASK_CHANGED", "COLLABORATOR_LEFT"]);
    const tied = (await desk.ties(caseId)).map(({ personId }) => personId);
    expect([tied.includes(ana), tied.includes(ben)]).toEqual([false, true]);
  });

  test("nobody completes somebody else's task, nor one that has ended; nothing changes", async () => {
    const { ana, ben, eve, mila, xenia } = desk.crowd;
    const { caseId, taskId } = await helping();
    await desk.helped(ana, caseId, eve);
    const no = async (actor: typeof ana) => desk.unchanged(async () => outcomeOf(await desk.complete(actor, taskId)));
    expect(await no(ana)).toBe("NOT_YOUR_CASE");
    expect(await no(eve)).toBe("NOT_YOUR_CASE");
    expect(await no(mila)).toBe("NOT_YOUR_CASE");
    expect(await no(xenia)).toBe("NOT_FOUND");
    await desk.must(desk.complete(ben, taskId));
    expect(await no(ben)).toBe("TASK_NOT_OPEN");
    expect(outcomeOf(await desk.complete(ben, "task_0"))).toBe("NOT_FOUND");
  });

  test("a stale revision is refused; nothing changes", async () => {
    const { ben } = desk.crowd;
    const { taskId } = await helping();
    expect(await desk.denied(ben, "complete-task", { taskId, result: "Done.", expectedRevision: 2 })).toEqual({
      code: "REVISION_CONFLICT",
      path: ["expectedRevision"],
    });
  });

  test("of completing and removing at once one wins, and the task ended once", async () => {
    const { ana, ben } = desk.crowd;
    const { caseId, taskId, collaboratorId } = await helping();
    const [done, removed] = await desk.atOnce(
      { table: "cases", id: caseId },
      () => desk.complete(ben, taskId),
      () => desk.remove(ana, collaboratorId),
    );
    const outcomes = [outcomeOf(done), outcomeOf(removed)];
    expect([
      ["ACCEPTED", "NOT_FOUND"],
      ["TASK_NOT_OPEN", "ACCEPTED"],
    ]).toContainEqual(outcomes);
    expect(await desk.stateOf("tasks", taskId)).toBe(outcomes[0] === "ACCEPTED" ? "DONE" : "CANCELLED");
    expect((await desk.told(caseId)).filter((type) => type === "COLLABORATOR_LEFT")).toHaveLength(1);
  });

  test("the same key completes once and answers the same", async () => {
    const { ben } = desk.crowd;
    const { caseId, taskId } = await helping();
    const input = { taskId, result: "Done.", idempotencyKey: "done-once" };
    const first = await desk.does(ben, "complete-task", input);
    const told = await desk.told(caseId);
    expect(await desk.does(ben, "complete-task", input)).toMatchObject({ userErrors: [], event: { id: first.event!.id } });
    expect(await desk.told(caseId)).toEqual(told);
  });
});

describe("declineTask", () => {
  test("the task goes back with its reason; the collaborator stays, and may get another one", async () => {
    const { ana, ben } = desk.crowd;
    const { caseId, taskId } = await helping();
    const payload = await desk.does(ben, "decline-task", { taskId, reason: "I do not know disks." });
    expect(payload).toMatchObject({
      userErrors: [],
      task: { state: "DECLINED", result: "I do not know disks." },
      event: { state: "DECLINED" },
    });
    expect(await desk.ties(caseId)).toContainEqual({ personId: ben, relation: "COLLABORATOR", raci: "RESPONSIBLE" });
    expect(outcomeOf(await desk.add(ana, caseId, ben, { task: aTask() }))).toBe("ACCEPTED");
    expect(outcomeOf(await desk.unchanged(() => desk.giveBack(ben, taskId)))).toBe("TASK_NOT_OPEN");
  });
});

describe("commentTask", () => {
  test("the assignee's words lie with the task, never in the log", async () => {
    const { ana, ben } = desk.crowd;
    const { caseId, taskId } = await helping();
    await desk.must(desk.comment(ben, taskId, "First look."));
    const payload = await desk.does(ben, "comment-task", { taskId, text: "Second look." });
    expect(payload).toMatchObject({
      userErrors: [],
      task: { state: "OPEN", comments: [{ text: "First look.", author: { id: ben } }, { text: "Second look." }] },
      event: { state: "OPEN" },
    });
    expect((await desk.story(caseId)).at(-1)?.after).toEqual({ taskId, state: "OPEN" });
    expect(outcomeOf(await desk.unchanged(() => desk.comment(ana, taskId)))).toBe("NOT_YOUR_CASE");
  });
});

describe("removeCollaborator", () => {
  test("what they had still to do is cancelled with its reason, and they leave", async () => {
    const { ana, ben } = desk.crowd;
    const { caseId, taskId, collaboratorId } = await helping();
    const payload = await desk.does(ana, "remove-collaborator", { collaboratorId, reason: "Not needed." });
    expect(payload).toMatchObject({
      userErrors: [],
      task: { id: taskId, state: "CANCELLED", result: "Not needed." },
      event: { type: "COLLABORATOR_LEFT", person: { id: ben }, taskDone: false },
    });
    expect((await desk.ties(caseId)).map(({ personId }) => personId)).not.toContain(ben);
  });

  test("a former owner stays informed until removed", async () => {
    const { ana, ben, chloe } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.must(desk.accept(ben, await desk.offered(ana, caseId, ben)));
    const find = "query C($id: ID!) { case(id: $id) { collaborators { id person { id } } } }";
    const seen = await desk.gets<{ case: { collaborators: { id: string; person: { id: string } }[] } }>(ben, find, { id: caseId });
    const former = seen.case.collaborators.find(({ person }) => person.id === ana)!;
    await desk.must(desk.remove(chloe, former.id));
    expect((await desk.ties(caseId)).map(({ personId }) => personId)).not.toContain(ana);
  });

  test("who may not, and who is not there, are refused; nothing changes", async () => {
    const { ana, ben, otto, xenia } = desk.crowd;
    const { collaboratorId } = await helping();
    const no = async (actor: typeof ana, id: string = collaboratorId) =>
      desk.unchanged(async () => outcomeOf(await desk.remove(actor, id)));
    expect(await no(ben)).toBe("NOT_YOUR_CASE");
    expect(await no(otto)).toBe("NOT_YOUR_CASE");
    expect(await no(xenia)).toBe("NOT_FOUND");
    expect(await no(ana, "col_00000000000000000000000000")).toBe("NOT_FOUND");
    expect(await no(ana, "case_0")).toBe("NOT_FOUND");
  });
});

describe("the inbox", () => {
  test("shows what one was asked to do, until it is done", async () => {
    const { eve } = desk.crowd;
    const { taskId } = await helping("RESPONSIBLE", eve);
    const ask = "query { myInbox { tasks { id what case { id } } } }";
    const inbox = async () => (await desk.gets<{ myInbox: { tasks: { id: string }[] } }>(eve, ask)).myInbox.tasks.map(({ id }) => id);
    expect(await inbox()).toContain(taskId);
    await desk.must(desk.complete(eve, taskId));
    expect(await inbox()).not.toContain(taskId);
  });
});

describe("closing a case", () => {
  test("cancels what was still to be done", async () => {
    const { ana } = desk.crowd;
    const { caseId, taskId } = await helping();
    await desk.closed(ana, caseId);
    expect(await desk.stateOf("tasks", taskId)).toBe("CANCELLED");
    expect((await desk.story(caseId)).at(-1)).toMatchObject({ type: "TASK_CHANGED", after: { taskId, state: "CANCELLED" } });
  });
});
