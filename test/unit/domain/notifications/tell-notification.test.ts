import { TASK_STATES } from "../../../../src/domain/collaboration";
import type { EventPatch, EventType } from "../../../../src/domain/event";
import { CONCERNING_EVENTS, tellNotification } from "../../../../src/domain/notifications";

const tell = (type: EventType, after: EventPatch = {}) => tellNotification({ event: { type, after }, actorName: "Ana", caseNumber: 12 });

test.each<[EventType, EventPatch, string]>([
  ["INTERNAL_NOTE_ADDED", {}, "Ana mentioned you in a note on case 12."],
  ["CASE_FORWARDED", {}, "Ana forwarded case 12 to you."],
  ["TRANSFER_OFFERED", {}, "Ana offers you case 12."],
  ["COLLABORATOR_ADDED", {}, "Ana asks for your help on case 12."],
  ["TASK_CHANGED", { state: "OPEN" }, "Ana commented on a task on case 12."],
  ["TASK_CHANGED", { state: "OPEN", assigneeId: "per_00000000000000000000000001" }, "A task on case 12 changed hands."],
  ["TASK_CHANGED", { state: "DONE" }, "Ana completed a task on case 12."],
  ["TASK_CHANGED", { state: "DECLINED" }, "Ana declined a task on case 12."],
  ["TASK_CHANGED", { state: "GIVEN_BACK" }, "A task on case 12 was given back."],
  ["TASK_CHANGED", { state: "CANCELLED" }, "A task on case 12 ended."],
  ["CHANGE_PROPOSED", {}, "Ana proposes a change to case 12."],
  ["PROPOSAL_DECIDED", { state: "ACCEPTED" }, "Ana accepted your proposal on case 12."],
  ["PROPOSAL_DECIDED", { state: "DECLINED" }, "Ana declined your proposal on case 12."],
  ["PROPOSAL_DECIDED", { state: "OVERTAKEN" }, "Your proposal on case 12 was overtaken."],
  ["CONTACT_DELEGATED", {}, "Ana lets you answer the customer of case 12."],
  ["CONTACT_DELEGATION_ENDED", {}, "You no longer answer the customer of case 12."],
])("%s %j is told as a plain sentence", (type, after, sentence) => {
  expect(tell(type, after)).toBe(sentence);
});

test("every event that notifies, and every way a task goes, has a sentence of its own", () => {
  const sentences = CONCERNING_EVENTS.map((type) => tell(type));
  expect(new Set(sentences).size).toBe(CONCERNING_EVENTS.length);
  expect(sentences.filter((sentence) => sentence === tell("CASE_TAGGED"))).toEqual([]);
  expect(new Set(TASK_STATES.map((state) => tell("TASK_CHANGED", { state }))).size).toBe(TASK_STATES.length);
});
