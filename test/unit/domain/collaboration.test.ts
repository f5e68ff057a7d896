import type { CaseFacts } from "../../../src/domain/case-facts";
import {
  judgeAnswerProposal,
  judgeDelegate,
  judgeDelegateTo,
  judgeDelegationEnd,
  judgeForwardTo,
  judgeHelper,
  judgeOwnTask,
  judgeProposedValues,
  judgeProposeKind,
  judgeTaskAsked,
  judgeWithdrawProposal,
  PROPOSAL_KINDS,
} from "../../../src/domain/collaboration";
import type { PersonId, TeamId } from "../../../src/domain/ids";
import { type CaseTies, type PersonStanding, standingOf } from "../../../src/domain/permissions";

const NOW = new Date("2026-03-02T09:00:00.000Z");
const LATER = new Date("2026-03-02T10:00:00.000Z");
const TEAM: TeamId = "team_00000000000000000000000001";
const OWNER: PersonId = "per_00000000000000000000000001";
const HELPER: PersonId = "per_00000000000000000000000002";
const OTHER: PersonId = "per_00000000000000000000000003";

const place = { ownerId: OWNER, ownerSince: NOW.toISOString(), contactOwnerId: OWNER, resolutionOwnerId: OWNER, teamId: TEAM };
const person = (id: PersonId, wanted: Partial<PersonStanding> = {}): PersonStanding => ({
  id,
  roles: ["AGENT"],
  external: false,
  active: true,
  memberOf: [],
  leaderOf: [],
  ...wanted,
});
const question = (who: PersonStanding, held: CaseTies["held"] = [], facts: Partial<CaseFacts> = {}, accountTeam = false) => {
  const stands = { ...place, ...facts };
  return { person: who, standing: standingOf(who, stands, { held, accountTeam }, NOW), facts: { status: "OPEN", ...stands } as CaseFacts };
};
const helps = (raci: "RESPONSIBLE" | "CONSULTED" | "INFORMED") => [{ relation: "COLLABORATOR" as const, raci, until: null }];
const NOTHING = { status: null, priority: null, categoryKey: null, supportTier: null, slaTier: null, ownerId: null };
const task = { what: "Look.", dueAt: LATER, wayBack: "Tell me." };

describe("help", () => {
  test.each([
    ["RESPONSIBLE", null, "TASK_REQUIRED"],
    ["CONSULTED", null, "TASK_REQUIRED"],
    ["INFORMED", null, undefined],
    ["RESPONSIBLE", { ...task, wayBack: null }, "WAY_BACK_REQUIRED"],
    ["INFORMED", { ...task, wayBack: null }, undefined],
    ["RESPONSIBLE", { ...task, dueAt: NOW }, "IN_THE_PAST"],
    ["INFORMED", { ...task, dueAt: NOW }, "IN_THE_PAST"],
    ["RESPONSIBLE", task, undefined],
  ] as const)("%s asked with %j is %s", (role, asked, code) => {
    expect(judgeTaskAsked(role, asked, NOW)?.code).toBe(code);
  });

  test.each([
    ["nobody's helper may help", null, "CONSULTED", undefined],
    ["the informed may be asked for more", { role: "INFORMED", hasOpenTask: false }, "CONSULTED", undefined],
    ["the informed are informed already", { role: "INFORMED", hasOpenTask: false }, "INFORMED", "ALREADY_COLLABORATOR"],
    ["who has an open task has enough to do", { role: "CONSULTED", hasOpenTask: true }, "RESPONSIBLE", "ALREADY_COLLABORATOR"],
    ["the informed with an open task, too", { role: "INFORMED", hasOpenTask: true }, "RESPONSIBLE", "ALREADY_COLLABORATOR"],
    ["who gave a task back may get another", { role: "CONSULTED", hasOpenTask: false }, "CONSULTED", undefined],
  ] as const)("%s", (_rule, held, role, code) => {
    const asked = { role, task: role === "INFORMED" ? null : task };
    expect(judgeHelper(place, person(HELPER), held, asked)?.code).toBe(code);
  });

  test("who holds no role but ADMIN is only ever informed", () => {
    const admin = person(HELPER, { roles: ["ADMIN"] });
    expect(judgeHelper(place, admin, null, { role: "RESPONSIBLE", task })?.code).toBe("PERSON_NOT_ELIGIBLE");
    expect(judgeHelper(place, admin, null, { role: "INFORMED", task: null })).toBeNull();
    // They could never say that they are done with it.
    expect(judgeHelper(place, admin, null, { role: "INFORMED", task })?.code).toBe("PERSON_NOT_ELIGIBLE");
  });

  test("a task is its assignee's alone, the informed one's too, while it is open", () => {
    const open = { assigneeId: HELPER, state: "OPEN" as const };
    expect(judgeOwnTask(question(person(HELPER), helps("RESPONSIBLE")), open)).toBeNull();
    expect(judgeOwnTask(question(person(HELPER), helps("INFORMED")), open)).toBeNull();
    expect(judgeOwnTask(question(person(OTHER), helps("RESPONSIBLE")), open)?.code).toBe("NOT_YOUR_CASE");
    expect(judgeOwnTask(question(person(OWNER)), open)?.code).toBe("NOT_YOUR_CASE");
    expect(judgeOwnTask(question(person(HELPER)), { ...open, state: "DONE" })?.code).toBe("TASK_NOT_OPEN");
  });
});

