import { newId } from "../../../db/new-id";
import type { UnitOfWork } from "../../../db/unit-of-work";
import { isOpen } from "../../../domain/case-facts";
import type { PersonId } from "../../../domain/ids";
import { addCase } from "../../cases/add-case.command";
import type { CaseRow } from "../../cases/case-row.type";
import { appendChange, keepPersonInformed, saveCase } from "../../cases/change-case.command";
import { recordInterval } from "../../ownership/record-interval.command";
import { findImported, holdActive, lockImports } from "./imported-cases.store";
import { stewardName } from "./imported-names";
import type { ImportedPeople } from "./make-people.command";
import type { IncidentHistory } from "./plan-history";
import { changesOf, openingOf, ownerOf, withNextStep } from "./shape-case";

/** What came of one incident; DEACTIVATED: somebody who owned it was deactivated here, so it stays out. */
export type IncidentOutcome = { kind: "IMPORTED"; ownershipChanges: number } | { kind: "KNOWN" } | { kind: "DEACTIVATED"; names: string[] };

/**
 * Brings one incident in with its whole life, in one transaction.
 *
 * Events and ownership intervals at their own times; every former owner stays informed.
 * The source's number decides whether it is here already, so an import that broke off is completed by running it again.
 * Imported history is exempt from handoff briefs, and marked IMPORTED.
 */
export async function importIncident(work: UnitOfWork, history: IncidentHistory, people: ImportedPeople): Promise<IncidentOutcome> {
  await lockImports(work);
  if ((await findImported(work, [history.number])).size > 0) return { kind: "KNOWN" };
  const gone = await findDeactivated(work, history, people);
  if (gone.length > 0) return { kind: "DEACTIVATED", names: gone };
  const now = await work.now();
  const opened = await addCase(
    work,
    openingOf(history, people, newId("case")),
    { chosenBy: "IMPORT", imported: true },
    new Date(history.openedAt),
  );
  await beginOwnership(work, opened.row);
  const former = new Set<PersonId>();
  let { row } = opened;
  for (const step of history.steps) {
    for (const { type, to, extras } of changesOf(row, step, people)) {
      const before = row;
      row = appendChange(work, before, { ...to, lastSequence: before.lastSequence }, type, { occurredAt: new Date(step.at), extras }).row;
      if (row.ownershipNumber === before.ownershipNumber) continue;
      former.add(before.ownerId);
      await beginOwnership(work, row);
    }
  }
  if (isOpen(row.status)) row = appendChange(work, row, withNextStep(row, now), "NEXT_STEP_SET").row;
  await saveCase(work, row, now);
  for (const personId of former) await keepPersonInformed(work, row, personId);
  return { kind: "IMPORTED", ownershipChanges: row.ownershipNumber - 1 };
}

function beginOwnership(work: UnitOfWork, row: CaseRow): Promise<void> {
  return recordInterval(work, {
    caseId: row.id,
    number: row.ownershipNumber,
    personId: row.ownerId,
    since: row.ownerSince,
    move: "IMPORTED",
    reasonCode: null,
    briefId: null,
  });
}

/** Owners are held as they are before the case is written; the database would refuse an inactive one. */
async function findDeactivated(work: UnitOfWork, history: IncidentHistory, people: ImportedPeople): Promise<string[]> {
  const owners = new Map(history.steps.map(({ state }) => [ownerOf(state, people).id, state.assignee ?? stewardName(state.group)]));
  const active = await holdActive(work, [...owners.keys()]);
  return [...owners].flatMap(([id, name]) => (active.has(id) ? [] : [name]));
}
