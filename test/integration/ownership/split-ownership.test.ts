import { endAbsence } from "../../../src/features/absence/end-absence.command";
import { setAwayNow } from "../../../src/features/absence/set-away-now.command";
import { splitOwnership } from "../../../src/features/ownership/split-ownership.command";
import { BRIEF, outcomeOf } from "../../support/case-desk";
import { aDailyDesk, type DailyDesk } from "../../support/daily-desk";

let desk: DailyDesk;
beforeAll(async () => {
  desk = await aDailyDesk();
});
afterAll(() => desk.close());

describe("splitOwnership and rejoinOwnership", () => {
  test.each(["CONTACT", "RESOLUTION"] as const)(
    "the %s goes to somebody else, the owner stays accountable, and it comes back",
    async (facet) => {
      const { ana, ben } = desk.crowd;
      const caseId = await desk.owned(ana);
      const split = await desk.does(ana, "split-ownership", { caseId, facet, toPersonId: ben, brief: BRIEF });
      const [contact, resolution] = facet === "CONTACT" ? [ben, ana] : [ana, ben];
      expect(split.event).toMatchObject({ type: "OWNERSHIP_SPLIT", contactOwner: { id: contact }, resolutionOwner: { id: resolution } });
      expect(await desk.holding(caseId)).toMatchObject({ owner: ana, contact, resolution });
      const briefs = await desk.gets<{ case: { handoffBriefs: object[] } }>(
        ben,
        "query($id: ID!) { case(id: $id) { handoffBriefs { situation source } } }",
        { id: caseId },
      );
      expect(briefs.case.handoffBriefs[0]).toEqual({ situation: BRIEF.situation, source: "WRITTEN" });
      const joined = await desk.does(ana, "rejoin-ownership", { caseId });
      expect(joined.event).toMatchObject({ type: "OWNERSHIP_REJOINED", owner: { id: ana } });
      expect(await desk.holding(caseId)).toMatchObject({ owner: ana, contact: ana, resolution: ana });
      expect(await desk.ties(caseId)).toContainEqual({ personId: ben, relation: "COLLABORATOR", raci: "INFORMED" });
    },
  );

  test("what is not split moves with the owner, and what is split stays", async () => {
    const { ana, ben, eve, mila } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.must(desk.split(ana, caseId, ben));
    await desk.must(desk.force(mila, caseId, eve));
    expect(await desk.holding(caseId)).toMatchObject({ owner: eve, contact: ben, resolution: eve });
    await desk.must(desk.force(mila, caseId, ben));
    expect(await desk.holding(caseId)).toMatchObject({ owner: ben, contact: ben, resolution: ben });
    expect(await desk.unchanged(async () => outcomeOf(await desk.rejoin(ben, caseId)))).toBe("NOT_SPLIT");
  });

  test("whoever may not, a receiver who cannot own and a second split are refused; nothing changes", async () => {
    const { ana, ben, chloe, eve, otto, xaver } = desk.crowd;
    const { hiro } = desk.people;
    const caseId = await desk.owned(ana);
    const code = (actor: typeof ana, to: string, wanted = {}) =>
      desk.unchanged(async () => outcomeOf(await desk.split(actor, caseId, to, wanted)));
    expect(await code(ben, eve)).toBe("NOT_YOUR_CASE");
    expect(await code(hiro, eve)).toBe("NOT_YOUR_CASE");
    expect(await code(otto, eve)).toBe("NOT_YOUR_TEAM");
    expect(await code(ana, ana)).toBe("ALREADY_OWNER");
    expect(await code(ana, hiro)).toBe("PERSON_NOT_ELIGIBLE");
    expect(await code(ana, xaver)).toBe("EXTERNAL_OUTSIDE_TEAM");
    expect(await code(ana, "per_0")).toBe("NOT_FOUND");
    expect(await code(ana, ben, { brief: { ...BRIEF, nextStep: "" } })).toBe("BRIEF_INCOMPLETE");
    await desk.must(desk.split(chloe, caseId, ben));
    expect(await code(ana, eve)).toBe("ALREADY_SPLIT");
    expect(await code(ana, eve, { facet: "RESOLUTION" })).toBe("ALREADY_SPLIT");
    expect(await desk.unchanged(async () => outcomeOf(await desk.rejoin(ben, caseId)))).toBe("NOT_YOUR_CASE");
    await desk.closed(ana, caseId);
    expect(await desk.unchanged(async () => outcomeOf(await desk.rejoin(ana, caseId)))).toBe("CASE_CLOSED");
  });

  test("nobody who is away gets half of an ownership: the customer would wait for them", async () => {
    const { ana, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    const until = await desk.inHours(2);
    const away = await desk.must(desk.as(eve, (work) => setAwayNow(work, [], { personId: eve, until })));
    for (const facet of ["CONTACT", "RESOLUTION"] as const)
      expect(await desk.no(ana, (work) => splitOwnership(work, { caseId, facet, toPersonId: eve, brief: BRIEF }))).toEqual([
        "PERSON_AWAY",
        "toPersonId",
      ]);
    await desk.must(desk.as(eve, (work) => endAbsence(work, [], { absenceId: away.absenceId })));
    await desk.must(desk.split(ana, caseId, eve));
  });
});
