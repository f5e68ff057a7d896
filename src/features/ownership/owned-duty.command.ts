import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { Handover } from "../../domain/absence";
import { isOpen } from "../../domain/case-facts";
import type { EventId } from "../../domain/ids";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { beginActing } from "./begin-acting";
import { changeOwner } from "./change-owner.command";
import { findActedUntil, findOwnedDuties, lockOwnedCases } from "./duty.store";
import { endActing } from "./end-acting";
import { findOpenOffer } from "./transfer-offer.store";

/** The cases somebody owns: others act for them until an absence ends, or own them from then on. */
export const ownedDuty: DutyHolder = {
  kind: "OWNERSHIP",
  held: (work, { personId, until }) => findOwnedDuties(work, personId, until),
  hold: lockOwnedCases,
  hand: handCase,
  takeBack: takeCasesBack,
};

async function handCase(work: UnitOfWork, handover: Handover, { kind, personId, until }: Occasion): Promise<EventId | null> {
  const locked = await lockCaseForSystem(work, handover.subjectId);
  if (locked === null) throw new Error("an owned case vanished under its owner's lock");
  const { row, now } = locked;
  // Somebody may have taken it while this waited for the case.
  if (row.ownerId !== personId || row.status === "CLOSED") return null;
  const toId = handover.toPersonId;
  if (handover.way === "ACTING" && until !== null) {
    if (!isOpen(row.status)) return null;
    const acting = await beginActing(work, row, { personId: toId, until, reason: "ABSENCE" }, now);
    await saveCase(work, acting.row, now);
    return acting.eventId;
  }
  const reason = { code: "ABSENCE" as const, text: null, rightCategoryKey: null, rightTeamId: null };
  const openOffer = await findOpenOffer(work, row.id);
  const move = kind === "DEACTIVATION" ? "FORCED" : "COVERED";
  return (await changeOwner(work, { row, now, toId, move, reason, brief: null, openOffer })).eventId;
}

// Whoever stands in until the absence's end does so because of it: the first stand-in, whoever followed them, or one on what came since.
async function takeCasesBack(work: UnitOfWork, { personId, until, early }: Occasion & { early: boolean }): Promise<void> {
  if (until === null) return;
  for (const caseId of await findActedUntil(work, personId, until)) {
    const locked = await lockCaseForSystem(work, caseId);
    if (locked === null || locked.row.ownerId !== personId || locked.row.actingUntil !== until.toISOString()) continue;
    const ended = await endActing(work, locked.row, early ? "WITHDRAWN" : "EXPIRED");
    if (ended !== null) await saveCase(work, ended.row, locked.now);
  }
}
