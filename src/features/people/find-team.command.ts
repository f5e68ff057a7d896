import type { UnitOfWork } from "../../db/unit-of-work";
import type { PersonId, TeamId } from "../../domain/ids";
import { findTeamRow, findTeamsOf } from "./team.store";
import type { TeamRow } from "./team-row.type";

/** A team as this unit of work sees it; `null` where the id names none. */
export function findTeam(work: UnitOfWork, id: string): Promise<TeamRow | null> {
  return findTeamRow(work, id);
}

/** The teams somebody works in. */
export async function teamsOf(work: UnitOfWork, personId: PersonId): Promise<TeamId[]> {
  return (await findTeamsOf(work, personId)).memberOf;
}
