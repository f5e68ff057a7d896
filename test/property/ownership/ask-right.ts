import type { CommandWork, Refs } from "../../../src/db/run-command";
import type { OpenWork } from "../../../src/db/run-unit-of-work";
import type { CaseRight } from "../../../src/domain/case-rights";
import { WORKING_STATUSES } from "../../../src/domain/case-status";
import type { PersonId } from "../../../src/domain/ids";
import { isRefusal } from "../../../src/domain/refusal";
import { classifyCase } from "../../../src/features/cases/classify-case.command";
import { closeCase } from "../../../src/features/cases/close-case.command";
import { resolveCase } from "../../../src/features/cases/resolve-case.command";
import { setCaseStatus } from "../../../src/features/cases/set-case-status.command";
import { setNextStep } from "../../../src/features/cases/set-next-step.command";
import { tagCase } from "../../../src/features/cases/tag-case.command";
import { addCollaborator } from "../../../src/features/collaboration/add-collaborator.command";
import { delegateContact } from "../../../src/features/collaboration/delegate-contact.command";
import { endDelegation } from "../../../src/features/collaboration/end-delegation.command";
import { forwardCase } from "../../../src/features/collaboration/forward-case.command";
import { proposeChange } from "../../../src/features/collaboration/propose-change.command";
import { removeCollaborator } from "../../../src/features/collaboration/remove-collaborator.command";
import { addInternalNote } from "../../../src/features/conversation/add-internal-note.command";
import { confirmResolution } from "../../../src/features/conversation/confirm-resolution.command";
import { recordCustomerMessage } from "../../../src/features/conversation/record-customer-message.command";
import { recordResolutionAttempt } from "../../../src/features/conversation/record-resolution-attempt.command";
import { recordSatisfaction } from "../../../src/features/conversation/record-satisfaction.command";
import { replyToCustomer } from "../../../src/features/conversation/reply-to-customer.command";
import { setCustomerMood } from "../../../src/features/conversation/set-customer-mood.command";
import { acceptTransfer } from "../../../src/features/ownership/accept-transfer.command";
import { assignActingOwner } from "../../../src/features/ownership/assign-acting-owner.command";
import { declineTransfer } from "../../../src/features/ownership/decline-transfer.command";
import { endActingOwner } from "../../../src/features/ownership/end-acting-owner.command";
import { forceAssign } from "../../../src/features/ownership/force-assign.command";
import { offerTransfer } from "../../../src/features/ownership/offer-transfer.command";
import { rejoinOwnership } from "../../../src/features/ownership/rejoin-ownership.command";
import { reopenCase } from "../../../src/features/ownership/reopen-case.command";
import { returnCase } from "../../../src/features/ownership/return-case.command";
import { splitOwnership } from "../../../src/features/ownership/split-ownership.command";
import { stealCase } from "../../../src/features/ownership/steal-case.command";
import { takeCase } from "../../../src/features/ownership/take-case.command";
import { withdrawTransfer } from "../../../src/features/ownership/withdraw-transfer.command";
import { BRIEF } from "../../support/case-desk";
import type { Stage } from "./any-situation";

export const reason = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;
const dueAt = new Date(Date.UTC(2099, 0, 1));
const NO_VALUES = { status: null, priority: null, categoryKey: null, supportTier: null, slaTier: null, ownerId: null };
const soon = () => new Date(Date.now() + 3_600_000);

