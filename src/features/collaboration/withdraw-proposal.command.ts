import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeWithdrawProposal } from "../../domain/collaboration";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { saveCase } from "../cases/change-case.command";
import type { HelpRefs } from "./help-refs";
import { lockPart } from "./lock-part";
import { findProposal } from "./proposal.store";
import { settleOpenProposal } from "./settle-open-proposal";

/** The proposal to call back. */
export interface WithdrawProposal {
  proposalId: string;
  expectedRevision?: number | null;
}

/** Calls one's own proposal back, while nobody has answered it. */
export async function withdrawProposal(work: UnitOfWork, input: WithdrawProposal): Promise<HelpRefs | Refusal> {
  const locked = await lockPart(work, {
    find: () => findProposal(work, input.proposalId),
    path: "proposalId",
    noun: "proposal",
    expectedRevision: input.expectedRevision,
  });
  if (isRefusal(locked)) return locked;
  const { row, now, part } = locked;
  const refused = judgeWithdrawProposal({ ...locked, facts: row }, part);
  if (refused !== null) return refused;
  const withdrawn = await settleOpenProposal(work, row, part, { state: "WITHDRAWN", answer: null, now });
  await saveCase(work, withdrawn.row, now);
  return { caseId: row.id, eventId: withdrawn.eventId, proposalId: part.id };
}
