import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { UnitOfWork } from "../../db/unit-of-work";
import { type Handover, type HandoverPlan, type HandoverQuestion, type HeldDuty, planHandover, whoMayBeAsked } from "../../domain/absence";
import { isId, type PersonId } from "../../domain/ids";
import type { PersonStanding } from "../../domain/permissions";
import { availableAmongAt } from "../people/find-availability.command";
import { standingsOfPeople } from "../people/find-standing.command";
import { teamsOf } from "../people/find-team.command";
import { holdPeople } from "../people/hold-people.command";
import { findCoverRules } from "./cover.store";
import { findDuties } from "./find-duties.command";

/** What is known of an absence when its duties are shared out. */
export interface AbsenceQuestion extends Pick<HandoverQuestion, "reach"> {
  occasion: Occasion;
  named: readonly Handover[];
  defaultToId: PersonId | null;
  /** The instant at which whoever takes something must be available. */
  at: Date;
}

/** Who takes what, everything that is held, and whoever was asked, held as they are until the commit. */
export interface AbsencePlan extends HandoverPlan {
  duties: HeldDuty[];
  people: ReadonlyMap<string, PersonStanding>;
  available: ReadonlySet<string>;
}

/** Finds what a locked person holds, and who would take it; whoever may take something is held from here on. */
export async function planAbsence(work: UnitOfWork, holders: readonly DutyHolder[], question: AbsenceQuestion): Promise<AbsencePlan> {
  const { occasion, named, defaultToId, at, reach } = question;
  const duties = await findDuties(work, holders, occasion);
  const memberOf = await teamsOf(work, occasion.personId);
  const rules = await findCoverRules(work);
  const way = "ACTING" as const;
  const asked = { leaverId: occasion.personId, teamIds: memberOf, duties, named, defaultToId, rules, way, reach };
  const receivers = [...named.map(({ toPersonId }) => toPersonId), ...(defaultToId === null ? [] : [defaultToId])];
  const ids = [...new Set([...whoMayBeAsked(asked), ...receivers])].filter((id) => isId("per", id)).sort();
  await holdPeople(work, ids);
  const people = new Map<string, PersonStanding>((await standingsOfPeople(work, ids)).map((person) => [person.id, person]));
  const available = await availableAmongAt(work, ids, at);
  return { ...planHandover({ ...asked, people, isAvailable: (id) => available.has(id) }), duties, people, available };
}
