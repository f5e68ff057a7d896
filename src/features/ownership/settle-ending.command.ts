import type { PendingEvent } from "../../db/insert-events";
import type { UnitOfWork } from "../../db/unit-of-work";
import { isOpen } from "../../domain/case-facts";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { endActing } from "./end-acting";
import { endOpenOffer } from "./end-open-offer";
import { findOpenOffer } from "./transfer-offer.store";

/**
 * Ends what an ending case would leave in the air, in the transaction that resolves or closes it.
 *
 * The open offer is OVERTAKEN; nobody stands in for the owner of a closed case. Takes part in every change of a status.
 */
export async function settleEnding(work: UnitOfWork, { caseId }: Pick<PendingEvent, "caseId">): Promise<void> {
  if (caseId === null || caseId === undefined) return;
  const locked = await lockCaseForSystem(work, caseId);
  if (locked === null || isOpen(locked.row.status)) return;
  const { row, now } = locked;
  const offer = await findOpenOffer(work, row.id);
  const withoutOffer = offer === null ? row : (await endOpenOffer(work, row, offer, "OVERTAKEN", now)).row;
  const settled = row.status === "CLOSED" ? ((await endActing(work, withoutOffer, "OVERTAKEN"))?.row ?? withoutOffer) : withoutOffer;
  if (settled !== row) await saveCase(work, settled, now);
}
