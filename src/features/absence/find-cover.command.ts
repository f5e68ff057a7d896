import type { UnitOfWork } from "../../db/unit-of-work";
import { coverChain } from "../../domain/absence";
import type { PersonId, TeamId } from "../../domain/ids";
import { availableAmong } from "../people/find-availability.command";
import { teamsOf } from "../people/find-team.command";
import { findOpenAbsences } from "./absence.store";
import { findCoverRules } from "./cover.store";

/**
 * Who is available to stand in for somebody, in order.
 *
 * Whom their absence that runs names for everything else, then their own cover, their teams', another's.
 */
export async function availableCoverOf(work: UnitOfWork, personId: PersonId, teamId: TeamId | null): Promise<PersonId[]> {
  const rules = await findCoverRules(work);
  const running = (await findOpenAbsences(work, personId)).find(({ state }) => state === "RUNNING");
  const memberOf = rules.size === 0 ? [] : await teamsOf(work, personId);
  const cover = coverChain({ rules, personId, teamIds: teamId === null ? memberOf : [...memberOf, teamId] });
  const defaultToId = running?.defaultToId ?? null;
  const chain = defaultToId === null ? cover : [...new Set([defaultToId, ...cover])];
  const available = await availableAmong(work, chain);
  return chain.filter((id) => available.has(id));
}
