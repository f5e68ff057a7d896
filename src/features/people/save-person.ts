import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventPatch } from "../../domain/event";
import type { EventId, PersonId, TeamId } from "../../domain/ids";
import { insertPersonRow, updatePersonRow } from "./change-person.store";
import { patchOf, type Told } from "./change-record.command";
import type { PersonRecord } from "./person-row.type";

/** What a change of a person touched. */
export interface PersonRefs extends Refs {
  personId: PersonId;
  eventId: EventId;
}

/** A person with the teams they work in, which their events tell too. */
export type PersonWithTeams = PersonRecord & { teamIds: TeamId[] };

const TOLD: Told<PersonWithTeams> = {
  facts: [
    "roles",
    "authorityLevelKey",
    "raiseToLevelKey",
    "raiseAskedBy",
    "external",
    "active",
    "timeZone",
    "calendarId",
    "tokensValidFrom",
    "teamIds",
  ],
  texts: ["name", "email"],
};

/** Appends what changed about a person and writes their row, new or locked; `null` where nothing changed. */
export async function savePerson(
  work: UnitOfWork,
  before: PersonWithTeams | null,
  after: PersonWithTeams,
  extras: EventPatch = {},
): Promise<EventId | null> {
  const patch = patchOf(TOLD, before, after);
  if (patch === null) return null;
  const row = { ...after };
  const eventId = work.append(row, { type: "PERSON_CHANGED", before: patch.before, after: { ...patch.after, ...extras } });
  await (before === null ? insertPersonRow(work, row) : updatePersonRow(work, row));
  return eventId;
}
