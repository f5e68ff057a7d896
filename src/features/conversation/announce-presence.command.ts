import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { PresenceKind } from "../../domain/conversation";
import { type CaseId, isId, type PersonId } from "../../domain/ids";
import { isRefusal, type Refusal } from "../../domain/refusal";
import { noSuchCase } from "../cases/change-case.command";
import { seeCase } from "../cases/see-case.command";
import { writePresence } from "./presence.store";

/** A sign of life on a case; `null`: the viewer left. */
export interface AnnouncePresence {
  caseId: string;
  kind: PresenceKind | null;
}

/** What a sign of life touched. */
export interface PresenceRefs extends Refs {
  caseId: CaseId;
}

/**
 * Says that somebody is on a case, and what they do there.
 *
 * Gone after thirty seconds without a new sign. Never in the log, and without the case's lock: it changes nothing about the case.
 */
export async function announcePresence(work: UnitOfWork, input: AnnouncePresence): Promise<PresenceRefs | Refusal> {
  const row = await seeCase(work, input.caseId);
  if (isRefusal(row)) return row;
  const { actor } = work;
  if (!isPerson(actor)) return noSuchCase();
  await writePresence(work, row.id, actor, input.kind);
  return { caseId: row.id };
}

function isPerson(actor: UnitOfWork["actor"]): actor is PersonId {
  return isId("per", actor);
}
