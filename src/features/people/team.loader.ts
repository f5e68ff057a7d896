import { isId, type TeamId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { defineLoader, inOrder } from "../../graphql/define-loader";
import { loadRosters, loadTeams, type ReadTeam, type Roster } from "./read-teams.store";

/** Teams by id. */
export const teamLoader = defineLoader<TeamId, ReadTeam | null>(async ({ services }, ids) =>
  inOrder(ids, await loadTeams(services.dataSource, ids), (row) => row.id),
);

/** Who is in a team, by its id. */
export const rosterLoader = defineLoader<TeamId, Roster | null>(async ({ services }, ids) =>
  inOrder(ids, await loadRosters(services.dataSource, ids), (row) => row.teamId),
);

/** A team by an id as a client gives it; every signed-in person may see every team. */
export async function findTeamNode(context: Context, id: string): Promise<ReadTeam | null> {
  return isId("team", id) ? teamLoader(context).load(id) : null;
}
