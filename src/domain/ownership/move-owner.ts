import type { CaseFacts } from "../case-facts";
import type { PersonId } from "../ids";

/**
 * The case after its owner changed at an instant: the next interval begins where the last one ends.
 *
 * Contact and resolution ownership move along unless they were split off; a next step that was the former owner's becomes the new one's.
 * Law: the ownership intervals of a case tile its life: no gap, no overlap.
 */
export function moveOwner<C extends CaseFacts>(facts: C, toId: PersonId, at: string): C {
  const follows = (id: PersonId): PersonId => (id === facts.ownerId ? toId : id);
  return {
    ...facts,
    ownerId: toId,
    ownershipNumber: facts.ownershipNumber + 1,
    ownerSince: at,
    contactOwnerId: follows(facts.contactOwnerId),
    resolutionOwnerId: follows(facts.resolutionOwnerId),
    untaken: false,
    nextStepActorId: facts.nextStepActorId === facts.ownerId ? toId : facts.nextStepActorId,
  };
}
