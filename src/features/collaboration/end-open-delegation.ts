import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventId } from "../../domain/ids";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange } from "../cases/change-case.command";
import { endPersonsTie } from "../cases/tie-person.command";
import { closeDelegation } from "./delegation.store";
import type { DelegationRow } from "./delegation-row.type";
import { DELEGATION_ENDS } from "./delegation-timer";

/** Ends the open delegation of a locked case: its row, the right, its timer and its event; the caller saves the case. */
export async function endOpenDelegation(
  work: UnitOfWork,
  row: CaseRow,
  delegation: DelegationRow,
  now: Date,
  causationId?: EventId,
): Promise<{ row: CaseRow; eventId: EventId }> {
  await closeDelegation(work, delegation.id, now);
  await endPersonsTie(work, row, { personId: delegation.delegateId, relation: "DELEGATE" }, now);
  await work.setTimer(DELEGATION_ENDS, delegation.id, null);
  return appendChange(work, row, row, "CONTACT_DELEGATION_ENDED", { extras: { delegateId: delegation.delegateId }, causationId });
}
