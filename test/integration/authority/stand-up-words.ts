import type { EntryId, OfferId } from "../../../src/domain/ids";
import { forwardCase } from "../../../src/features/collaboration/forward-case.command";
import { addInternalNote } from "../../../src/features/conversation/add-internal-note.command";
import { recordResolutionAttempt } from "../../../src/features/conversation/record-resolution-attempt.command";
import { declineTransfer } from "../../../src/features/ownership/decline-transfer.command";
import { offerTransfer } from "../../../src/features/ownership/offer-transfer.command";
import { mustAccept } from "./must-accept";
import type { Standing } from "./standing";

/** The brief of every offer here. */
export const BRIEF = { situation: "It stands.", stepsTried: [], reason: "A full desk.", nextStep: "Call back.", promise: null };

/** Has the owner, or whom the situation names, offer the case. */
export async function makeOffer({ world: { desk, parts }, caseId, me, ownerId, cell: { situation } }: Standing): Promise<OfferId | null> {
  const offeredBy = situation === "offer_by_subject" ? me : situation === "offer_by_lead" ? parts.anotherLead : ownerId;
  const toPersonId = situation === "offer_to_subject" ? me : parts.colleague;
  const reason = { code: "WORKLOAD" as const, text: "Since Monday.", rightCategoryKey: null, rightTeamId: null };
  const offered = await desk.as(offeredBy, (work) => offerTransfer(work, { caseId, toPersonId, reason, brief: BRIEF, expiresInMs: null }));
  return mustAccept(offered).offerId ?? null;
}

/** Has the case offered, and whom it was offered to decline it in words. */
export async function makeDeclinedOffer(standing: Standing): Promise<OfferId | null> {
  const { world, me, cell } = standing;
  const offerId = await makeOffer(standing);
  if (offerId === null) return null;
  const receiver = cell.situation === "offer_to_subject" ? me : world.parts.colleague;
  mustAccept(await world.desk.as(receiver, (work) => declineTransfer(work, { offerId, reason: "My desk is full too." })));
  return offerId;
}

/** Lets the case's first move carry the brief of its offer, as a move of a person's would. */
export function giveBriefToMove({ world: { owner }, caseId }: Standing): Promise<unknown> {
  return owner.query(
    "update ownership set brief_id = (select brief_id from transfer_offers where case_id = $1 and outcome is null) where case_id = $1",
    [caseId],
  );
}

/**
 * Leaves on a case what its cell reads: words of a forwarding, somebody who looks at it, and at last a note.
 *
 * What the customer is asked to confirm, where the cell is about that.
 */
export async function standUpWords(standing: Standing, isRead: boolean): Promise<{ noteId: EntryId | "" }> {
  const { world, caseId, ownerId, cell } = standing;
  const { desk, owner, parts } = world;
  if (cell.what === "Mutation.confirmResolution") {
    const attempt = { caseId, what: "Turned it on.", outcome: "WORKED" as const };
    mustAccept(await desk.as(ownerId, (work) => recordResolutionAttempt(work, attempt)));
  }
  if (!isRead) return { noteId: "" };
  mustAccept(await desk.as(ownerId, (work) => forwardCase(work, { caseId, personId: parts.helper, note: "You should know." })));
  // A sign of being there lasts for seconds, and this case is read for longer.
  await owner.query("insert into presence values ($1, $2, 'VIEWING', steward_now(), steward_now() + interval '1 day')", [
    caseId,
    parts.colleague,
  ]);
  const visibility = cell.situation === "note_for_people_inside" ? "INTERNAL_ONLY" : "ALL_STAFF";
  const note = { caseId, text: "Between us.", visibility, mentionIds: [] } as const;
  const { entryId } = mustAccept(await desk.as(ownerId, (work) => addInternalNote(work, note)));
  return { noteId: entryId as EntryId };
}
