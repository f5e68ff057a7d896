import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { Duty } from "../../domain/absence";
import { standsIn } from "../../domain/ownership";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { findProposalDuties } from "./help-duty.store";
import { findProposal } from "./proposal.store";
import { settleOpenProposal } from "./settle-open-proposal";

/**
 * The proposals that wait for somebody, or propose them as owner.
 *
 * They wait for whoever owns the case, or acts on it, and so change hands with it; what nobody could answer then is overtaken.
 */
export const proposalDuty: DutyHolder = {
  kind: "PROPOSAL",
  held: (work, { kind, personId }) => (kind === "AWAY_NOW" ? Promise.resolve([]) : findProposalDuties(work, personId)),
  hand: () => {
    throw new Error("a proposal was handed to somebody who does not own its case");
  },
  end: endUnanswerable,
};

async function endUnanswerable(work: UnitOfWork, duty: Duty, { personId }: Occasion): Promise<void> {
  const found = await findProposal(work, duty.subjectId);
  const locked = found === null ? null : await lockCaseForSystem(work, found.caseId);
  const proposal = locked === null ? null : await findProposal(work, duty.subjectId);
  if (locked === null || proposal === null || proposal.state !== "OPEN") return;
  const { row, now } = locked;
  // Everything that was handed over lies with its successor or stand-in by now; a resolved case stays with who is on leave.
  const waitsForThem = row.ownerId === personId && !standsIn(row, now);
  if (proposal.ownerId !== personId && !waitsForThem) return;
  const settled = await settleOpenProposal(work, row, proposal, { state: "OVERTAKEN", answer: null, now });
  await saveCase(work, settled.row, now);
}
