import type { PersonId } from "../../../src/domain/ids";
import { BRIEF, outcomeOf } from "../../support/case-desk";
import { aHelpingDesk, type HelpingDesk } from "../../support/helping-desk";

let desk: HelpingDesk;
beforeAll(async () => {
  desk = await aHelpingDesk();
});
afterAll(() => desk.close());

/** A case that Ana owns and Ben helps on. */
async function helped() {
  const caseId = await desk.owned(desk.crowd.ana);
  await desk.helped(desk.crowd.ana, caseId, desk.crowd.ben);
  return caseId;
}

const facts = async (caseId: string) =>
  (
    await desk.ask(
      "select status, priority, category_key as category, support_tier as tier, sla_tier as sla, owner_id as owner from cases where id = $1",
      [caseId],
    )
  )[0];

describe("proposeChange", () => {
  test("a collaborator proposes, and nothing of the case changes", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await helped();
    const before = await facts(caseId);
    const payload = await desk.does(ben, "propose-change", {
      caseId,
      kind: "CATEGORY",
      categoryKey: "BILLING",
      reason: "It is an invoice.",
    });
    expect(payload).toMatchObject({
      userErrors: [],
      case: { owner: { id: ana } },
      proposal: {
        kind: "CATEGORY",
        state: "OPEN",
        category: { key: "BILLING" },
        reason: "It is an invoice.",
        proposedBy: { id: ben },
        priority: null,
      },
      event: { type: "CHANGE_PROPOSED", after: { kind: "CATEGORY", proposalId: expect.stringMatching(/^prop_/) } },
    });
    expect(await facts(caseId)).toEqual(before);
  });

  test("the owner reads what waits for their answer in their inbox, and so does their stand-in", async () => {
    const { ana, ben, eve } = desk.crowd;
    const caseId = await helped();
    const proposalId = await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
    const ask = "query { myInbox { proposals { id } } }";
    const inbox = async (who: PersonId) =>
      (await desk.gets<{ myInbox: { proposals: { id: string }[] } }>(who, ask)).myInbox.proposals.map(({ id }) => id);
    expect(await inbox(ana)).toContain(proposalId);
    expect(await inbox(eve)).toEqual([]);
    await desk.standsIn(caseId, eve);
    expect(await inbox(eve)).toEqual([proposalId]);
    await desk.must(desk.disagree(eve, proposalId));
    expect(await inbox(ana)).not.toContain(proposalId);
  });

  test("exactly the field of its kind is filled, with something that is not so already; else nothing changes", async () => {
    const { ben } = desk.crowd;
    const caseId = await helped();
    const no = async (wanted: Parameters<HelpingDesk["propose"]>[2]) => {
      const outcome = await desk.unchanged(() => desk.propose(ben, caseId, wanted));
      return [outcomeOf(outcome), "path" in outcome ? outcome.path : null];
    };
    expect(await no({ kind: "PRIORITY" })).toEqual(["CHANGE_UNCLEAR", ["priority"]]);
    expect(await no({ kind: "PRIORITY", priority: "P1", supportTier: 3 })).toEqual(["CHANGE_UNCLEAR", ["supportTier"]]);
    expect(await no({ kind: "CLOSE", status: "OPEN" })).toEqual(["CHANGE_UNCLEAR", ["status"]]);
    expect(await no({ kind: "PRIORITY", priority: "P3" })).toEqual(["NOTHING_TO_CHANGE", ["priority"]]);
    expect(await no({ kind: "SLA_TIER", slaTier: "STANDARD" })).toEqual(["NOTHING_TO_CHANGE", ["slaTier"]]);
    expect(await no({ kind: "SUPPORT_TIER", supportTier: 1 })).toEqual(["NOTHING_TO_CHANGE", ["supportTier"]]);
    expect(await no({ kind: "CATEGORY", categoryKey: "NONE_SUCH" })).toEqual(["CATEGORY_UNKNOWN", ["categoryKey"]]);
    expect(await no({ kind: "OWNER", ownerId: "nobody" })).toEqual(["NOT_FOUND", ["ownerId"]]);
    expect(await no({ kind: "OWNER", ownerId: desk.crowd.ana })).toEqual(["ALREADY_OWNER", ["ownerId"]]);
  });

  test("who decides, who is only informed and who has no part in the case do not propose; nothing changes", async () => {
    const { ana, ben, chloe, eve, mila, xenia } = desk.crowd;
    const caseId = await helped();
    await desk.helped(ana, caseId, eve, "INFORMED");
    const no = async (actor: PersonId, id = caseId) =>
      desk.unchanged(async () => outcomeOf(await desk.propose(actor, id, { kind: "PRIORITY", priority: "P1" })));
    expect(await no(ana)).toBe("NOT_TO_ONESELF");
    expect(await no(eve)).toBe("INFORMED_READS_ONLY");
    expect(await no(chloe)).toBe("INFORMED_READS_ONLY");
    expect(await no(mila)).toBe("NOT_YOUR_CASE");
    expect(await no(xenia)).toBe("NOT_FOUND");
    await desk.closed(ana, caseId);
    expect(await no(ben)).toBe("CASE_CLOSED");
  });
});

