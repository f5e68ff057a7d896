import type { UnitOfWork } from "../db/unit-of-work";
import { WEEKDAYS } from "../domain/calendar";
import type { PersonId } from "../domain/ids";
import { setCover } from "../features/absence/set-cover.command";
import { saveCalendar } from "../features/calendars/save-calendar.command";
import { createServiceAccount } from "../features/people/create-service-account.command";
import { updatePerson } from "../features/people/update-person.command";
import { accepted, type DemoDesk, the } from "./demo-desk";
import type { FirstName, TeamName } from "./demo-people";

/** Who stands in for whom, in order; a name with an arrow goes on to whoever stands in for them. */
const COVER_OF_PEOPLE: Partial<Record<FirstName, readonly FirstName[]>> = {
  Mei: ["Liam"],
  Pavel: ["Kavya", "Jonas"],
  Ana: ["Ben", "Chloé"],
};
const COVER_OF_TEAMS: Partial<Record<TeamName, readonly FirstName[]>> = { Frontline: ["Chloé"], Engineering: ["Jonas"] };

/** Sets the standing cover of people and teams. */
export async function seedCover(work: UnitOfWork, { people, teams }: Pick<DemoDesk, "people" | "teams">): Promise<void> {
  const chainOf = (names: readonly FirstName[]) => names.map((name) => ({ personId: the(people, name), thenTheirCover: false }));
  for (const [name, chain] of Object.entries(COVER_OF_PEOPLE) as [FirstName, readonly FirstName[]][])
    accepted(await setCover(work, { personId: the(people, name), chain: chainOf(chain) }), `the cover of ${name}`);
  for (const [name, chain] of Object.entries(COVER_OF_TEAMS) as [TeamName, readonly FirstName[]][])
    accepted(await setCover(work, { teamId: the(teams, name), chain: chainOf(chain) }), `the cover of ${name}`);
}

/** Says when Ana works: the hours of an office in Lisbon, so that her customers are told when she is back. */
export async function seedHours(work: UnitOfWork, ana: PersonId): Promise<void> {
  const week = WEEKDAYS.slice(0, 5).map((weekday) => ({ weekday, opens: "09:00", closes: "18:00" }));
  const lisbon = { name: "Office hours in Lisbon", timeZone: "Europe/Lisbon", alwaysOpen: false, week, holidays: [] };
  const { calendarId } = accepted(await saveCalendar(work, lisbon), lisbon.name);
  const [row] = await work.query<{ revision: number }>("select revision from persons where id = $1", [ana]);
  accepted(await updatePerson(work, { personId: ana, expectedRevision: row?.revision ?? 0, calendarId }), "Ana's working hours");
}

/** Brings in what other systems may do here; their keys are issued by an admin, who alone sees them. */
export async function seedServiceAccounts(work: UnitOfWork): Promise<void> {
  accepted(await createServiceAccount(work, { name: "Customer portal", scopes: ["PORTAL_READ"] }), "the portal");
  accepted(await createServiceAccount(work, { name: "Shop", scopes: ["CASES_READ", "CASES_WRITE", "EVENTS_READ"] }), "the shop");
}
