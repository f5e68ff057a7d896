import type { UnitOfWork } from "../../db/unit-of-work";
import type { ContactId, PersonId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { refuseErased } from "../customers/find-customer.command";
import { standingOfPerson } from "../people/find-standing.command";
import type { CaseRow } from "./case-row.type";

/** Who must do what by when; exactly one of the two actors. */
export interface NextStep {
  personId?: string | null;
  contactId?: string | null;
  what: string;
  dueAt: Date;
}

/**
 * The case with its next step, or why not.
 *
 * The actor is an active person or the case's own contact; nobody owes a step in the past.
 */
export async function withNextStep(work: UnitOfWork, row: CaseRow, step: NextStep, now: Date): Promise<CaseRow | Refusal> {
  const path = (name: string) => ["nextStep", name];
  if (step.dueAt < now) return refuse("IN_THE_PAST", "A next step is due in the future.", { path: path("dueAt") });
  const actor = await findActor(work, row, step);
  if (typeof actor !== "string") return actor;
  return { ...row, nextStepWhat: step.what, nextStepActorId: actor, nextStepDueAt: step.dueAt.toISOString() };
}

async function findActor(work: UnitOfWork, row: CaseRow, step: NextStep): Promise<PersonId | ContactId | Refusal> {
  const personId = step.personId ?? null;
  const contactId = step.contactId ?? null;
  if ((personId === null) === (contactId === null)) {
    return refuse("NEXT_STEP_REQUIRED", "Name exactly one who does the next step: a person or the contact.", { path: ["nextStep"] });
  }
  if (contactId !== null) {
    if (row.contactId === contactId) return (await refuseErased(work, row.contactId, ["nextStep", "contactId"])) ?? row.contactId;
    return refuse("NOT_FOUND", "There is no such contact on this case.", { path: ["nextStep", "contactId"] });
  }
  const person = await standingOfPerson(work, personId ?? "");
  if (person === null) return refuse("NOT_FOUND", "There is no such person.", { path: ["nextStep", "personId"] });
  if (!person.active) return refuse("PERSON_INACTIVE", "They no longer work here.", { path: ["nextStep", "personId"] });
  return person.id;
}
