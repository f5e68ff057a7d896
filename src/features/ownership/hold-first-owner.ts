import type { UnitOfWork } from "../../db/unit-of-work";
import type { OwnershipModel } from "../../domain/case-facts";
import type { AccountId, TeamId } from "../../domain/ids";
import { type ChosenOwner, chooseOwner } from "../../domain/ownership";
import { mayOwn } from "../../domain/permissions";
import { availabilityOf, availableAmong } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { findTeam } from "../people/find-team.command";
import { findCandidates } from "./candidate.store";

const TRIES = 5;

/**
 * Chooses who owns a case that begins, or begins anew, and holds them as they are until the commit.
 *
 * Whoever was chosen may be leaving in another transaction, a queue's steward too: the choice is then made anew from what is true after the wait.
 */
export async function holdFirstOwner(
  work: UnitOfWork,
  model: OwnershipModel,
  teamId: TeamId,
  accountId: AccountId | null,
): Promise<ChosenOwner> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const team = await findTeam(work, teamId);
    if (team === null) throw new Error("a team vanished while a case was opened");
    const members = await findCandidates(work, teamId, accountId);
    const available = await availableAmong(
      work,
      members.map(({ personId }) => personId),
    );
    const chosen = chooseOwner(
      model,
      members.filter(({ personId }) => available.has(personId)),
      team.queueStewardId,
    );
    const owner = await holdFutureOwner(work, chosen.ownerId);
    if (owner !== null && mayOwn(owner) && (chosen.untaken || (await availabilityOf(work, owner.id)))) return chosen;
  }
  throw new Error("whoever was to own a new case left, five times in a row");
}