describe("proposals", () => {
  const values = { status: "OPEN", priority: "P1", categoryKey: "BUG", supportTier: 2, slaTier: "PREMIER", ownerId: HELPER } as const;
  const FIELDS = ["status", "priority", "categoryKey", "supportTier", "slaTier", "ownerId", null] as const;

  test.each(PROPOSAL_KINDS.map((kind, index) => [kind, FIELDS[index] ?? null] as const))("%s fills %s and nothing else", (kind, field) => {
    const exactly = field === null ? NOTHING : { ...NOTHING, [field]: values[field] };
    expect(judgeProposedValues(kind, exactly)).toBeNull();
    expect(judgeProposedValues(kind, values)).toMatchObject({ code: "CHANGE_UNCLEAR" });
    if (field !== null) expect(judgeProposedValues(kind, NOTHING)).toMatchObject({ code: "CHANGE_UNCLEAR", path: [field] });
  });

  const codes = (asked: ReturnType<typeof question>) => PROPOSAL_KINDS.map((kind) => judgeProposeKind(asked, kind)?.code ?? null);

  test("a collaborator proposes everything, the resolution owner no successor, the account's people neither that nor the end", () => {
    expect(codes(question(person(HELPER), helps("CONSULTED")))).toEqual([null, null, null, null, null, null, null]);
    expect(codes(question(person(HELPER), [], { resolutionOwnerId: HELPER }))).toEqual([
      null,
      null,
      null,
      null,
      null,
      "NOT_YOUR_CASE",
      null,
    ]);
    const csm = person(HELPER, { roles: ["CUSTOMER_SUCCESS_MANAGER"] });
    expect(codes(question(csm, [], {}, true))).toEqual([null, null, null, null, null, "NOT_YOUR_CASE", "NOT_YOUR_CASE"]);
  });

  test("who holds the owner's powers proposes nothing to themselves, and nobody else proposes at all", () => {
    const acting = [{ relation: "ACTING_OWNER" as const, raci: null, until: null }];
    expect(new Set(codes(question(person(OWNER))))).toEqual(new Set(["NOT_TO_ONESELF"]));
    expect(new Set(codes(question(person(HELPER), acting)))).toEqual(new Set(["NOT_TO_ONESELF"]));
    expect(new Set(codes(question(person(HELPER), helps("INFORMED"))))).toEqual(new Set(["INFORMED_READS_ONLY"]));
    expect(new Set(codes(question(person(HELPER))))).toEqual(new Set(["NOT_YOUR_CASE"]));
    expect(new Set(codes(question(person(HELPER), helps("CONSULTED"), { status: "CLOSED" })))).toEqual(new Set(["CASE_CLOSED"]));
  });

  test("only who holds the owner's powers answers, and only who made it calls it back, while it is open", () => {
    const open = { proposedBy: HELPER, state: "OPEN" as const };
    expect(judgeAnswerProposal(question(person(OWNER)), open)).toBeNull();
    expect(judgeAnswerProposal(question(person(HELPER), helps("RESPONSIBLE")), open)?.code).toBe("NOT_YOUR_CASE");
    expect(judgeAnswerProposal(question(person(OWNER)), { state: "WITHDRAWN" })?.code).toBe("PROPOSAL_NOT_OPEN");
    expect(judgeWithdrawProposal(question(person(HELPER)), open)).toBeNull();
    expect(judgeWithdrawProposal(question(person(OWNER)), open)?.code).toBe("NOT_YOUR_CASE");
    expect(judgeWithdrawProposal(question(person(HELPER)), { ...open, state: "ACCEPTED" })?.code).toBe("PROPOSAL_NOT_OPEN");
  });
});

