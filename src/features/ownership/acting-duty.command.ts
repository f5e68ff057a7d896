import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { Handover } from "../../domain/absence";
import type { EventId } from "../../domain/ids";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { beginActing } from "./begin-acting";
import { findActingDuties } from "./duty.store";

/**
 * Standing in for owners who are away themselves: somebody else does so until the same end.
 *
 * Where the owner is available their powers simply go back to them.
 */
export const actingDuty: DutyHolder = {
  kind: "ACTING_OWNERSHIP",
  held: (work, { personId }) => findActingDuties(work, personId),
  hand: handActing,
};

async function handActing(work: UnitOfWork, { subjectId, toPersonId }: Handover, { personId }: Occasion): Promise<EventId | null> {
  const locked = await lockCaseForSystem(work, subjectId);
  if (locked === null) throw new Error("a case vanished under its stand-in's lock");
  const { row, now } = locked;
  if (row.actingOwnerId !== personId || row.actingUntil === null || row.ownerId === toPersonId) return null;
  const acting = await beginActing(work, row, { personId: toPersonId, until: new Date(row.actingUntil), reason: "ABSENCE" }, now);
  await saveCase(work, acting.row, now);
  return acting.eventId;
}
