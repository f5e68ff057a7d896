import { composeBrief, judgeBrief } from "../../../../src/domain/ownership";
import { questionOf } from "../../../decisions/case-situations";

const { facts } = questionOf("owner", { status: "WAITING_ON_CUSTOMER" });
const record = {
  facts,
  subject: "The export hangs",
  nextStepWhat: "Ask for the log",
  move: "FORCED",
  reason: "CUSTOMER_ASKED",
  formerOwners: 2,
} as const;

test("a composed brief says only what the record holds, in plain sentences", () => {
  expect(composeBrief(record)).toEqual({
    source: "GENERATED",
    situation: "Case 7 “The export hangs” is waiting on customer, severity normal, P3, category BUG.",
    stepsTried: ["Owned by 2 people before."],
    reason: "Assigned without asking. Reason: customer asked.",
    nextStep: "Ask for the log",
    promise: null,
  });
});

test("where the record is silent the brief says so", () => {
  const silent = composeBrief({ ...record, move: "TAKEN", reason: null, nextStepWhat: null, formerOwners: 0 });
  expect(silent).toMatchObject({ reason: "Taken from the queue.", stepsTried: [], nextStep: "None recorded: read the case and set one." });
  expect(composeBrief({ ...record, formerOwners: 1 }).stepsTried).toEqual(["Owned by 1 person before."]);
});

test("a brief needs every part; nothing tried and nothing promised are parts too", () => {
  const brief = { situation: "a", stepsTried: [], reason: "b", nextStep: "c", promise: null };
  expect(judgeBrief(brief)).toBeNull();
  expect(judgeBrief({ ...brief, promise: { text: "d", dueAt: null } })).toBeNull();
  expect(judgeBrief({ ...brief, nextStep: " ", promise: { text: "", dueAt: null } })).toEqual({
    refused: true,
    code: "BRIEF_INCOMPLETE",
    message: "The brief still lacks: nextStep, promise.",
    path: ["brief"],
    details: { missing: ["nextStep", "promise"] },
  });
});
