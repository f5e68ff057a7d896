import type { UnitOfWork } from "../../db/unit-of-work";
import type { PersonStanding } from "../../domain/permissions";
import { type Refusal, refuse } from "../../domain/refusal";
import type { CategoryRow } from "../customers/category-row.type";
import { standingOfPerson } from "../people/find-standing.command";
import { findTeam } from "../people/find-team.command";
import type { TeamRow } from "../people/team-row.type";

/**
 * The team a new case goes to: the one named, else the opener's only team, else the first team of the category's owner.
 *
 * An external agent opens cases for their own teams only; a team of others does not exist for them.
 */
export async function chooseTeam(
  work: UnitOfWork,
  opener: PersonStanding,
  named: string | null,
  category: CategoryRow,
): Promise<TeamRow | Refusal> {
  const path = ["teamId"];
  const own = opener.memberOf;
  const only = own.length === 1 ? own[0] : undefined;
  const teamId = named ?? only ?? (await standingOfPerson(work, category.ownerId))?.memberOf[0];
  const team = teamId === undefined ? null : await findTeam(work, teamId);
  if (team === null) return refuse("NOT_FOUND", "There is no such team.", { path });
  if (opener.external && !own.includes(team.id)) return refuse("NOT_YOUR_TEAM", "You open cases for your own team.", { path });
  return team;
}
