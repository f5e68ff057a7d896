import type { CaseId, EventId } from "../../src/domain/ids";
import { addInternalNote } from "../../src/features/conversation/add-internal-note.command";
import { announcePresence } from "../../src/features/conversation/announce-presence.command";
import { confirmResolution } from "../../src/features/conversation/confirm-resolution.command";
import { recordCustomerMessage } from "../../src/features/conversation/record-customer-message.command";
import { recordResolutionAttempt } from "../../src/features/conversation/record-resolution-attempt.command";
import { recordSatisfaction } from "../../src/features/conversation/record-satisfaction.command";
import { replyToCustomer } from "../../src/features/conversation/reply-to-customer.command";
import { setCustomerMood } from "../../src/features/conversation/set-customer-mood.command";
import { assignActingOwner } from "../../src/features/ownership/assign-acting-owner.command";
import { splitOwnership } from "../../src/features/ownership/split-ownership.command";
import { BRIEF } from "../support/case-desk";
import { type HelpingDesk, hoursAhead } from "../support/helping-desk";

/** Has everything happen to a case of Ben's that collaboration and conversation know, so that no list of it is empty. */
export async function makeLively(desk: HelpingDesk, caseId: CaseId): Promise<void> {
  const { ana, ben, chloe, eve } = desk.crowd;
  const { as, must } = desk;
  await desk.helped(ben, caseId, eve);
  const { taskId } = await desk.helped(ben, caseId, desk.crowd.otto, "CONSULTED");
  await must(desk.comment(desk.crowd.otto, taskId));
  await must(desk.complete(desk.crowd.otto, taskId));
  await desk.proposed(eve, caseId, { kind: "PRIORITY", priority: "P1" });
  await must(desk.disagree(ben, await desk.proposed(eve, caseId, { kind: "CATEGORY", categoryKey: "BILLING" })));
  await must(desk.forward(ben, caseId, chloe));
  await desk.delegated(ben, caseId, eve);
  await must(as(ben, (work) => recordCustomerMessage(work, { caseId, text: "It fails again.", channel: "EMAIL" })));
  const [last] = await desk.ask<{ id: EventId }>("select id from events where case_id = $1 order by stream_sequence desc limit 1", [
    caseId,
  ]);
  await must(as(eve, (work) => replyToCustomer(work, { caseId, text: "We look.", lastSeenEvent: last!.id, sendDespiteMove: false })));
  for (const visibility of ["ALL_STAFF", "INTERNAL_ONLY"] as const)
    await must(as(ben, (work) => addInternalNote(work, { caseId, text: "Between us.", visibility, mentionIds: [ana] })));
  await must(as(ben, (work) => recordResolutionAttempt(work, { caseId, what: "Restarted it.", outcome: "FAILED" })));
  await must(as(ben, (work) => recordResolutionAttempt(work, { caseId, what: "Replaced it.", outcome: "WORKED" })));
  await must(as(ben, (work) => confirmResolution(work, { caseId })));
  await must(as(ben, (work) => recordSatisfaction(work, { caseId, score: 5, comment: "Quick." })));
  await must(as(ben, (work) => setCustomerMood(work, { caseId, mood: "POSITIVE" })));
  await must(as(ben, (work) => splitOwnership(work, { caseId, facet: "RESOLUTION", toPersonId: chloe, brief: BRIEF })));
  const reason = { code: "ABSENCE", text: null, rightCategoryKey: null, rightTeamId: null } as const;
  await must(as(ben, (work) => assignActingOwner(work, { caseId, personId: ana, until: hoursAhead(2), reason })));
  await must(as(ben, (work) => announcePresence(work, { caseId, kind: "VIEWING" })));
}
