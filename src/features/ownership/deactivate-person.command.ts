import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventId, PersonId } from "../../domain/ids";
import { judgeReceiver } from "../../domain/ownership";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { lockCaseForSystem } from "../cases/change-case.command";
import { checkRevision } from "../people/change-record.command";
import { endPerson, handStewardship, stewardshipsOf } from "../people/end-person.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { holdPeople } from "../people/hold-people.command";
import { lockPerson, noSuchPerson } from "../people/lock-person.command";
import { changeOwner } from "./change-owner.command";
import { findOwnedCases } from "./owned-cases.store";
import { findOpenOffer } from "./transfer-offer.store";

/** Who takes one duty of somebody who leaves. */
export interface Handover {
  kind: "OWNERSHIP" | "QUEUE_STEWARDSHIP";
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
 * DUTIES_OUTSTANDING with what the plan leaves out; LAST_ADMIN for the only one; nobody deactivates themselves.
 * Law: nobody can be deactivated while a case would keep them as owner without a successor.
 */
export async function deactivatePerson(work: UnitOfWork, input: DeactivatePerson): Promise<DeactivatedRefs | Refusal> {
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
  const owned = await findOwnedCases(work, row.id);
  const stewarded = await stewardshipsOf(work, row);
  const duties = [
    ...stewarded.map((subjectId) => ({ kind: "QUEUE_STEWARDSHIP" as const, subjectId })),
    ...owned.map((subjectId) => ({ kind: "OWNERSHIP" as const, subjectId })),
  ];
  const outstanding = duties.filter((duty) => planFor(input, duty) === undefined);
  if (outstanding.length > 0) {
    const details = { outstanding: outstanding.slice(0, 100) };
    return refuse("DUTIES_OUTSTANDING", `They still hold ${outstanding.length} things that the plan leaves out.`, {
      path: ["plan"],
      details,
    });
  }
  const handedOver: EventId[] = [];
  for (const duty of duties) {
    const given = await giveDuty(work, duty, planFor(input, duty)?.toPersonId ?? "");
    if (isRefusal(given)) return { ...given, path: ["plan"] };
    if (given !== null) handedOver.push(given);
  }
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
  return null;
}

function planFor(input: DeactivatePerson, duty: { kind: string; subjectId: string }): Handover | undefined {
  return input.plan.find((handover) => handover.kind === duty.kind && handover.subjectId === duty.subjectId);
}

async function giveDuty(
  work: UnitOfWork,
  duty: { kind: string; subjectId: string },
  toPersonId: string,
): Promise<EventId | null | Refusal> {
  if (duty.kind === "QUEUE_STEWARDSHIP") return handStewardship(work, duty.subjectId, toPersonId);
  const receiver = await holdFutureOwner(work, toPersonId);
  if (receiver === null) return noSuchPerson(["plan"]);
  const locked = await lockCaseForSystem(work, duty.subjectId);
  if (locked === null) throw new Error("an owned case vanished under its owner's lock");
  const refused = judgeReceiver(locked.row, receiver);
  if (refused !== null) return refused;
  const reason = { code: "ABSENCE" as const, text: null, rightCategoryKey: null, rightTeamId: null };
  const openOffer = await findOpenOffer(work, locked.row.id);
  const moved = await changeOwner(work, { ...locked, toId: receiver.id, move: "FORCED", reason, brief: null, openOffer });
  return moved.eventId;
}
