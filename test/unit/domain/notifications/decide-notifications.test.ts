import { EVENT_TYPES, type EventPatch, type EventType } from "../../../../src/domain/event";
import type { ActorId, PersonId } from "../../../../src/domain/ids";
import {
  CONCERNING_EVENTS,
  decideNotifications,
  findConcerned,
  type Listener,
  NOTIFICATION_CAUSES,
  type Parties,
} from "../../../../src/domain/notifications";
import type { PersonStanding } from "../../../../src/domain/permissions";

const personId = (number: number): PersonId => `per_0000000000000000000000000${number}`;
const [ACTOR, ONE, TWO, OWNER, STAND_IN] = [personId(1), personId(2), personId(3), personId(4), personId(5)] as const;
const SYSTEM: ActorId = "system:clock";

const parties: Parties = { answering: [OWNER, STAND_IN], task: { askedBy: ONE, assigneeId: TWO }, proposedBy: ONE };
const told = (type: EventType, after: EventPatch = {}, actor: ActorId = ACTOR) => ({ type, after, actor });

const person = (id: PersonId, wanted: Partial<PersonStanding> = {}): PersonStanding => ({
  id,
  roles: ["AGENT"],
  external: false,
  active: true,
  memberOf: [],
  leaderOf: [],
  ...wanted,
});
const listener = (id: PersonId, wanted: Partial<Listener> = {}): [PersonId, Listener] => [
  id,
  { person: person(id), seesCase: true, causes: NOTIFICATION_CAUSES, ...wanted },
];
const everybody = new Map([ACTOR, ONE, TWO, OWNER, STAND_IN].map((id) => listener(id)));

describe("an event concerns", () => {
  test.each<[string, ReturnType<typeof told>, Partial<Parties>, [PersonId, string][]]>([
    [
      "whom a note mentions",
      told("INTERNAL_NOTE_ADDED", { mentionIds: [ONE, TWO] }),
      {},
      [
        [ONE, "MENTION"],
        [TWO, "MENTION"],
      ],
    ],
    ["whom a note mentions twice, once", told("INTERNAL_NOTE_ADDED", { mentionIds: [ONE, ONE] }), {}, [[ONE, "MENTION"]]],
    ["nobody where a note mentions nobody", told("INTERNAL_NOTE_ADDED", {}), {}, []],
    ["to whom a case is forwarded", told("CASE_FORWARDED", { toId: ONE }), {}, [[ONE, "MENTION"]]],
    ["to whom a case is offered", told("TRANSFER_OFFERED", { toId: ONE, fromId: TWO }), {}, [[ONE, "OFFER"]]],
    ["who is asked to do a task", told("COLLABORATOR_ADDED", { personId: ONE, taskId: "task_x" }), {}, [[ONE, "TASK"]]],
    ["nobody who is only kept informed", told("COLLABORATOR_ADDED", { personId: ONE, taskId: null }), {}, []],
    ["who asked for the task that was done", told("TASK_CHANGED", { state: "DONE" }, TWO), {}, [[ONE, "TASK"]]],
    [
      "both sides of a task that fell away",
      told("TASK_CHANGED", { state: "CANCELLED" }),
      {},
      [
        [ONE, "TASK"],
        [TWO, "TASK"],
      ],
    ],
    ["nobody of a system that asked for a task", told("TASK_CHANGED", {}, TWO), { task: { askedBy: SYSTEM, assigneeId: TWO } }, []],
    ["nobody of a task that is not there", told("TASK_CHANGED", {}), { task: null }, []],
    [
      "who may answer a proposal",
      told("CHANGE_PROPOSED", {}),
      {},
      [
        [OWNER, "PROPOSAL"],
        [STAND_IN, "PROPOSAL"],
      ],
    ],
    ["whose proposal was decided", told("PROPOSAL_DECIDED", { state: "DECLINED" }, OWNER), {}, [[ONE, "PROPOSAL"]]],
    ["nobody who called their own proposal back", told("PROPOSAL_DECIDED", { state: "WITHDRAWN" }, ONE), {}, []],
    ["who may answer the customer", told("CONTACT_DELEGATED", { delegateId: ONE }), {}, [[ONE, "DELEGATION"]]],
    ["who no longer may, whoever ended it", told("CONTACT_DELEGATION_ENDED", { delegateId: ONE }, SYSTEM), {}, [[ONE, "DELEGATION"]]],
    ["nobody in particular where a case is tagged", told("CASE_TAGGED", { toId: ONE, mentionIds: [ONE] }), {}, []],
  ])("%s", (_whom, event, around, concerned) => {
    expect(findConcerned(event, { ...parties, ...around })).toEqual(concerned.map(([id, cause]) => ({ personId: id, cause })));
  });

  test("only people: an id of another kind and a text that is no id concern nobody", () => {
    expect(findConcerned(told("INTERNAL_NOTE_ADDED", { mentionIds: ["svc_00000000000000000000000001", "everybody"] }), parties)).toEqual(
      [],
    );
  });
});

describe("nobody is notified", () => {
  test.each(EVENT_TYPES)("of their own %s", (type) => {
    const after = { toId: ACTOR, personId: ACTOR, taskId: "task_x", delegateId: ACTOR, mentionIds: [ACTOR] };
    const own: Parties = { answering: [ACTOR], task: { askedBy: ACTOR, assigneeId: ACTOR }, proposedBy: ACTOR };
    expect(decideNotifications(told(type, after), own, everybody)).toEqual([]);
  });

  const mention = told("INTERNAL_NOTE_ADDED", { mentionIds: [ONE], internalOnly: false });
  const whispered = told("INTERNAL_NOTE_ADDED", { mentionIds: [ONE], internalOnly: true });
  test.each<[string, ReturnType<typeof told>, Partial<Listener>]>([
    ["who has left", mention, { person: person(ONE, { active: false }) }],
    ["who may not see the case", mention, { seesCase: false }],
    ["who did not choose the cause", mention, { causes: ["OFFER", "TASK"] }],
    ["who chose none", mention, { causes: [] }],
    ["who is external, of a note for people inside", whispered, { person: person(ONE, { external: true }) }],
    ["who is no person but an integration without notes", mention, { person: person(ONE, { scopes: ["EVENTS_READ"] }) }],
  ])("%s", (_who, event, wanted) => {
    expect(decideNotifications(event, parties, new Map([listener(ONE, wanted)]))).toEqual([]);
    expect(decideNotifications(event, parties, everybody)).toEqual([{ personId: ONE, cause: "MENTION" }]);
  });

  test("who is nobody", () => {
    expect(decideNotifications(mention, parties, new Map())).toEqual([]);
  });
});

test("whoever is external is notified of what all staff may read", () => {
  const outside = new Map([listener(ONE, { person: person(ONE, { external: true }) })]);
  expect(decideNotifications(told("INTERNAL_NOTE_ADDED", { mentionIds: [ONE] }), parties, outside)).toEqual([
    { personId: ONE, cause: "MENTION" },
  ]);
});

test("every cause has an event that brings it, and every event that concerns somebody has a cause", () => {
  const brought = CONCERNING_EVENTS.flatMap((type) => {
    const after = { toId: ONE, personId: ONE, taskId: "task_x", delegateId: ONE, mentionIds: [ONE] };
    const found = findConcerned(told(type, after), parties);
    expect([type, found.length > 0]).toEqual([type, true]);
    return found.map(({ cause }) => cause);
  });
  expect([...new Set(brought)].sort()).toEqual([...NOTIFICATION_CAUSES].sort());
});
