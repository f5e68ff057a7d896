import type { Fact, UnitOfWork } from "../../db/unit-of-work";
import type { CaseFacts } from "../../domain/case-facts";
import { type EventPatch, type EventType, patchBetween } from "../../domain/event";
import type { EventId, PersonId } from "../../domain/ids";
import { standsIn } from "../../domain/ownership";
import { type CaseStanding, maySee, type PersonStanding, standingOf } from "../../domain/permissions";
import { type Refusal, refuse } from "../../domain/refusal";
import { standingOfPerson } from "../people/find-standing.command";
import { lockCaseRow, updateCaseRow } from "./case.store";
import type { CaseRow } from "./case-row.type";
import { findTies, keepInformed } from "./case-ties.store";

/** A locked case, who asks, and how they stand to it. */
export interface LockedCase {
  row: CaseRow;
  person: PersonStanding;
  standing: CaseStanding;
  now: Date;
}

/** The words for what a person may not see: the same whether it exists or not. */
export function noSuchCase(path: readonly string[] = ["caseId"]): Refusal {
  return refuse("NOT_FOUND", "There is no such case.", { path });
}

/**
 * Locks a case for a person's command, and finds how they stand to it, under the lock.
 *
 * NOT_FOUND for a case they may not see, REVISION_CONFLICT when it changed since they read it.
 */
export async function lockCase(work: UnitOfWork, caseId: string, expectedRevision?: number | null): Promise<LockedCase | Refusal> {
  const row = await lockCaseRow(work, caseId);
  const person = await standingOfPerson(work, work.actor);
  if (row === null || person === null) return noSuchCase();
  const now = await work.now(new Date(row.updatedAt));
  const standing = standingOf(person, row, await findTies(work, { caseId: row.id, personId: person.id }), now);
  if (!maySee(person, standing)) return noSuchCase();
  if (expectedRevision !== undefined && expectedRevision !== null && expectedRevision !== row.revision) {
    const details = { currentId: row.id, expectedRevision };
    return refuse("REVISION_CONFLICT", "This case changed since you read it.", { path: ["expectedRevision"], details });
  }
  return { row, person, standing, now };
}

/** Locks a case for the system's own command; `null` where there is none. */
export async function lockCaseForSystem(work: UnitOfWork, caseId: string): Promise<{ row: CaseRow; now: Date } | null> {
  const row = await lockCaseRow(work, caseId);
  if (row === null) return null;
  return { row, now: await work.now(new Date(row.updatedAt)) };
}

/** What a change adds to its event beside the patch of the case's facts. */
export interface ChangeExtras extends Pick<Fact, "occurredAt" | "onBehalfOf" | "causationId"> {
  extras?: EventPatch;
}

/**
 * Appends one event with the patch between two states of a case.
 *
 * Answers the new state with its number; the caller saves it once, at the end.
 * Law: the row equals the fold of its events, because both come from the same patch.
 */
export function appendChange(
  work: UnitOfWork,
  before: CaseRow,
  after: CaseRow,
  type: EventType,
  more: ChangeExtras = {},
): { row: CaseRow; eventId: EventId } {
  const { extras, ...rest } = more;
  const patch = patchBetween(before satisfies CaseFacts, after);
  const row = { ...after };
  const onBehalfOf = rest.onBehalfOf === undefined ? powersBehind(work, before) : rest.onBehalfOf;
  const eventId = work.append(row, {
    ...rest,
    onBehalfOf,
    type,
    caseId: row.id,
    before: patch?.before ?? null,
    after: { ...patch?.after, ...extras },
  });
  return { row, eventId };
}

/** Whose powers an act on a locked case uses: the owner's, of whoever stands in; `null`: their own. */
export function powersBehind({ actor, instant }: UnitOfWork, row: CaseRow): PersonId | null {
  if (row.actingOwnerId !== actor) return null;
  if (instant === null) throw new Error("whoever locks a case asks for the instant");
  return standsIn(row, instant) ? row.ownerId : null;
}

/** Saves a locked case's new state. */
export async function saveCase(work: UnitOfWork, row: CaseRow, now: Date): Promise<void> {
  await updateCaseRow(work, { ...row, updatedAt: now.toISOString() });
}

/** Keeps a person informed of a case as an INFORMED collaborator, unless they help on it already. */
export function keepPersonInformed(work: UnitOfWork, row: CaseRow, personId: PersonId): Promise<void> {
  return keepInformed(work, row.id, personId);
}
