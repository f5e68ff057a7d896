import { outcomeOf } from "../../support/case-desk";
import { aDailyDesk, type DailyDesk, WORKLOAD } from "../../support/daily-desk";

let desk: DailyDesk;
beforeAll(async () => {
  desk = await aDailyDesk();
});
afterAll(() => desk.close());

describe("stealCase", () => {
  test("the lead of the team takes a case over, and the former owner learns why from a generated brief and stays informed", async () => {
    const { ana, chloe } = desk.crowd;
    const caseId = await desk.owned(ana);
    const reason = { code: "OTHER", text: "Ana is on another call." };
    const payload = await desk.does(chloe, "steal-case", { caseId, reason });
    expect(payload.userErrors).toEqual([]);
    expect(payload.event).toMatchObject({
      from: { id: ana },
      to: { id: chloe },
      move: "STOLEN",
      reason: "OTHER",
      briefSource: "GENERATED",
      interval: 3,
    });
    expect(payload.brief).toMatchObject({
      source: "GENERATED",
      reason: "Taken over from its owner. Reason: other. Ana is on another call.",
      author: { id: chloe },
    });
    expect(await desk.holding(caseId)).toMatchObject({ owner: chloe, contact: chloe, resolution: chloe });
    expect(await desk.ties(caseId)).toContainEqual({ personId: ana, relation: "COLLABORATOR", raci: "INFORMED" });
  });

  test("an escalation manager takes a case over in any team", async () => {
    const { ben, mila } = desk.crowd;
    const caseId = await desk.owned(ben);
    expect(outcomeOf(await desk.steal(mila, caseId))).toBe("ACCEPTED");
    expect((await desk.holding(caseId)).owner).toBe(mila);
  });

  test("an offer in the air and standing in end with it, OVERTAKEN", async () => {
    const { ana, ben, eve, mila } = desk.crowd;
    const caseId = await desk.owned(ana);
    const offerId = await desk.offered(ana, caseId, ben);
    await desk.must(desk.standIn(ana, caseId, eve));
    await desk.must(desk.steal(mila, caseId));
    expect((await desk.told(caseId)).slice(-3)).toEqual(["TRANSFER_ENDED", "ACTING_OWNER_ENDED", "OWNERSHIP_CHANGED"]);
    expect(await desk.holding(caseId)).toMatchObject({ owner: mila, acting: null });
    expect(await desk.ask("select outcome from transfer_offers where id = $1", [offerId])).toEqual([{ outcome: "OVERTAKEN" }]);
    expect(await desk.ask("select from timers where subject_id = any($1)", [[caseId, offerId]])).toEqual([]);
    expect(await desk.ask("select from case_relations where case_id = $1 and relation = 'ACTING_OWNER'", [caseId])).toEqual([]);
  });

  test("nobody else may, and each learns what stands in the way; nothing changes", async () => {
    const { ana, ben, chloe, otto } = desk.crowd;
    const { hiro } = desk.people;
    const caseId = await desk.owned(ana);
    const refusedFor = async (actor: typeof ana) => desk.unchanged(async () => outcomeOf(await desk.steal(actor, caseId)));
    expect(await refusedFor(ben)).toBe("NOT_YOUR_CASE");
    expect(await refusedFor(ana)).toBe("NOT_YOUR_CASE");
    expect(await refusedFor(otto)).toBe("NOT_YOUR_TEAM");
    expect(await refusedFor(hiro)).toBe("PERSON_NOT_ELIGIBLE");
    await desk.must(desk.steal(chloe, caseId));
    expect(await refusedFor(chloe)).toBe("ALREADY_OWNER");
    await desk.closed(chloe, caseId);
    expect(await refusedFor(desk.crowd.mila)).toBe("CASE_CLOSED");
  });

  test("a reason that says too little, a stale revision and a wrong place are refused without a trace", async () => {
    const { ana, chloe } = desk.crowd;
    const caseId = await desk.owned(ana);
    const refused = async (wanted: object) => desk.unchanged(async () => outcomeOf(await desk.steal(chloe, caseId, wanted)));
    expect(await refused({ reason: { ...WORKLOAD, code: "OTHER" } })).toBe("REASON_REQUIRED");
    expect(await refused({ reason: { ...WORKLOAD, code: "MISROUTED" } })).toBe("RIGHT_PLACE_REQUIRED");
    expect(await refused({ reason: { ...WORKLOAD, code: "MISROUTED", rightCategoryKey: "NONE_SUCH" } })).toBe("CATEGORY_UNKNOWN");
    expect(await refused({ expectedRevision: 1 })).toBe("REVISION_CONFLICT");
    expect(outcomeOf(await desk.steal(chloe, "case_0"))).toBe("NOT_FOUND");
  });

  test("a dry run says what would happen and leaves nothing", async () => {
    const { ana, chloe } = desk.crowd;
    const caseId = await desk.owned(ana);
    const payload = await desk.unchanged(() => desk.does(chloe, "steal-case", { caseId, reason: { code: "WORKLOAD" }, dryRun: true }));
    expect(payload.preview?.changes.map(({ type }) => type)).toEqual(["OWNERSHIP_CHANGED"]);
    expect(payload.event).toBeNull();
  });

  test("of two who steal at once one owns the case, and the other learns who", async () => {
    const { ana, chloe, mila } = desk.crowd;
    const caseId = await desk.owned(ana);
    const outcomes = await desk.atOnce(
      { table: "cases", id: caseId },
      () => desk.steal(chloe, caseId),
      () => desk.steal(mila, caseId),
    );
    expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "OWNER_CHANGED"]);
    const winner = outcomeOf(outcomes[0]) === "ACCEPTED" ? chloe : mila;
    expect((await desk.holding(caseId)).owner).toBe(winner);
    expect(outcomes.find((one) => outcomeOf(one) === "OWNER_CHANGED")).toMatchObject({ details: { owner: { id: winner } } });
  });

  test("of a steal and an acceptance at once one is overtaken: the case has one owner and one open interval", async () => {
    const { ana, ben, chloe } = desk.crowd;
    const caseId = await desk.owned(ana);
    const offerId = await desk.offered(ana, caseId, ben);
    const [stolen, accepted] = await desk.atOnce(
      { table: "cases", id: caseId },
      () => desk.steal(chloe, caseId),
      () => desk.accept(ben, offerId),
    );
    const outcomes = [outcomeOf(stolen), outcomeOf(accepted)];
    expect([
      ["ACCEPTED", "OFFER_NOT_OPEN"],
      ["OWNER_CHANGED", "ACCEPTED"],
    ]).toContainEqual(outcomes);
    expect((await desk.holding(caseId)).owner).toBe(outcomes[0] === "ACCEPTED" ? chloe : ben);
    expect(await desk.ask("select from ownership where case_id = $1 and until = 'infinity'", [caseId])).toHaveLength(1);
  });
});