describe("acceptProposal", () => {
  test.each([
    [{ kind: "STATUS", status: "WAITING_ON_INTERNAL" }, { status: "WAITING_ON_INTERNAL" }, "CASE_STATUS_CHANGED"],
    [{ kind: "PRIORITY", priority: "P1" }, { priority: "P1" }, "CASE_CLASSIFIED"],
    [{ kind: "CATEGORY", categoryKey: "BILLING" }, { category: "BILLING" }, "CASE_CLASSIFIED"],
    [{ kind: "SUPPORT_TIER", supportTier: 3 }, { tier: 3 }, "CASE_CLASSIFIED"],
    [{ kind: "SLA_TIER", slaTier: "PREMIER" }, { sla: "PREMIER" }, "CASE_CLASSIFIED"],
  ] as const)("the owner's yes does what was proposed: %j", async (wanted, expected, type) => {
    const { ana, ben } = desk.crowd;
    const caseId = await helped();
    const proposalId = await desk.proposed(ben, caseId, wanted);
    const payload = await desk.does(ana, "accept-proposal", { proposalId });
    expect(payload).toMatchObject({
      userErrors: [],
      proposal: { state: "ACCEPTED", decidedBy: { id: ana } },
      event: { type: "PROPOSAL_DECIDED", state: "ACCEPTED", after: { proposalId, state: "ACCEPTED" } },
    });
    expect(await facts(caseId)).toMatchObject(expected);
    const told = (await desk.story(caseId)).slice(-2);
    expect(told.map((event) => [event.type, event.actor])).toEqual([
      [type, ana],
      ["PROPOSAL_DECIDED", ana],
    ]);
  });

  test("a proposed owner is offered the case in the owner's own words, and owns it only once they accept", async () => {
    const { ana, ben, eve } = desk.crowd;
    const caseId = await helped();
    const proposalId = await desk.proposed(ben, caseId, { kind: "OWNER", ownerId: eve });
    expect(await desk.denied(ana, "accept-proposal", { proposalId })).toEqual({ code: "BRIEF_INCOMPLETE", path: ["brief"] });
    const { promise: _promise, ...brief } = BRIEF;
    const payload = await desk.does(ana, "accept-proposal", { proposalId, brief });
    expect(payload).toMatchObject({
      userErrors: [],
      case: { owner: { id: ana }, openOffer: { to: { id: eve } } },
      proposal: { state: "ACCEPTED" },
    });
    expect((await desk.told(caseId)).slice(-2)).toEqual(["TRANSFER_OFFERED", "PROPOSAL_DECIDED"]);
  });

  test("an accepted CLOSE resolves with the proposal's reason and closes; what else was proposed or asked is over", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await helped();
    const closing = await desk.proposed(ben, caseId, { kind: "CLOSE", reason: "The customer is happy." });
    const other = await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
    await desk.must(desk.agree(ana, closing));
    expect(await desk.ask("select status, resolution from cases where id = $1", [caseId])).toEqual([
      { status: "CLOSED", resolution: "The customer is happy." },
    ]);
    expect(await desk.stateOf("proposals", closing)).toBe("ACCEPTED");
    expect(await desk.stateOf("proposals", other)).toBe("OVERTAKEN");
    expect((await desk.told(caseId)).slice(-5)).toEqual([
      "CASE_STATUS_CHANGED",
      "CASE_STATUS_CHANGED",
      "PROPOSAL_DECIDED",
      "PROPOSAL_DECIDED",
      "TASK_CHANGED",
    ]);
  });

  test("other proposals of the same kind are overtaken, those of other kinds wait on", async () => {
    const { ana, ben, eve } = desk.crowd;
    const caseId = await helped();
    await desk.helped(ana, caseId, eve);
    const first = await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
    const second = await desk.proposed(eve, caseId, { kind: "PRIORITY", priority: "P2" });
    const third = await desk.proposed(eve, caseId, { kind: "SLA_TIER", slaTier: "PREMIER" });
    await desk.must(desk.agree(ana, second));
    expect(await Promise.all([first, second, third].map((id) => desk.stateOf("proposals", id)))).toEqual(["OVERTAKEN", "ACCEPTED", "OPEN"]);
    expect(outcomeOf(await desk.unchanged(() => desk.agree(ana, first)))).toBe("PROPOSAL_NOT_OPEN");
  });

  test("a dry run says what would happen, what it overtakes included, and leaves nothing", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await helped();
    const proposalId = await desk.proposed(ben, caseId, { kind: "CLOSE" });
    const payload = await desk.unchanged(() => desk.does(ana, "accept-proposal", { proposalId, dryRun: true }));
    expect(payload.preview?.changes.map(({ type }) => type)).toEqual([
      "CASE_STATUS_CHANGED",
      "CASE_STATUS_CHANGED",
      "PROPOSAL_DECIDED",
      "TASK_CHANGED",
    ]);
    expect(payload).toMatchObject({ event: null, proposal: { state: "OPEN" }, userErrors: [] });
  });

  test("what cannot be done any more is refused as its command refuses it; the proposal stays open and nothing changes", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await helped();
    const proposalId = await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
    await desk.must(desk.agree(ana, await desk.proposed(ben, caseId, { kind: "SUPPORT_TIER", supportTier: 2 })));
    await desk.ask("update cases set priority = 'P1', priority_defaulted = false where id = $1", [caseId]);
    expect(await desk.denied(ana, "accept-proposal", { proposalId })).toEqual({ code: "NOTHING_TO_CHANGE", path: ["proposalId"] });
    expect(await desk.stateOf("proposals", proposalId)).toBe("OPEN");
  });

  test("only who holds the owner's powers decides; nothing changes", async () => {
    const { ana, ben, chloe, mila, hiro, xenia } = desk.crowd;
    const caseId = await helped();
    const proposalId = await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
    const no = async (actor: PersonId) => [
      await desk.unchanged(async () => outcomeOf(await desk.agree(actor, proposalId))),
      await desk.unchanged(async () => outcomeOf(await desk.disagree(actor, proposalId))),
    ];
    expect(await no(ben)).toEqual(["NOT_YOUR_CASE", "NOT_YOUR_CASE"]);
    expect(await no(chloe)).toEqual(["NOT_YOUR_CASE", "NOT_YOUR_CASE"]);
    expect(await no(mila)).toEqual(["NOT_YOUR_CASE", "NOT_YOUR_CASE"]);
    expect(await no(hiro)).toEqual(["NOT_YOUR_CASE", "NOT_YOUR_CASE"]);
    expect(await no(xenia)).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    expect(outcomeOf(await desk.agree(ana, "prop_0"))).toBe("NOT_FOUND");
  });

  test("of the owner's yes and the proposer's withdrawal at once one wins", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await helped();
    const proposalId = await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
    const outcomes = await desk.atOnce(
      { table: "cases", id: caseId },
      () => desk.agree(ana, proposalId),
      () => desk.callBack(ben, proposalId),
    );
    expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "PROPOSAL_NOT_OPEN"]);
    const accepted = outcomeOf(outcomes[0]) === "ACCEPTED";
    expect(await desk.stateOf("proposals", proposalId)).toBe(accepted ? "ACCEPTED" : "WITHDRAWN");
    expect(await facts(caseId)).toMatchObject({ priority: accepted ? "P1" : "P3" });
  });
});

