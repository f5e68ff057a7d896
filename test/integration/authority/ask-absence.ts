import type { PersonId } from "../../../src/domain/ids";
import { recordLeave } from "../../../src/features/absence/record-leave.command";
import { dutyHolders } from "../../../src/list-duty-holders";
import type { Asking, Inputs } from "./asking";
import type { AuthorityWorld } from "./authority-world";
import { hoursAhead } from "./hours-ahead";
import { mustAccept } from "./must-accept";
import { type Answered, among, list, type Reads } from "./reading";

/** How absence, cover and calendars are changed. */
export const ABSENCE_INPUTS: Inputs = {
  "Mutation.recordLeave": async (asking) => ({ personId: await whoIsAway(asking), from: hoursAhead(48), until: hoursAhead(72) }),
  "Mutation.setAwayNow": async (asking) => ({ personId: await whoIsAway(asking), until: hoursAhead(48) }),
  "Mutation.endAbsence": async (asking) => {
    const personId = await whoIsAway(asking);
    const leave = { personId, from: hoursAhead(48), until: hoursAhead(72), plan: [] };
    return { absenceId: mustAccept(await asking.world.desk.as(personId, (work) => recordLeave(work, dutyHolders, leave))).absenceId };
  },
  "Mutation.setCover": async (asking) => ({
    ...(asking.cell.situation === "cover_of_team" ? { teamId: await teamToCover(asking) } : { personId: await whoIsAway(asking) }),
    chain: [{ personId: asking.world.parts.colleague }],
  }),
  "Mutation.saveCalendar": ({ index }) => ({ ...aCalendar(index), week: [] }),
};

/** A calendar that is always open, under a name of its own. */
export function aCalendar(index: number) {
  return { name: `Calendar ${index}`, timeZone: "Europe/Paris", alwaysOpen: true };
}

// The subject holds cases all over this world: who goes away themselves holds nothing.
async function whoIsAway({ cell, world, me }: Asking): Promise<PersonId> {
  if (cell.situation === "of_oneself" && me !== null) return me;
  return world.desk.aPerson({ name: "To be away", teamIds: [world.team] });
}

async function teamToCover({ cell, world, me }: Asking) {
  const leadIds = cell.who === "LEAD" && me !== null ? [me] : [];
  return world.desk.aTeam({ queueStewardId: world.parts.steward, leadIds, memberIds: [world.parts.steward, ...leadIds] });
}

/** Records a leave whose plan hands a case over. */
export async function planLeave({ desk, parts }: AuthorityWorld, personId: PersonId, caseId: string): Promise<void> {
  const plan = [{ kind: "OWNERSHIP", subjectId: caseId, toPersonId: parts.colleague, way: "ACTING" }] as const;
  const leave = { personId, from: hoursAhead(48), until: hoursAhead(72), plan };
  mustAccept(await desk.as(personId, (work) => recordLeave(work, dutyHolders, leave)));
}

/** How calendars are read, and what somebody holds and who takes it. */
export const ABSENCE_READS: Reads = {
  "Query.calendars": list("{ calendars { id } }", "calendars"),
  "Person.duties": ({ world, situation, me }) => ({
    query: "query($id: ID!) { person(id: $id) { duties { kind } } }",
    variables: { id: situation === "of_oneself" ? me : world.parts.away },
    outcome: (data) => among((data.person as Answered).duties, ({ kind }) => kind === "OWNERSHIP"),
  }),
  "Absence.plan": ({ world, situation, me }) => ({
    query: "query($id: ID!) { person(id: $id) { absence { plan { duty { kind } } } } }",
    variables: { id: situation === "of_oneself" ? me : world.parts.away },
    outcome: (data) => among((data.person as { absence: Answered }).absence.plan, (entry) => (entry.duty as Answered).kind === "OWNERSHIP"),
  }),
};