/** Complete and current inputs for a right; several where the right says that one of them would do. */
export function asking(
  { caseId, me, lastSeenEvent, collaboratorId, delegationId }: Stage,
  right: CaseRight,
  offerId: string,
  toPersonId: PersonId,
): readonly CommandWork<Refs>[] {
  const commands: { readonly [R in CaseRight]: readonly CommandWork<Refs>[] } = {
    TAG: [(work) => tagCase(work, { caseId, add: ["asked"], remove: [] })],
    SET_STATUS: WORKING_STATUSES.map((status) => (work) => setCaseStatus(work, { caseId, status })),
    CLASSIFY: [(work) => classifyCase(work, { caseId, urgency: "URGENT" })],
    RESOLVE: [(work) => resolveCase(work, { caseId, resolution: "Done." })],
    CLOSE: [(work) => closeCase(work, { caseId })],
    SET_NEXT_STEP: [(work) => setNextStep(work, { caseId, nextStep: { personId: me, what: "Look", dueAt } })],
    TAKE: [(work) => takeCase(work, { caseId })],
    TRANSFER: [(work) => offerTransfer(work, { caseId, toPersonId, reason, brief: BRIEF, expiresInMs: null })],
    WITHDRAW: [(work) => withdrawTransfer(work, { offerId })],
    ACCEPT: [(work) => acceptTransfer(work, { offerId })],
    DECLINE: [(work) => declineTransfer(work, { offerId, reason: "No." })],
    FORCE: [(work) => forceAssign(work, { caseId, toPersonId, reason })],
    STEAL: [(work) => stealCase(work, { caseId, reason })],
    RETURN: [(work) => returnCase(work, { caseId, reason, brief: BRIEF })],
    SET_ACTING_OWNER: [(work) => assignActingOwner(work, { caseId, personId: toPersonId, until: soon(), reason })],
    END_ACTING_OWNER: [(work) => endActingOwner(work, { caseId })],
    REJOIN: [(work) => rejoinOwnership(work, { caseId, brief: null })],
    SPLIT: (["CONTACT", "RESOLUTION"] as const).map((facet) => (work) => splitOwnership(work, { caseId, facet, toPersonId, brief: BRIEF })),
    REOPEN: [(work) => reopenCase(work, { caseId, reason: "It is back.", nextStep: null })],
    COLLABORATE: [
      (work) =>
        addCollaborator(work, { caseId, personId: toPersonId, role: "CONSULTED", task: { what: "Look", dueAt, wayBack: "A note" } }),
    ],
    REMOVE_COLLABORATOR: [(work) => removeCollaborator(work, { collaboratorId, reason: null })],
    END_DELEGATION: [(work) => endDelegation(work, { delegationId })],
    DELEGATE: [(work) => delegateContact(work, { caseId, delegateId: toPersonId, until: soon() })],
    PROPOSE: [
      (work) => proposeChange(work, { ...NO_VALUES, caseId, kind: "PRIORITY", priority: "P1", reason: "It burns." }),
      (work) => proposeChange(work, { ...NO_VALUES, caseId, kind: "OWNER", ownerId: toPersonId, reason: "They know it." }),
      (work) => proposeChange(work, { ...NO_VALUES, caseId, kind: "CLOSE", reason: "It is done." }),
    ],
    FORWARD: [(work) => forwardCase(work, { caseId, personId: toPersonId, note: "You should know." })],
    REPLY: [(work) => replyToCustomer(work, { caseId, text: "We look.", lastSeenEvent, sendDespiteMove: false })],
    NOTE: [(work) => addInternalNote(work, { caseId, text: "Seen.", visibility: "ALL_STAFF", mentionIds: [] })],
    RECORD_CUSTOMER_MESSAGE: [(work) => recordCustomerMessage(work, { caseId, text: "It fails again.", channel: "EMAIL" })],
    RECORD_RESOLUTION_ATTEMPT: [(work) => recordResolutionAttempt(work, { caseId, what: "Restarted it.", outcome: "WORKED" })],
    CONFIRM_RESOLUTION: [(work) => confirmResolution(work, { caseId })],
    RECORD_SATISFACTION: [(work) => recordSatisfaction(work, { caseId, score: 5 })],
    SET_CUSTOMER_MOOD: [(work) => setCustomerMood(work, { caseId, mood: "NEGATIVE" })],
  };
  return commands[right];
}

/** What a command answers here, in a savepoint that is undone. */
export async function answerOf(work: OpenWork, command: CommandWork<Refs>): Promise<string> {
  await work.query("savepoint before_asking");
  const outcome = await command(work);
  await work.query("rollback to savepoint before_asking");
  work.forget();
  return isRefusal(outcome) ? outcome.code : "ACCEPTED";
}
