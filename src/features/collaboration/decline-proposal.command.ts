import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeAnswerProposal } from "../../domain/collaboration";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { saveCase } from "../cases/change-case.command";
import type { HelpRefs } from "./help-refs";
import { lockPart } from "./lock-part";
import { findProposal } from "./proposal.store";
import { settleOpenProposal } from "./settle-open-proposal";

/** The proposal to decline, and why. */
export interface DeclineProposal {
  proposalId: string;
  expectedRevision?: number | null;
  answer: string;
}

/** Declines a proposal, with an answer for who made it; nothing of the case changes. */
export async function declineProposal(work: UnitOfWork, input: DeclineProposal): Promise<HelpRefs | Refusal> {
  const locked = await lockPart(work, {
    find: () => findProposal(work, input.proposalId),
    path: "proposalId",
    noun: "proposal",
    expectedRevision: input.expectedRevision,
  });
  if (isRefusal(locked)) return locked;
  const { row, now, part } = locked;
  const refused = judgeAnswerProposal({ ...locked, facts: row }, part);
  if (refused !== null) return refused;
  const declined = await settleOpenProposal(work, row, part, { state: "DECLINED", answer: input.answer, now });
  await saveCase(work, declined.row, now);
  return { caseId: row.id, eventId: declined.eventId, proposalId: part.id };
}
