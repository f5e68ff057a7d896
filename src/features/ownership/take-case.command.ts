import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeTake } from "../../domain/ownership";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { lockCase, noSuchCase } from "../cases/change-case.command";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { changeOwner } from "./change-owner.command";
import type { MovedRefs } from "./moved-refs";
import { findOpenOffer } from "./transfer-offer.store";

/** A case to take from a queue's steward. */
export interface TakeCase {
  caseId: string;
  expectedRevision?: number | null;
}

/**
 * Takes a case that waits with a queue's steward; the taker owns it from this instant.
 *
 * Of two who take at once one wins and the other gets NOT_TAKEABLE with the winner's id. Whoever is away gets PERSON_AWAY: their leave and
 * their taking come one after the other, because both hold the person first.
 * Law: every case has exactly one owner at every instant from its creation.
 */
export async function takeCase(work: UnitOfWork, input: TakeCase): Promise<MovedRefs | Refusal> {
  const taker = await holdFutureOwner(work, work.actor);
  if (taker === null) return noSuchCase();
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, standing, now } = locked;
  const openOffer = await findOpenOffer(work, row.id);
  const away = !(await availabilityOf(work, taker.id));
  const refused = judgeTake({ person: taker, standing, facts: row, openOffer, now, away });
  if (refused !== null) return refused;
  const moved = await changeOwner(work, { row, now, toId: taker.id, move: "TAKEN", reason: null, brief: null, openOffer });
  return { caseId: row.id, eventId: moved.eventId, briefId: moved.briefId };
}