describe("the contact", () => {
  const acting = [{ relation: "ACTING_OWNER" as const, raci: null, until: LATER }];
  const delegate = [{ relation: "DELEGATE" as const, raci: null, until: LATER }];

  test("its owner delegates, and who acts for them while the contact is the owner's; a delegate never", () => {
    expect(judgeDelegate(question(person(OWNER)))).toBeNull();
    expect(judgeDelegate(question(person(HELPER), acting))).toBeNull();
    expect(judgeDelegate(question(person(HELPER), delegate))?.code).toBe("NOT_CONTACT_OWNER");
    const split = { contactOwnerId: OTHER };
    expect(judgeDelegate(question(person(OWNER), [], split))?.code).toBe("NOT_CONTACT_OWNER");
    expect(judgeDelegate(question(person(HELPER), acting, split))?.code).toBe("NOT_CONTACT_OWNER");
    expect(judgeDelegate(question(person(OTHER), [], split))).toBeNull();
    expect(judgeDelegate(question(person(OWNER), [], { status: "CLOSED" }))?.code).toBe("CASE_CLOSED");
  });

  test("an external agent answers only for a case that exists for them", () => {
    const external = person(HELPER, { external: true });
    const to = (held: CaseTies["held"]) =>
      judgeDelegateTo({ person: person(OWNER), facts: place }, external, question(external, held).standing);
    expect(to([])?.code).toBe("EXTERNAL_OUTSIDE_TEAM");
    expect(to(helps("CONSULTED"))).toBeNull();
  });

  test.each([
    [0, "IN_THE_PAST"],
    [1, undefined],
    [30 * 24 * 3_600_000, undefined],
    [30 * 24 * 3_600_000 + 1, "TOO_FAR_AHEAD"],
  ])("an end %d ms ahead is %s", (ms, code) => {
    expect(judgeDelegationEnd(new Date(NOW.getTime() + ms), NOW)?.code).toBe(code);
  });

  test("a case is forwarded inside only, and never to oneself or its owner", () => {
    const asks = { person: person(HELPER), facts: place };
    expect(judgeForwardTo(asks, person(OTHER))).toBeNull();
    expect(judgeForwardTo(asks, person(HELPER))?.code).toBe("NOT_TO_ONESELF");
    expect(judgeForwardTo(asks, person(OWNER))?.code).toBe("ALREADY_OWNER");
    expect(judgeForwardTo(asks, person(OTHER, { active: false }))?.code).toBe("PERSON_INACTIVE");
    expect(judgeForwardTo(asks, person(OTHER, { external: true }))?.code).toBe("NOT_INTERNAL");
  });
});
