import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeAnswerProposal } from "../../domain/collaboration";
import type { HandoffBrief } from "../../domain/ownership";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { lockCase, saveCase } from "../cases/change-case.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { carryOutProposal } from "./carry-out-proposal";
import type { HelpRefs } from "./help-refs";
import { lockPart } from "./lock-part";
import { findOpenProposals, findProposal } from "./proposal.store";
import { settleOpenProposal } from "./settle-open-proposal";

/** The proposal to accept. */
export interface AcceptProposal {
  proposalId: string;
  expectedRevision?: number | null;
  /** The owner's own words for the successor that is proposed; needed for kind OWNER only. */
  brief: HandoffBrief | null;
}

/**
 * Does what was proposed, with the rights of the owner who accepts it.
 *
 * It is the very command that they could have given, in this transaction; where that refuses, so does this, and the proposal stays open.
 * A proposed owner is offered the case, and owns it only once they accept. Other proposals of the same kind are overtaken.
 */
export async function acceptProposal(work: UnitOfWork, input: AcceptProposal): Promise<HelpRefs | Refusal> {
  const find = () => findProposal(work, input.proposalId);
  // Persons before cases: the offer that this becomes holds its receiver.
  const proposedOwner = (await find())?.ownerId ?? null;
  if (proposedOwner !== null) await holdFutureOwner(work, proposedOwner);
  const locked = await lockPart(work, { find, path: "proposalId", noun: "proposal", expectedRevision: input.expectedRevision });
  if (isRefusal(locked)) return locked;
  const { part, now } = locked;
  const refused = judgeAnswerProposal({ ...locked, facts: locked.row }, part);
  if (refused !== null) return refused;

  const done = await carryOutProposal(work, locked.row, part, input.brief);
  if (isRefusal(done)) return done;
  const changed = await lockCase(work, part.caseId);
  if (isRefusal(changed)) return changed;
  const accepted = await settleOpenProposal(work, changed.row, part, { state: "ACCEPTED", answer: null, now });
  let { row } = accepted;
  for (const other of await findOpenProposals(work, row.id)) {
    if (other.kind === part.kind) row = (await settleOpenProposal(work, row, other, { state: "OVERTAKEN", answer: null, now })).row;
  }
  await saveCase(work, row, now);
  return { caseId: row.id, eventId: accepted.eventId, proposalId: part.id };
}