describe("declineProposal and withdrawProposal", () => {
  test("the owner declines with an answer, and nothing of the case changes", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await helped();
    const before = await facts(caseId);
    const proposalId = await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
    const payload = await desk.does(ana, "decline-proposal", { proposalId, answer: "Not that urgent." });
    expect(payload).toMatchObject({
      userErrors: [],
      proposal: { state: "DECLINED", answer: "Not that urgent." },
      event: { state: "DECLINED" },
    });
    expect(await facts(caseId)).toEqual(before);
  });

  test("only who made a proposal calls it back, and only while it is open; nothing changes otherwise", async () => {
    const { ana, ben, eve } = desk.crowd;
    const caseId = await helped();
    await desk.helped(ana, caseId, eve);
    const proposalId = await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P1" });
    expect(outcomeOf(await desk.unchanged(() => desk.callBack(eve, proposalId)))).toBe("NOT_YOUR_CASE");
    expect(outcomeOf(await desk.unchanged(() => desk.callBack(ana, proposalId)))).toBe("NOT_YOUR_CASE");
    const payload = await desk.does(ben, "withdraw-proposal", { proposalId });
    expect(payload).toMatchObject({ userErrors: [], proposal: { state: "WITHDRAWN" }, event: { state: "WITHDRAWN" } });
    expect(outcomeOf(await desk.unchanged(() => desk.callBack(ben, proposalId)))).toBe("PROPOSAL_NOT_OPEN");
  });
});
