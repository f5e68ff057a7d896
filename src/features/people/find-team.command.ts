import type { UnitOfWork } from "../../db/unit-of-work";
import { findTeamRow } from "./team.store";
import type { TeamRow } from "./team-row.type";

/** A team as this unit of work sees it; `null` where the id names none. */
export function findTeam(work: UnitOfWork, id: string): Promise<TeamRow | null> {
  return findTeamRow(work, id);
}
