import { outcomeOf } from "../../support/case-desk";
import { aHelpingDesk, aTask, type HelpingDesk, hoursAhead } from "../../support/helping-desk";

let desk: HelpingDesk;
beforeAll(async () => {
  desk = await aHelpingDesk();
});
afterAll(() => desk.close());

const CASE = "query C($id: ID!) { case(id: $id) { id collaborators { id role formerOwner person { id } task { what wayBack state } } } }";
interface Seen {
  case: {
    collaborators: { id: string; role: string; formerOwner: boolean; person: { id: string }; task: { what: string } | null }[];
  } | null;
}

describe("addCollaborator", () => {
  test("the owner asks somebody to help, with a task and a way back; the owner stays the owner", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    const input = { caseId, personId: ben, role: "RESPONSIBLE", task: { ...aTask(), dueAt: hoursAhead(2).toISOString() } };
    const payload = await desk.does(ana, "add-collaborator", input);
    expect(payload).toMatchObject({
      userErrors: [],
      case: { id: caseId, owner: { id: ana } },
      collaborator: { person: { id: ben }, role: "RESPONSIBLE", formerOwner: false, addedBy: { id: ana }, task: { what: "Read the log." } },
      event: { type: "COLLABORATOR_ADDED", person: { id: ben }, role: "RESPONSIBLE", taskId: expect.stringMatching(/^task_/) },
    });
    expect(await desk.ties(caseId)).toContainEqual({ personId: ben, relation: "COLLABORATOR", raci: "RESPONSIBLE" });
    const told = (await desk.story(caseId)).at(-1);
    expect(told?.after).toEqual({ personId: ben, role: "RESPONSIBLE", taskId: expect.stringMatching(/^task_/) });
  });

  test("an external agent of another team sees the case from then on, and not before", async () => {
    const { ana, xenia } = desk.crowd;
    const caseId = await desk.owned(ana);
    expect((await desk.gets<Seen>(xenia, CASE, { id: caseId })).case).toBeNull();
    const { collaboratorId } = await desk.helped(ana, caseId, xenia);
    expect((await desk.gets<Seen>(xenia, CASE, { id: caseId })).case?.collaborators.map(({ id }) => id)).toContain(collaboratorId);
  });

  test("a former owner is a collaborator, kept informed, and says so; the owner of now is none", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.must(desk.accept(ben, await desk.offered(ana, caseId, ben)));
    const { collaborators } = (await desk.gets<Seen>(ben, CASE, { id: caseId })).case!;
    expect(collaborators.find(({ person }) => person.id === ana)).toMatchObject({ role: "INFORMED", formerOwner: true, task: null });
    await desk.must(desk.accept(ana, await desk.offered(ben, caseId, ana)));
    const later = (await desk.gets<Seen>(ben, CASE, { id: caseId })).case!.collaborators;
    expect(later.map(({ person }) => person.id)).not.toContain(ana);
    expect(later.find(({ person }) => person.id === ben)).toMatchObject({ role: "INFORMED", formerOwner: true });
  });

  test("whoever is only informed may be asked for more, and keeps one place among the collaborators", async () => {
    const { ana, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    const { collaboratorId } = await desk.helped(ana, caseId, eve, "INFORMED");
    const more = await desk.must(desk.add(ana, caseId, eve, { role: "CONSULTED" }));
    expect(more.collaboratorId).toBe(collaboratorId);
    expect((await desk.ties(caseId)).filter(({ personId }) => personId === eve)).toEqual([
      { personId: eve, relation: "COLLABORATOR", raci: "CONSULTED" },
    ]);
  });

  test("a stand-in, a lead of the team and an escalation manager may too; the event says for whom the stand-in acted", async () => {
    const { ana, ben, chloe, eve, mila } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.standsIn(caseId, ben);
    await desk.helped(ben, caseId, eve);
    expect(
      await desk.ask("select on_behalf_of as behind from events where stream = $1 order by stream_sequence desc limit 1", [caseId]),
    ).toEqual([{ behind: ana }]);
    await desk.helped(chloe, caseId, mila);
    await desk.helped(mila, caseId, desk.crowd.otto, "INFORMED");
  });

  test("help without a task, a task without a way back, and a task in the past are refused; nothing changes", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    const no = async (wanted: object) => desk.unchanged(async () => outcomeOf(await desk.add(ana, caseId, ben, wanted)));
    expect(await no({ task: null })).toBe("TASK_REQUIRED");
    expect(await no({ role: "CONSULTED", task: null })).toBe("TASK_REQUIRED");
    expect(await no({ task: { ...aTask(), wayBack: null } })).toBe("WAY_BACK_REQUIRED");
    expect(await no({ task: { ...aTask(), dueAt: hoursAhead(-1) } })).toBe("IN_THE_PAST");
    expect(await no({ role: "INFORMED", task: { ...aTask(), wayBack: null, dueAt: hoursAhead(-1) } })).toBe("IN_THE_PAST");
    expect(outcomeOf(await desk.add(ana, caseId, ben, { role: "INFORMED", task: { ...aTask(), wayBack: null } }))).toBe("ACCEPTED");
  });

  test("the owner, who helps already, who left, who never works on cases and who never was are refused; nothing changes", async () => {
    const { ana, ben, hiro } = desk.crowd;
    const gone = await desk.aPerson({ name: "Gone" });
    await desk.deactivate(gone);
    const caseId = await desk.owned(ana);
    await desk.helped(ana, caseId, ben);
    const no = async (personId: string, wanted: object = {}) => {
      const outcome = await desk.unchanged(() => desk.add(ana, caseId, personId, wanted));
      return [outcomeOf(outcome), "path" in outcome ? outcome.path : null];
    };
    expect(await no(ana)).toEqual(["ALREADY_OWNER", ["personId"]]);
    const task = { ...aTask(), dueAt: hoursAhead(1).toISOString() };
    expect(await desk.does(ana, "add-collaborator", { caseId, personId: ana, role: "CONSULTED", task })).toMatchObject({
      userErrors: [{ code: "ALREADY_OWNER", path: ["personId"], owner: { id: ana }, since: expect.any(String) }],
    });
    expect(await no(ben)).toEqual(["ALREADY_COLLABORATOR", ["personId"]]);
    expect(await no(ben, { role: "INFORMED", task: null })).toEqual(["ALREADY_COLLABORATOR", ["personId"]]);
    expect(await no(gone)).toEqual(["PERSON_INACTIVE", ["personId"]]);
    expect(await no(hiro)).toEqual(["PERSON_NOT_ELIGIBLE", ["personId"]]);
    expect(await no("per_00000000000000000000000000")).toEqual(["NOT_FOUND", ["personId"]]);
    expect(await no("nobody")).toEqual(["NOT_FOUND", ["personId"]]);
  });

  test("who may not ask for help is refused, and so is a closed case; nothing changes", async () => {
    const { ana, ben, eve, otto, xenia } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.helped(ana, caseId, ben);
    const no = async (actor: typeof ana) => desk.unchanged(async () => outcomeOf(await desk.add(actor, caseId, eve)));
    expect(await no(ben)).toBe("NOT_YOUR_CASE");
    expect(await no(otto)).toBe("NOT_YOUR_CASE");
    expect(await no(xenia)).toBe("NOT_FOUND");
    await desk.closed(ana, caseId);
    expect(await no(ana)).toBe("CASE_CLOSED");
  });

  test("of two who add the same person at once one is told that they help already", async () => {
    const { ana, chloe, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    const outcomes = await desk.atOnce(
      { table: "cases", id: caseId },
      () => desk.add(ana, caseId, eve),
      () => desk.add(chloe, caseId, eve),
    );
    expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "ALREADY_COLLABORATOR"]);
    expect(await desk.ask("select from tasks where case_id = $1", [caseId])).toHaveLength(1);
  });
});
