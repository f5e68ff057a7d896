import type { UnitOfWork } from "../../db/unit-of-work";
import { coverChain } from "../../domain/absence";
import type { PersonId, TeamId } from "../../domain/ids";
import { findAvailable } from "./availability.store";
import { findCoverRules } from "./cover.store";
import { findTeamsOf } from "./team.store";

/** Who is available to stand in for somebody, in order: their own cover, their teams', another's. */
export async function availableCoverOf(work: UnitOfWork, personId: PersonId, teamId: TeamId | null): Promise<PersonId[]> {
  const rules = await findCoverRules(work);
  if (rules.size === 0) return [];
  const { memberOf } = await findTeamsOf(work, personId);
  const chain = coverChain({ rules, personId, teamIds: teamId === null ? memberOf : [...memberOf, teamId] });
  const available = new Set(await findAvailable(work, chain));
  return chain.filter((id) => available.has(id));
}
