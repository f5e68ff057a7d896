import { deactivatePerson } from "../../../src/features/ownership/deactivate-person.command";
import { BRIEF, outcomeOf } from "../../support/case-desk";
import { aDailyDesk, type DailyDesk, WORKLOAD } from "../../support/daily-desk";

let desk: DailyDesk;
beforeAll(async () => {
  desk = await aDailyDesk();
});
afterAll(() => desk.close());

async function fromAnaToBen(): Promise<string> {
  const { ana, ben, mila } = desk.crowd;
  const caseId = await desk.owned(ana);
  await desk.must(desk.force(mila, caseId, ben));
  return caseId;
}

describe("returnCase", () => {
  test("gives a case back to its previous owner, in the giver's own words", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await fromAnaToBen();
    const payload = await desk.does(ben, "return-case", { caseId, reason: { code: "EXPERTISE" }, brief: BRIEF });
    expect(payload.userErrors).toEqual([]);
    expect(payload.event).toMatchObject({
      from: { id: ben },
      to: { id: ana },
      move: "RETURNED",
      reason: "EXPERTISE",
      briefSource: "WRITTEN",
    });
    expect(await desk.holding(caseId)).toMatchObject({ owner: ana, untaken: false });
    expect(await desk.ties(caseId)).toContainEqual({ personId: ben, relation: "COLLABORATOR", raci: "INFORMED" });
  });

  test("the words of its reason stand in the brief, after the giver's own, and in no event", async () => {
    const { ben } = desk.crowd;
    const caseId = await fromAnaToBen();
    const reason = { code: "OTHER", text: "It was a favour until noon." };
    expect(await desk.does(ben, "return-case", { caseId, reason, brief: BRIEF })).toMatchObject({ userErrors: [] });
    const briefs = "query ($id: ID!) { case(id: $id) { handoffBriefs { source reason } } }";
    const shown = await desk.gets<{ case: { handoffBriefs: object[] } }>(ben, briefs, { id: caseId });
    expect(shown.case.handoffBriefs[0]).toEqual({ source: "WRITTEN", reason: `${BRIEF.reason} ${reason.text}` });
    expect(JSON.stringify(await desk.story(caseId))).not.toContain("noon");
  });

  test("what was taken from the queue goes back to its steward, and can be taken again", async () => {
    const { ana, ben, chloe } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.must(desk.giveBack(ana, caseId));
    expect(await desk.holding(caseId)).toMatchObject({ owner: chloe, untaken: true });
    expect(outcomeOf(await desk.take(ben, caseId))).toBe("ACCEPTED");
  });

  test("where the previous owner works here no more it goes to the queue's steward", async () => {
    const { ben, chloe, mila } = desk.crowd;
    const gone = await desk.aPerson({ name: "Gus", teamIds: [desk.team] });
    const caseId = await desk.owned(gone);
    await desk.must(desk.force(mila, caseId, ben));
    await desk.must(desk.as(desk.people.hiro, (work) => deactivatePerson(work, { personId: gone, plan: [] })));
    await desk.must(desk.giveBack(ben, caseId));
    expect(await desk.holding(caseId)).toMatchObject({ owner: chloe, untaken: true });
  });

  test("the acting owner gives it back with the owner's powers, and the log says whose they were", async () => {
    const { ana, ben, eve } = desk.crowd;
    const caseId = await fromAnaToBen();
    await desk.must(desk.standIn(ben, caseId, eve));
    await desk.must(desk.giveBack(eve, caseId));
    const [event] = await desk.ask(
      `select actor, on_behalf_of as "onBehalfOf", after ->> 'ownerId' as owner from events where stream = $1 order by stream_sequence desc limit 1`,
      [caseId],
    );
    expect(event).toEqual({ actor: eve, onBehalfOf: ben, owner: ana });
  });

  test("NO_PREVIOUS_OWNER where the steward owns it and nobody did before, and nothing changes", async () => {
    const { chloe } = desk.crowd;
    const caseId = await desk.open();
    expect(await desk.unchanged(async () => outcomeOf(await desk.giveBack(chloe, caseId)))).toBe("NO_PREVIOUS_OWNER");
    const rights = await desk.gets<{ case: { viewerCan: { return: boolean } } }>(chloe, "case", { id: caseId });
    expect(rights.case.viewerCan.return).toBe(false);
  });

  test("nobody but the owner may, and neither without a reason or a whole brief", async () => {
    const { ana, ben, chloe, mila } = desk.crowd;
    const caseId = await fromAnaToBen();
    const refusedFor = (actor: typeof ana, wanted = {}) =>
      desk.unchanged(async () => outcomeOf(await desk.giveBack(actor, caseId, wanted)));
    expect(await refusedFor(chloe)).toBe("NOT_YOUR_CASE");
    expect(await refusedFor(mila)).toBe("NOT_YOUR_CASE");
    expect(await refusedFor(ana)).toBe("NOT_YOUR_CASE");
    expect(await refusedFor(ben, { brief: { ...BRIEF, situation: " " } })).toBe("BRIEF_INCOMPLETE");
    expect(await refusedFor(ben, { reason: { ...WORKLOAD, code: "OTHER" } })).toBe("REASON_REQUIRED");
    await desk.closed(ben, caseId);
    expect(await refusedFor(ben)).toBe("CASE_CLOSED");
  });

  test("while its previous owner is deactivated it goes to them no more: the case always has an active owner", async () => {
    const { ben, chloe, mila } = desk.crowd;
    const { hiro } = desk.people;
    const leaver = await desk.aPerson({ name: "Lea", teamIds: [desk.team] });
    const caseId = await desk.owned(leaver);
    await desk.must(desk.force(mila, caseId, ben));
    const [returned, left] = await desk.atOnce(
      { table: "persons", id: leaver },
      () => desk.giveBack(ben, caseId),
      () => desk.as(hiro, (work) => deactivatePerson(work, { personId: leaver, plan: [] })),
    );
    expect(outcomeOf(returned)).toBe("ACCEPTED");
    const { owner } = await desk.holding(caseId);
    expect([owner, outcomeOf(left)]).toEqual(owner === leaver ? [leaver, "DUTIES_OUTSTANDING"] : [chloe, "ACCEPTED"]);
  });
});
