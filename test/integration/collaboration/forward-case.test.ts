import type { PersonId } from "../../../src/domain/ids";
import { outcomeOf } from "../../support/case-desk";
import { aHelpingDesk, type HelpingDesk } from "../../support/helping-desk";

let desk: HelpingDesk;
beforeAll(async () => {
  desk = await aHelpingDesk();
});
afterAll(() => desk.close());

describe("forwardCase", () => {
  test("somebody inside is informed from now on; the note is theirs to read, and not in the log", async () => {
    const { ana, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    const payload = await desk.does(ana, "forward-case", { caseId, personId: eve, note: "You know this customer." });
    expect(payload).toMatchObject({
      userErrors: [],
      event: { type: "CASE_FORWARDED", to: { id: eve }, note: "You know this customer.", after: { toId: eve } },
    });
    expect(await desk.ties(caseId)).toContainEqual({ personId: eve, relation: "COLLABORATOR", raci: "INFORMED" });
    expect(JSON.stringify(await desk.ask("select before, after from events"))).not.toContain("You know this customer.");
  });

  test("who helps already stays what they are, and the note is kept", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.helped(ana, caseId, ben);
    await desk.must(desk.forward(ana, caseId, ben));
    expect(await desk.ties(caseId)).toContainEqual({ personId: ben, relation: "COLLABORATOR", raci: "RESPONSIBLE" });
    expect(await desk.ask("select note, visibility from forward_notes where case_id = $1", [caseId])).toEqual([
      { note: "You should know.", visibility: "ALL_STAFF" },
    ]);
  });

  test("a collaborator forwards, who is only informed does not; nothing changes", async () => {
    const { ana, ben, eve, mila, otto, hiro, xenia } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.helped(ana, caseId, ben);
    await desk.must(desk.forward(ben, caseId, eve));
    const no = async (actor: PersonId, to: PersonId) => desk.unchanged(async () => outcomeOf(await desk.forward(actor, caseId, to)));
    expect(await no(eve, mila)).toBe("INFORMED_READS_ONLY");
    expect(await no(otto, mila)).toBe("NOT_YOUR_CASE");
    expect(await no(hiro, mila)).toBe("NOT_YOUR_CASE");
    expect(await no(xenia, mila)).toBe("NOT_FOUND");
  });

  test("not to an external agent, oneself, the owner, or who left; nothing changes", async () => {
    const { ana, ben, xenia } = desk.crowd;
    const gone = await desk.aPerson({ name: "Gone" });
    await desk.deactivate(gone);
    const caseId = await desk.owned(ana);
    await desk.helped(ana, caseId, ben);
    const no = async (actor: PersonId, to: string) =>
      desk.unchanged(async () => outcomeOf(await desk.forward(actor, caseId, to as PersonId)));
    expect(await no(ana, xenia)).toBe("NOT_INTERNAL");
    expect(await no(ana, ana)).toBe("NOT_TO_ONESELF");
    expect(await no(ben, ana)).toBe("ALREADY_OWNER");
    expect(await no(ana, gone)).toBe("PERSON_INACTIVE");
    expect(await no(ana, "nobody")).toBe("NOT_FOUND");
    await desk.closed(ana, caseId);
    expect(await no(ana, ben)).toBe("CASE_CLOSED");
  });
});
