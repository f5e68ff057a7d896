import type { UnitOfWork } from "../../../db/unit-of-work";
import { patchOf, type Told } from "../../people/change-record.command";
import { addTeams, type ImportedTeam, joinTeams, raiseTeams } from "./imported-people.store";

/** A team as it was found, or `null` for a new one, and as the import leaves it. */
export interface TeamChange {
  before: ImportedTeam | null;
  after: ImportedTeam;
}

// The same facts as any other change of a team tells; a new team's model is a column's value that the import never varies.
const TOLD: Told<ImportedTeam & { defaultModel: "QUEUE" }> = {
  facts: ["queueStewardId", "defaultModel", "memberIds", "leadIds"],
  texts: [],
};

/** Appends what changed about teams, and writes the new ones and who joins; a team that nobody joins stays untouched. */
export async function saveTeams(work: UnitOfWork, changes: readonly TeamChange[]): Promise<void> {
  const raised: ImportedTeam[] = [];
  for (const { before, after } of changes) {
    const patch = patchOf(TOLD, before === null ? null : { ...before, defaultModel: "QUEUE" }, { ...after, defaultModel: "QUEUE" });
    if (patch === null) continue;
    work.append(after, {
      type: "TEAM_CHANGED",
      before: patch.before,
      after: before === null ? { ...patch.after, imported: true } : patch.after,
    });
    if (before !== null) raised.push(after);
  }
  await addTeams(
    work,
    changes.filter(({ before }) => before === null).map(({ after }) => after),
  );
  await raiseTeams(work, raised);
  await joinTeams(
    work,
    changes.flatMap(({ before, after }) =>
      after.memberIds
        .filter((personId) => before?.memberIds.includes(personId) !== true)
        .map((personId) => ({ teamId: after.id, personId, isLead: after.leadIds.includes(personId) })),
    ),
  );
}
