import type { DutyHolder, Occasion } from "../../db/duty-holder";
import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import { type DutyKind, endsWithHolder, type HeldDuty, judgeNamedOnce, judgeTaker } from "../../domain/absence";
import type { EventId, PersonId } from "../../domain/ids";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { endAbsencesOf } from "../absence/end-absence.command";
import { dutiesOutstanding, findDuties } from "../absence/find-duties.command";
import { checkRevision } from "../people/change-record.command";
import { endPerson } from "../people/end-person.command";
import { availabilityOf } from "../people/find-availability.command";
import { standingOfPerson } from "../people/find-standing.command";
import { holdPeople } from "../people/hold-people.command";
import { lockPerson, noSuchPerson } from "../people/lock-person.command";
import { ownDutyHolders } from "./duty-holders.command";

/** Who takes one duty of somebody who leaves. */
export interface Handover {
  kind: DutyKind;
  subjectId: string;
  toPersonId: string;
}

/** Who leaves for good, and who takes each duty. */
export interface DeactivatePerson {
  personId: string;
  expectedRevision?: number | null;
  plan: readonly Handover[];
}

/** The person who left, and the events of what changed hands with them. */
export interface DeactivatedRefs extends Refs {
  personId: PersonId;
  eventId: EventId;
  handedOver: EventId[];
}

/**
 * Deactivates a person: everything they hold goes to whom the plan names, in one transaction.
 *
 * What others asked of this very person, such as a task, goes back to those who asked where the plan names nobody.
 * DUTIES_OUTSTANDING with what the plan leaves out; LAST_ADMIN for the only one; nobody deactivates themselves.
 * Law: nobody can be deactivated while a case would keep them as owner without a successor.
 */
export async function deactivatePerson(
  work: UnitOfWork,
  input: DeactivatePerson,
  holders: readonly DutyHolder[] = ownDutyHolders,
): Promise<DeactivatedRefs | Refusal> {
  const locked = await lockPerson(work, input.personId, { withAdmins: true });
  if (locked === null) return noSuchPerson(["personId"]);
  const { row, adminIds } = locked;
  const refused = judgeLeaving(work, input, row, adminIds);
  if (refused !== null) return refused;
  // Persons before teams and cases, everywhere: whoever takes something is held before the first thing moves.
  await holdPeople(
    work,
    input.plan.map(({ toPersonId }) => toPersonId),
  );
  const occasion: Occasion = { kind: "DEACTIVATION", personId: row.id, until: null };
  const duties = await findDuties(work, holders, occasion);
  const outstanding = duties.filter((duty) => planFor(input, duty) === undefined && !endsWithHolder(duty.kind));
  if (outstanding.length > 0) return dutiesOutstanding(outstanding, ["plan"]);
  const handedOver: EventId[] = [];
  for (const duty of duties) {
    const given = await settleDuty(work, holders, duty, planFor(input, duty), occasion);
    if (isRefusal(given)) return { ...given, path: ["plan"] };
    if (given !== null && duty.kind === "OWNERSHIP") handedOver.push(given);
  }
  await endAbsencesOf(work, row);
  return { personId: row.id, eventId: await endPerson(work, row), handedOver };
}

function judgeLeaving(
  work: UnitOfWork,
  input: DeactivatePerson,
  row: { id: PersonId; active: boolean; revision: number },
  adminIds: readonly PersonId[],
): Refusal | null {
  const expected = input.expectedRevision;
  const stale = expected === null || expected === undefined ? null : checkRevision(row, expected);
  if (stale !== null) return stale;
  if (row.id === work.actor) return refuse("NOT_TO_ONESELF", "Somebody else must deactivate you.", { path: ["personId"] });
  if (!row.active) return refuse("NOTHING_TO_CHANGE", "They no longer work here already.");
  if (adminIds.length === 1 && adminIds[0] === row.id) return refuse("LAST_ADMIN", "They are the only admin.", { path: ["personId"] });
  if (work.actor.startsWith("per_") && !adminIds.some((id) => id === work.actor))
    return refuse("PERSON_INACTIVE", "You are no longer an admin here.");
  const toThemselves = input.plan.findIndex((handover) => handover.toPersonId === row.id);
  if (toThemselves >= 0)
    return refuse("NOT_TO_ONESELF", "Who leaves cannot take a duty.", { path: ["plan", String(toThemselves), "toPersonId"] });
  return judgeNamedOnce(input.plan);
}

function planFor(input: DeactivatePerson, duty: { kind: string; subjectId: string }): Handover | undefined {
  return input.plan.find((handover) => handover.kind === duty.kind && handover.subjectId === duty.subjectId);
}

async function settleDuty(
  work: UnitOfWork,
  holders: readonly DutyHolder[],
  duty: HeldDuty,
  planned: Handover | undefined,
  occasion: Occasion,
): Promise<EventId | null | Refusal> {
  const holder = holders.find(({ kind }) => kind === duty.kind);
  if (holder === undefined) throw new Error(`nobody answers for duties of the kind ${duty.kind}`);
  if (planned === undefined) {
    await holder.end?.(work, duty, occasion);
    return null;
  }
  const receiver = await standingOfPerson(work, planned.toPersonId);
  if (receiver === null) return noSuchPerson(["plan"]);
  const refused = judgeTaker(duty, receiver);
  if (refused !== null) return refused;
  if (!(await availabilityOf(work, receiver.id))) return refuse("PERSON_AWAY", "They are away.");
  return holder.hand(work, { ...duty, toPersonId: receiver.id, way: "SUCCESSOR" }, occasion);
}
