import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeProposedValues, judgeProposeKind, type ProposalKind, type ProposedValues } from "../../domain/collaboration";
import type { PersonStanding } from "../../domain/permissions";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { checkProposal } from "./check-proposal";
import type { HelpRefs } from "./help-refs";
import { insertProposal } from "./proposal.store";

/** The change that somebody proposes: its kind, and exactly the value of that kind. */
export interface ProposeChange extends ProposedValues {
  caseId: string;
  expectedRevision?: number | null;
  kind: ProposalKind;
  reason: string;
}

/**
 * Proposes a change to the owner; nothing of the case changes until they accept.
 *
 * Law: being a collaborator never gives the right to change status, priority, category, SLA or owner; they can propose, and the owner accepts.
 */
export async function proposeChange(work: UnitOfWork, input: ProposeChange): Promise<HelpRefs | Refusal> {
  const receiver: PersonStanding | null = input.ownerId === null ? null : await holdFutureOwner(work, input.ownerId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, person, now } = locked;
  const { kind, status, priority, categoryKey, supportTier, slaTier, ownerId } = input;
  const values = { status, priority, categoryKey, supportTier, slaTier, ownerId };
  const refused =
    judgeProposeKind({ ...locked, facts: row }, kind) ??
    judgeProposedValues(kind, values) ??
    (await checkProposal(work, row, kind, values, receiver));
  if (refused !== null) return refused;

  const proposalId = newId("prop");
  await insertProposal(work, {
    ...values,
    id: proposalId,
    caseId: row.id,
    kind,
    proposedBy: person.id,
    proposedAt: now.toISOString(),
    reason: input.reason,
    ownerId: receiver?.id ?? null,
  });
  const proposed = appendChange(work, row, row, "CHANGE_PROPOSED", { extras: { proposalId, kind } });
  await saveCase(work, proposed.row, now);
  return { caseId: row.id, eventId: proposed.eventId, proposalId };
}
