import { compareAnswers, judgeLog, type LoggedEvent } from "../../support/daily-log";

const [ANA, BEN, EVE] = ["per_ana", "per_ben", "per_eve"];
const PLAIN = new Set([ANA, BEN, EVE].map(String));
const NOW = "2026-01-01T12:00:00.000Z";

/** A log of one case that Ana owns, with what is added to it. */
function aLog(...more: Partial<LoggedEvent>[]): LoggedEvent[] {
  const facts = { ownerId: "per_ana", contactOwnerId: "per_ana", actingOwnerId: null, actingUntil: null, status: "OPEN", priority: "P3" };
  const opened: Partial<LoggedEvent> = { type: "CASE_OPENED", after: facts };
  return [opened, ...more].map((event, index) => ({
    id: `evt_${index + 1}`,
    position: index + 1,
    type: "CASE_TAGGED",
    caseId: "case_1",
    stream: "case_1",
    actor: "per_ana",
    onBehalfOf: null,
    occurredAt: NOW,
    before: null,
    after: null,
    transaction: `${index + 1}`,
    ...event,
  }));
}
const acting = (until: string): Partial<LoggedEvent> => ({
  type: "ACTING_OWNER_ASSIGNED",
  before: { actingOwnerId: null, actingUntil: null },
  after: { actingOwnerId: "per_ben", actingUntil: until },
});
const lawsOf = (log: LoggedEvent[]) => judgeLog(log, PLAIN).map((sentence) => /law \d+|left/.exec(sentence)?.[0]);

describe("a log is judged", () => {
  test("as breaking no law, where the owner, who acts for them and a delegate do what is theirs", () => {
    const later = "2026-01-01T13:00:00.000Z";
    expect(
      lawsOf(
        aLog(
          { type: "CUSTOMER_REPLIED_TO" },
          { type: "CASE_CLASSIFIED", before: { priority: "P3" }, after: { priority: "P1" } },
          acting(later),
          { type: "CUSTOMER_REPLIED_TO", actor: "per_ben", onBehalfOf: "per_ana" },
          { type: "CONTACT_DELEGATED", after: { delegateId: "per_eve", until: later } },
          { type: "CUSTOMER_REPLIED_TO", actor: "per_eve", onBehalfOf: "per_ana" },
          {
            type: "ABSENCE_CHANGED",
            caseId: null,
            stream: "per_ana",
            after: { step: "BEGAN", kind: "LEAVE", until: "2026-01-01T13:00:00.000Z" },
          },
        ),
      ),
    ).toEqual([]);
  });

  test.each<[broken: string, law: string, events: Partial<LoggedEvent>[]]>([
    ["a reply of a collaborator", "law 4", [{ type: "CUSTOMER_REPLIED_TO", actor: "per_eve", onBehalfOf: "per_ana" }]],
    ["a reply for nobody", "law 4", [acting("2026-01-02"), { type: "CUSTOMER_REPLIED_TO", actor: "per_ben" }]],
    ["a reply after standing in", "law 4", [acting(NOW), { type: "CUSTOMER_REPLIED_TO", actor: "per_ben", onBehalfOf: "per_ana" }]],
    [
      "a reply after a delegation",
      "law 4",
      [
        { type: "CONTACT_DELEGATED", after: { delegateId: "per_eve", until: NOW } },
        { type: "CUSTOMER_REPLIED_TO", actor: "per_eve", onBehalfOf: "per_ana" },
      ],
    ],
    [
      "a priority by a collaborator",
      "law 5",
      [{ type: "CASE_CLASSIFIED", actor: "per_eve", before: { priority: "P3" }, after: { priority: "P1" } }],
    ],
    [
      "a status by a collaborator",
      "law 5",
      [{ type: "CASE_STATUS_CHANGED", actor: "per_eve", before: { status: "OPEN" }, after: { status: "RESOLVED" } }],
    ],
    ["a proposal accepted by who made it", "law 5", [{ type: "PROPOSAL_DECIDED", actor: "per_eve", after: { state: "ACCEPTED" } }]],
    ["an owner who changed by the way", "law 3", [{ type: "COLLABORATOR_ADDED", after: { ownerId: "per_eve" } }]],
    [
      "an offer accepted by somebody else",
      "law 3",
      [
        { type: "TRANSFER_OFFERED", after: { toId: "per_ben" } },
        { type: "OWNERSHIP_CHANGED", actor: "per_eve", after: { move: "ACCEPTED", ownerId: "per_eve" } },
      ],
    ],
    [
      "a change without a brief",
      "law 6",
      [{ type: "OWNERSHIP_CHANGED", actor: "per_eve", after: { move: "TAKEN", ownerId: "per_eve", briefId: null } }],
    ],
    [
      "a leave that leaves a case behind",
      "left",
      [
        {
          type: "ABSENCE_CHANGED",
          caseId: null,
          stream: "per_ana",
          after: { step: "BEGAN", kind: "LEAVE", until: "2026-01-01T13:00:00.000Z" },
        },
      ],
    ],
    ["somebody who left and owns", "left", [acting("2026-01-02"), { type: "PERSON_DEACTIVATED", caseId: null, stream: "per_ana" }]],
  ])("as breaking one: %s", (_broken, law, events) => {
    expect(lawsOf(aLog(...events))).toEqual([law]);
  });
});

describe("answers are held against the log", () => {
  const log = aLog({ type: "CASE_TAGGED", transaction: "2" }, { type: "COLLABORATOR_LEFT", transaction: "2" }, { actor: "system:clock" });

  test("each transaction of a person was answered with one of its events, and the clock's with none", () => {
    expect(compareAnswers(log, new Set(["evt_1", "evt_2"]))).toEqual([]);
  });

  test.each([
    ["one that nobody was answered with", ["evt_1"], 1],
    ["one that is not in the log", ["evt_1", "evt_2", "evt_9"], 1],
    ["two of one transaction", ["evt_1", "evt_2", "evt_3"], 1],
    ["the clock's", ["evt_1", "evt_2", "evt_4"], 1],
  ])("%s is found", (_what, answered, found) => {
    expect(compareAnswers(log, new Set(answered))).toHaveLength(found);
  });
});
