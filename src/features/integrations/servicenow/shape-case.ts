import { isOpen } from "../../../domain/case-facts";
import { firstStepDueAt } from "../../../domain/case-steps";
import { type EventPatch, type EventType, type OwnershipExtras, patchBetween } from "../../../domain/event";
import type { CaseId, PersonId } from "../../../domain/ids";
import { moveOwner } from "../../../domain/ownership";
import { severityOf } from "../../../domain/severity";
import { changeTags } from "../../../domain/tags";
import type { CaseRow } from "../../cases/case-row.type";
import { IMPORTED_CATEGORY } from "./imported-names";
import type { ImportedPeople } from "./make-people.command";
import type { HistoryStep, IncidentHistory, IncidentState } from "./plan-history";

/** One event's worth of change: the case after it, and what the event says beside the patch. */
export interface CaseChange {
  type: EventType;
  to: CaseRow;
  extras: EventPatch;
}

const NEXT_STEP = "Continue from the imported history.";
const MOVED_BY_IMPORT: OwnershipExtras = {
  move: "IMPORTED",
  reason: null,
  rightCategoryKey: null,
  rightTeamId: null,
  briefId: null,
  briefSource: "IMPORTED",
  offerId: null,
};

/** The case at the instant it was opened in the source, with its first owner. */
export function openingOf(history: IncidentHistory, people: ImportedPeople, id: CaseId): Omit<CaseRow, "number"> {
  const { opening, openedAt } = history;
  const owner = ownerOf(opening, people);
  return {
    id,
    revision: 1,
    lastSequence: 0,
    sourceReference: history.number,
    subject: `Imported incident ${history.number}`,
    channel: history.channel,
    status: opening.status,
    urgency: opening.urgency,
    impact: opening.impact,
    workaround: "NONE",
    severity: severityOf(opening.urgency, opening.impact, "NONE"),
    priority: opening.priority,
    priorityDefaulted: false,
    categoryKey: IMPORTED_CATEGORY,
    productLine: null,
    supportTier: 2,
    slaTier: "STANDARD",
    tags: [...opening.tags],
    teamId: teamOf(opening, people).id,
    accountId: null,
    contactId: history.caller === null ? null : the(people.contacts.get(history.caller)),
    ownershipModel: "QUEUE",
    ownerId: owner.id,
    ownershipNumber: 1,
    ownerSince: openedAt,
    contactOwnerId: owner.id,
    resolutionOwnerId: owner.id,
    untaken: owner.untaken,
    actingOwnerId: null,
    actingUntil: null,
    needsReply: false,
    mood: null,
    nextStepWhat: NEXT_STEP,
    nextStepActorId: owner.id,
    nextStepDueAt: firstStepDueAt(opening.priority, new Date(openedAt)).toISOString(),
    resolution: null,
    openedAt,
    resolvedAt: null,
    closedAt: null,
    updatedAt: openedAt,
  };
}

/**
 * What a step of the history changes about a case, as one change for each kind of event; nothing where Steward keeps none of it.
 *
 * Law: the ownership intervals of a case tile its life: no gap, no overlap.
 */
export function changesOf(row: CaseRow, { at, state }: HistoryStep, people: ImportedPeople): CaseChange[] {
  const tags = changeTags(row.tags, state.tags, row.tags);
  const classified = classify(row, state, people);
  const tagged = { ...classified, tags: tags.tags };
  const owned = own(tagged, state, at, people);
  const chain: readonly CaseChange[] = [
    { type: "CASE_CLASSIFIED", to: classified, extras: {} },
    { type: "CASE_TAGGED", to: tagged, extras: { added: tags.added, removed: tags.removed } },
    { type: "OWNERSHIP_CHANGED", to: owned, extras: { ...MOVED_BY_IMPORT } },
    { type: "CASE_STATUS_CHANGED", to: stand(owned, state, at), extras: {} },
  ];
  return chain.filter((change, index) => patchBetween(chain[index - 1]?.to ?? row, change.to) !== null);
}

/** An imported case that is still open gets its next step from the import itself: its owner has a day to look at it. */
export function withNextStep(row: CaseRow, now: Date): CaseRow {
  return {
    ...row,
    nextStepWhat: NEXT_STEP,
    nextStepActorId: row.ownerId,
    nextStepDueAt: new Date(now.getTime() + 86_400_000).toISOString(),
  };
}

function classify(row: CaseRow, state: IncidentState, people: ImportedPeople): CaseRow {
  const owner = ownerOf(state, people);
  return {
    ...row,
    urgency: state.urgency,
    impact: state.impact,
    severity: severityOf(state.urgency, state.impact, "NONE"),
    priority: state.priority,
    teamId: teamOf(state, people).id,
    // Where the new team's steward is the person who has it already, nobody moves: only the queue's hold on it changes.
    untaken: owner.id === row.ownerId ? owner.untaken : row.untaken,
  };
}

function own(row: CaseRow, state: IncidentState, at: string, people: ImportedPeople): CaseRow {
  const owner = ownerOf(state, people);
  return owner.id === row.ownerId ? row : { ...moveOwner(row, owner.id, at), untaken: owner.untaken };
}

function stand(row: CaseRow, state: IncidentState, at: string): CaseRow {
  const { status, resolvedAt, closedAt } = state;
  const stands = { ...row, status, resolvedAt, closedAt };
  if (!isOpen(status)) return { ...stands, nextStepWhat: null, nextStepActorId: null, nextStepDueAt: null };
  if (isOpen(row.status)) return stands;
  return {
    ...stands,
    nextStepWhat: NEXT_STEP,
    nextStepActorId: row.ownerId,
    nextStepDueAt: firstStepDueAt(row.priority, new Date(at)).toISOString(),
  };
}

/** Who owned an incident in this state: whom the source named, else the steward of its group. */
export function ownerOf(state: IncidentState, people: ImportedPeople): { id: PersonId; untaken: boolean } {
  if (state.assignee !== null) return { id: the(people.assignees.get(state.assignee)), untaken: false };
  return { id: teamOf(state, people).stewardId, untaken: true };
}

function teamOf(state: IncidentState, people: ImportedPeople) {
  return the(people.teams.get(state.group));
}

function the<T>(found: T | undefined): T {
  if (found === undefined) throw new Error("a history names somebody who was not made");
  return found;
}
