import type { CaseFacts } from "../../../src/domain/case-facts";
import {
  afterMessage,
  confirmable,
  contactPowers,
  judgeLastSeen,
  judgeMention,
  judgeNote,
  judgeOnBehalfOf,
  judgeRecordCustomer,
  lastTried,
  readableNotes,
} from "../../../src/domain/conversation";
import { isInternalOnly } from "../../../src/domain/event";
import type { PersonStanding } from "../../../src/domain/permissions";
import { mayRead } from "../../../src/domain/visibility";

const ANA = "per_00000000000000000000000001";
const BEN = "per_00000000000000000000000002";
const agent: PersonStanding = { id: ANA, roles: ["AGENT"], external: false, active: true, memberOf: [], leaderOf: [] };
const owns = { relations: new Set(["OWNER"] as const), raci: null, inTeam: false, delegationEnded: false };
const open = { status: "OPEN", ownerId: ANA, contactOwnerId: ANA } as Partial<CaseFacts> as CaseFacts;

test.each([
  ["NEW", "STAYS"],
  ["OPEN", "STAYS"],
  ["WAITING_ON_INTERNAL", "STAYS"],
  ["WAITING_ON_CUSTOMER", "GOES_ON"],
  ["RESOLVED", "REOPENS"],
  ["CLOSED", "REOPENS"],
] as const)("after the customer's word a case that was %s %s", (status, after) => {
  expect(afterMessage(status)).toBe(after);
});

test("what was not read stops an answer, unless its writer says that they have seen it", () => {
  const since = { unseenIds: ["evt_1" as const], lastEventId: "evt_2" as const };
  expect(judgeLastSeen(since, false)).toMatchObject({
    code: "CONVERSATION_MOVED",
    path: ["lastSeenEvent"],
    details: { lastEventId: "evt_2", unseenIds: ["evt_1"] },
  });
  expect(judgeLastSeen(since, true)).toBeNull();
  expect(judgeLastSeen({ ...since, unseenIds: [] }, false)).toBeNull();
});

test("an answer uses the contact owner's powers, and nobody else's name", () => {
  expect(contactPowers({ id: ANA }, open)).toBeNull();
  expect(contactPowers({ id: BEN }, open)).toBe(ANA);
  expect(judgeOnBehalfOf(open, null)).toBeNull();
  expect(judgeOnBehalfOf(open, ANA)).toBeNull();
  expect(judgeOnBehalfOf(open, BEN)).toMatchObject({ code: "NOT_CONTACT_OWNER", path: ["onBehalfOf"] });
});

test("an external agent neither reads nor writes what is for people inside", () => {
  expect(mayRead({ external: true }, "INTERNAL_ONLY")).toBe(false);
  expect(mayRead({ external: true }, "ALL_STAFF")).toBe(true);
  expect(mayRead({ external: false }, "INTERNAL_ONLY")).toBe(true);
  const outside = { ...agent, external: true };
  expect(judgeNote({ person: outside, standing: owns, facts: open }, "INTERNAL_ONLY")).toMatchObject({ code: "NOT_INTERNAL" });
  expect(judgeNote({ person: outside, standing: owns, facts: open }, "ALL_STAFF")).toBeNull();
  expect(judgeMention(outside, owns, "INTERNAL_ONLY")).toMatchObject({ code: "MENTION_CANNOT_SEE" });
  expect(judgeMention(outside, owns, "ALL_STAFF")).toBeNull();
  expect(judgeMention({ ...agent, active: false }, owns, "ALL_STAFF")).toMatchObject({ code: "MENTION_CANNOT_SEE" });
});

test("only an event that says so is for people inside", () => {
  expect(isInternalOnly({ after: { internalOnly: true } })).toBe(true);
  expect(isInternalOnly({ after: { internalOnly: false } })).toBe(false);
  expect(isInternalOnly({ after: null })).toBe(false);
});

test("the customer confirms what worked last, and once", () => {
  expect(confirmable(null)).toMatchObject({ code: "NO_ATTEMPT_TO_CONFIRM" });
  expect(confirmable({ outcome: "FAILED", confirmedAt: null })).toMatchObject({ code: "NO_ATTEMPT_TO_CONFIRM" });
  expect(confirmable({ outcome: "WORKED", confirmedAt: "2026-01-01T00:00:00.000Z" })).toMatchObject({ code: "NO_ATTEMPT_TO_CONFIRM" });
  expect(confirmable({ outcome: "WORKED", confirmedAt: null })).toEqual({ outcome: "WORKED", confirmedAt: null });
});

test("resolving a case counts as an attempt that worked, unless one is recorded or one failed after it", () => {
  const [before, resolvedAt, after] = ["2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z", "2026-01-03T00:00:00.000Z"];
  const worked = { outcome: "WORKED" as const, confirmedAt: null, at: before };
  const failed = { ...worked, outcome: "FAILED" as const };
  expect(lastTried(null, null)).toBeNull();
  expect(lastTried(failed, null)).toBe(failed);
  for (const last of [null, failed]) expect(lastTried(last, resolvedAt)).toEqual({ outcome: "WORKED", confirmedAt: null });
  for (const last of [worked, { ...worked, confirmedAt: before }, { ...failed, at: after }, { ...failed, at: resolvedAt }])
    expect(lastTried(last, resolvedAt)).toBe(last);
});

test("an integration records what the customer says by its own scope, and reads notes only with the scope for them", () => {
  const none = { relations: new Set<never>(), raci: null, inTeam: false, delegationEnded: false };
  const writes: PersonStanding = { ...agent, roles: [], scopes: ["CASES_WRITE"] };
  const reads: PersonStanding = { ...writes, scopes: ["CASES_READ"] };
  expect(judgeRecordCustomer({ person: writes, standing: none, facts: open })).toBeNull();
  expect(judgeRecordCustomer({ person: reads, standing: none, facts: open })).toMatchObject({ code: "NOT_YOUR_CASE" });
  expect(contactPowers({ id: BEN, scopes: ["CASES_WRITE"] }, open)).toBeNull();
  expect(readableNotes(reads)).toEqual([]);
  expect(readableNotes({ ...reads, scopes: ["NOTES_READ"] })).toEqual(["ALL_STAFF", "INTERNAL_ONLY"]);
  expect(readableNotes({ external: true })).toEqual(["ALL_STAFF"]);
  expect(readableNotes({ external: false })).toEqual(["ALL_STAFF", "INTERNAL_ONLY"]);
});
