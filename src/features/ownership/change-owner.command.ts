import type { UnitOfWork } from "../../db/unit-of-work";
import type { OwnershipMove } from "../../domain/event";
import type { BriefId, EventId, PersonId } from "../../domain/ids";
import { moveOwner, type OwnershipReason } from "../../domain/ownership";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange, keepPersonInformed, saveCase } from "../cases/change-case.command";
import { type KeptBrief, keepComposedBrief } from "./compose-brief";
import { endActing } from "./end-acting";
import { endOpenOffer } from "./end-open-offer";
import { beginInterval } from "./ownership.store";
import type { OfferRow } from "./transfer-offer-row.type";

/** How a locked case's owner changes. */
export interface OwnerChange {
  row: CaseRow;
  now: Date;
  toId: PersonId;
  move: OwnershipMove;
  reason: OwnershipReason | null;
  /** The brief a person wrote; left out: one is composed from the record. */
  brief: KeptBrief | null;
  /** The offer that is in the air, and whether this change is its acceptance. */
  openOffer: OfferRow | null;
  /** Whether it now waits with the steward of its queue to be taken; left out: no. */
  untaken?: boolean;
  /** Whose powers were used; left out: the actor's own. */
  onBehalfOf?: PersonId | null;
}

/** The case with its new owner. */
export interface OwnerChanged {
  row: CaseRow;
  eventId: EventId;
  briefId: BriefId;
}

/**
 * Gives a locked case its next owner.
 *
 * The new interval, the brief, the event, and the former owner kept informed are one transaction.
 * An offer that is in the air ends with it: ACCEPTED where this is its acceptance, else OVERTAKEN. So does standing in for the former owner.
 * Law: every ownership change carries a complete handoff brief, and the previous owner stays informed.
 */
export async function changeOwner(work: UnitOfWork, change: OwnerChange): Promise<OwnerChanged> {
  const { row, now, toId, move, reason, openOffer } = change;
  const brief =
    change.brief ?? (await keepComposedBrief(work, { row, now, move, reason: { code: reason?.code ?? null, text: reason?.text ?? null } }));
  const withoutOffer =
    openOffer === null ? row : (await endOpenOffer(work, row, openOffer, move === "ACCEPTED" ? "ACCEPTED" : "OVERTAKEN", now)).row;
  const settled = (await endActing(work, withoutOffer, "OVERTAKEN"))?.row ?? withoutOffer;
  const successor = { ...moveOwner(settled, toId, now.toISOString()), untaken: change.untaken ?? false };
  const moved = appendChange(work, settled, successor, "OWNERSHIP_CHANGED", {
    onBehalfOf: change.onBehalfOf ?? null,
    extras: {
      move,
      reason: reason?.code ?? null,
      rightCategoryKey: reason?.rightCategoryKey ?? null,
      rightTeamId: reason?.rightTeamId ?? null,
      briefId: brief.id,
      briefSource: brief.source,
      offerId: openOffer?.id ?? null,
    },
  });
  await beginInterval(work, {
    caseId: row.id,
    number: moved.row.ownershipNumber,
    personId: toId,
    since: moved.row.ownerSince,
    move,
    reasonCode: reason?.code ?? null,
    briefId: brief.id,
  });
  await saveCase(work, moved.row, now);
  await keepPersonInformed(work, row, row.ownerId);
  return { row: moved.row, eventId: moved.eventId, briefId: brief.id };
}
