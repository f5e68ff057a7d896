import type { DutyHolder } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { Duty } from "../../domain/absence";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { findDelegation } from "./delegation.store";
import { endOpenDelegation } from "./end-open-delegation";
import { findDelegationDuties } from "./help-duty.store";

/**
 * The leaves to answer a customer that somebody holds: they end with a leave and for good.
 *
 * They hold for one person and case only and are never passed on; whoever has the contact answers, or asks somebody else.
 */
export const delegationDuty: DutyHolder = {
  kind: "CONTACT_DELEGATION",
  held: (work, { kind, personId }) => (kind === "AWAY_NOW" ? Promise.resolve([]) : findDelegationDuties(work, personId)),
  hand: () => {
    throw new Error("a contact delegation was handed on, which no rule allows");
  },
  end: endForLeaver,
};

async function endForLeaver(work: UnitOfWork, duty: Duty): Promise<void> {
  const found = await findDelegation(work, duty.subjectId);
  const locked = found === null ? null : await lockCaseForSystem(work, found.caseId);
  const delegation = locked === null ? null : await findDelegation(work, duty.subjectId);
  if (locked === null || delegation === null || delegation.endedAt !== null) return;
  const ended = await endOpenDelegation(work, locked.row, delegation, locked.now);
  await saveCase(work, ended.row, locked.now);
}
