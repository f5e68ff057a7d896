import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventId } from "../../domain/ids";
import { patchOf, type Told } from "./change-record.command";
import type { TeamRecord } from "./team-row.type";
import { insertTeam, updateTeamRow } from "./write-team.store";

const TOLD: Told<TeamRecord> = {
  facts: ["queueStewardId", "defaultModel", "calendarId", "atShiftEnd", "memberIds", "leadIds"],
  texts: ["name"],
};

/** Appends what changed about a team and writes it, new or locked; `null` where nothing changed. */
export async function saveTeam(
  work: UnitOfWork,
  before: TeamRecord | null,
  after: TeamRecord,
  causationId: EventId | null = null,
): Promise<EventId | null> {
  const patch = patchOf(TOLD, before, after);
  if (patch === null) return null;
  const row = { ...after };
  const eventId = work.append(row, { type: "TEAM_CHANGED", causationId, ...patch });
  await (before === null ? insertTeam(work, row) : updateTeamRow(work, row));
  return eventId;
}
