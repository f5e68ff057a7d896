import type { UnitOfWork } from "../../db/unit-of-work";
import { lockTeams } from "./team.store";
import type { TeamRecord } from "./team-row.type";

/**
 * Locks a team for a change, with the people in it; `null` where the id names none.
 *
 * Called after people are held.
 */
export async function lockTeam(work: UnitOfWork, id: string): Promise<TeamRecord | null> {
  const [team] = await lockTeams(work, [id]);
  return team ?? null;
}
