import { MOVING_EVENTS } from "../../../src/domain/conversation";
import type { EventId, PersonId } from "../../../src/domain/ids";
import { isRefusal } from "../../../src/domain/refusal";
import { resolveCase } from "../../../src/features/cases/resolve-case.command";
import { setCaseStatus } from "../../../src/features/cases/set-case-status.command";
import { tagCase } from "../../../src/features/cases/tag-case.command";
import { addCollaborator } from "../../../src/features/collaboration/add-collaborator.command";
import { delegateContact } from "../../../src/features/collaboration/delegate-contact.command";
import { endDelegation } from "../../../src/features/collaboration/end-delegation.command";
import { setCustomerMood } from "../../../src/features/conversation/set-customer-mood.command";
import { assignActingOwner } from "../../../src/features/ownership/assign-acting-owner.command";
import { endActingOwner } from "../../../src/features/ownership/end-acting-owner.command";
import { rejoinOwnership } from "../../../src/features/ownership/rejoin-ownership.command";
import { reopenCase } from "../../../src/features/ownership/reopen-case.command";
import { splitOwnership } from "../../../src/features/ownership/split-ownership.command";
import { BRIEF } from "../../support/case-desk";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";

let desk: ConversationDesk;
let ana: PersonId;
let ben: PersonId;
beforeAll(async () => {
  desk = await aConversationDesk();
  ({ ana, ben } = desk.people);
});
afterAll(() => desk.close());

const SOON = () => new Date(Date.now() + 3_600_000);
const WORKLOAD = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;

type Act = (caseId: string) => Promise<unknown>;

// What happens before its writer looks, what happens then, and who answers.
const MOVES: { [type: string]: { before?: Act; act: Act; writer?: () => PersonId } } = {
  CUSTOMER_MESSAGE_RECORDED: { act: (caseId) => desk.said(ana, caseId) },
  CUSTOMER_REPLIED_TO: { act: (caseId) => desk.replied(ana, caseId) },
  OWNERSHIP_CHANGED: { act: async (caseId) => desk.accept(ben, await desk.offered(ana, caseId, ben)), writer: () => ben },
  ACTING_OWNER_ASSIGNED: { act: (caseId) => standIn(caseId) },
  ACTING_OWNER_ENDED: { before: (caseId) => standIn(caseId), act: (caseId) => desk.as(ana, (work) => endActingOwner(work, { caseId })) },
  OWNERSHIP_SPLIT: { act: (caseId) => split(caseId) },
  OWNERSHIP_REJOINED: {
    before: (caseId) => split(caseId),
    act: (caseId) => desk.as(ana, (work) => rejoinOwnership(work, { caseId, brief: BRIEF })),
  },
  CASE_STATUS_CHANGED: { act: (caseId) => desk.as(ana, (work) => setCaseStatus(work, { caseId, status: "WAITING_ON_INTERNAL" })) },
  CASE_REOPENED: {
    before: (caseId) => desk.as(ana, (work) => resolveCase(work, { caseId, resolution: "Done." })),
    act: (caseId) => desk.as(ana, (work) => reopenCase(work, { caseId, reason: "Not done.", nextStep: null })),
  },
  CONTACT_DELEGATED: { act: (caseId) => delegate(caseId) },
  CONTACT_DELEGATION_ENDED: {
    before: (caseId) => delegate(caseId),
    act: async (caseId) => {
      const [open] = await desk.ask<{ id: string }>("select id from contact_delegations where case_id = $1", [caseId]);
      return desk.as(ana, (work) => endDelegation(work, { delegationId: open?.id ?? "none" }));
    },
  },
};

const standIn: Act = (caseId) =>
  desk.as(ana, (work) => assignActingOwner(work, { caseId, personId: ben, until: SOON(), reason: WORKLOAD }));
const split: Act = (caseId) => desk.as(ana, (work) => splitOwnership(work, { caseId, facet: "RESOLUTION", toPersonId: ben, brief: BRIEF }));
const delegate: Act = (caseId) => desk.as(ana, (work) => delegateContact(work, { caseId, delegateId: ben, until: SOON() }));

/** What an answer says that was written before something happened: the kinds of events that its writer had not read. */
async function missed(act: Act, { before, writer = () => ana }: { before?: Act; writer?: () => PersonId } = {}): Promise<string[]> {
  const caseId = await desk.asked(ana);
  await before?.(caseId);
  const lastSeenEvent = await desk.lastEvent(caseId);
  await act(caseId);
  if ((await desk.lastEvent(caseId)) === lastSeenEvent) throw new Error("nothing happened");
  const outcome = await desk.reply(writer(), caseId, { lastSeenEvent });
  if (!isRefusal(outcome)) return [];
  expect(outcome.code).toBe("CONVERSATION_MOVED");
  const ids = outcome.details.unseenIds as EventId[];
  return (await desk.ask<{ type: string }>("select type from events where id = any($1) order by stream_sequence", [ids])).map(
    ({ type }) => type,
  );
}

test.each(MOVING_EVENTS)("%s after what a writer had read stops their answer", async (type) => {
  const move = MOVES[type];
  if (move === undefined) throw new Error("nobody shows what this kind of event is");
  expect(await missed(move.act, move)).toEqual([type]);
});

test.each<[string, Act]>([
  ["a note", (caseId) => desk.note(ana, caseId)],
  ["a tag", (caseId) => desk.as(ana, (work) => tagCase(work, { caseId, add: ["slow"], remove: [] }))],
  ["a mood", (caseId) => desk.as(ana, (work) => setCustomerMood(work, { caseId, mood: "NEGATIVE" }))],
  ["an offer", (caseId) => desk.offered(ana, caseId, ben)],
  ["help", (caseId) => desk.as(ana, (work) => addCollaborator(work, { caseId, personId: ben, role: "INFORMED", task: null }))],
])("%s stops nobody's answer", async (_what, act) => {
  expect(await missed(act)).toEqual([]);
});
