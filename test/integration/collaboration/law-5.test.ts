import type { CaseId, PersonId } from "../../../src/domain/ids";
import { RACI_ROLES, type RaciRole } from "../../../src/domain/permissions";
import { BRIEF } from "../../support/case-desk";
import { aHelpingDesk, type HelpingDesk, hoursAhead } from "../../support/helping-desk";

let desk: HelpingDesk;
beforeAll(async () => {
  desk = await aHelpingDesk();
});
afterAll(() => desk.close());

/** Every door to status, priority, category, SLA and owner, as the committed operation that opens it. */
function doors(caseId: CaseId, to: PersonId): [operation: string, input: object][] {
  const reason = { code: "WORKLOAD" };
  const { promise: _promise, ...brief } = BRIEF;
  return [
    ["set-case-status", { caseId, status: "WAITING_ON_INTERNAL" }],
    ["classify-case", { caseId, priority: "P1" }],
    ["classify-case", { caseId, urgency: "URGENT" }],
    ["classify-case", { caseId, categoryKey: "BILLING" }],
    ["classify-case", { caseId, supportTier: 4 }],
    ["classify-case", { caseId, slaTier: "PREMIER" }],
    ["classify-case", { caseId, teamId: desk.elsewhere }],
    ["resolve-case", { caseId, resolution: "Done." }],
    ["close-case", { caseId }],
    ["reopen-case", { caseId, reason: "Not done." }],
    ["take-case", { caseId }],
    ["offer-transfer", { caseId, toPersonId: to, reason, brief }],
    ["force-assign", { caseId, toPersonId: to, reason }],
    ["steal-case", { caseId, reason }],
    ["return-case", { caseId, reason, brief }],
    ["assign-acting-owner", { caseId, personId: to, until: hoursAhead(1).toISOString(), reason }],
    ["split-ownership", { caseId, facet: "CONTACT", toPersonId: to, brief }],
    ["rejoin-ownership", { caseId }],
    ["delegate-contact", { caseId, delegateId: to, until: hoursAhead(1).toISOString() }],
    ["add-collaborator", { caseId, personId: to, role: "INFORMED" }],
  ];
}

describe("law 5", () => {
  test.each(RACI_ROLES)(
    "Being a collaborator never gives the right to change status, priority, category, SLA or owner; they can propose, and the owner accepts. (%s)",
    async (role: RaciRole) => {
      const { ana, ben, eve } = desk.crowd;
      const caseId = await desk.owned(ana);
      await desk.helped(ana, caseId, eve);
      const others = await desk.proposed(eve, caseId, { kind: "PRIORITY", priority: "P1" });
      await desk.helped(ana, caseId, ben, role);
      const own = role === "INFORMED" ? others : await desk.proposed(ben, caseId, { kind: "PRIORITY", priority: "P2" });
      const tried: [operation: string, input: object][] = [
        ...doors(caseId, eve),
        ["accept-proposal", { proposalId: others }],
        ["accept-proposal", { proposalId: own }],
        ["decline-proposal", { proposalId: others }],
      ];
      for (const [operation, input] of tried) {
        const text = operation === "decline-proposal" ? { ...input, answer: "No." } : input;
        const answer = await desk.unchanged(() => desk.asks(ben, desk.operation(operation), { input: text }));
        const codes = [
          ...answer.errors.map(({ extensions }) => extensions.code),
          ...Object.values((answer.data ?? {}) as Record<string, { userErrors: { code: string }[] }>).flatMap(({ userErrors }) =>
            userErrors.map(({ code }) => code),
          ),
        ];
        expect([operation, codes.length, codes.includes("BAD_USER_INPUT")]).toEqual([operation, 1, false]);
      }
    },
  );

  test("viewerCan says the same of every door, and that a collaborator may propose", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.helped(ana, caseId, ben);
    const ask =
      "query C($id: ID!) { case(id: $id) { viewerCan { setStatus classify resolve close take transfer force steal collaborate delegate propose forward } } }";
    const { viewerCan } = (await desk.gets<{ case: { viewerCan: Record<string, boolean> } }>(ben, ask, { id: caseId })).case;
    expect(Object.keys(viewerCan).filter((right) => viewerCan[right])).toEqual(["propose", "forward"]);
    const owners = (await desk.gets<{ case: { viewerCan: Record<string, boolean> } }>(ana, ask, { id: caseId })).case.viewerCan;
    expect(Object.keys(owners).filter((right) => !owners[right])).toEqual(["close", "take", "force", "steal", "propose"]);
  });
});
