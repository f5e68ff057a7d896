import type { UnitOfWork } from "../../db/unit-of-work";
import type { ProposalState } from "../../domain/collaboration";
import type { EventId } from "../../domain/ids";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange } from "../cases/change-case.command";
import { settleProposal } from "./proposal.store";
import type { ProposalRow } from "./proposal-row.type";

/** How an open proposal ends. */
export interface Settlement {
  state: Exclude<ProposalState, "OPEN">;
  answer: string | null;
  now: Date;
  causationId?: EventId;
}

/** Ends an open proposal of a locked case: its row and its event; the caller saves the case. */
export async function settleOpenProposal(
  work: UnitOfWork,
  row: CaseRow,
  proposal: ProposalRow,
  { state, answer, now, causationId }: Settlement,
): Promise<{ row: CaseRow; eventId: EventId }> {
  await settleProposal(work, proposal.id, state, answer, now);
  return appendChange(work, row, row, "PROPOSAL_DECIDED", {
    extras: { proposalId: proposal.id, state },
    causationId,
    // Calling one's own proposal back uses nobody else's powers.
    ...(state === "WITHDRAWN" ? { onBehalfOf: null } : {}),
  });
}
