import type { UnitOfWork } from "../../db/unit-of-work";
import type { CaseId, EventId } from "../../domain/ids";
import { changeTags } from "../../domain/tags";
import { appendChange, lockCaseForSystem, saveCase } from "../cases/change-case.command";
import type { ContactRow } from "../customers/customer-row.type";
import { namesThem } from "../customers/mark-erased.command";
import type { BlankedTexts } from "./erase-contact.store";

/** Whom an erasure forgets, which cases are theirs, and what was blanked where. */
export interface ErasureOnCases {
  /** The contact as they were before: their name is what their tags are looked through for. */
  contact: ContactRow;
  caseIds: readonly CaseId[];
  blanked: BlankedTexts;
  causationId: EventId;
}

/**
 * Tells each locked case that texts on it were blanked, so that whoever watches it reads it again.
 *
 * Tags of the contact's own cases that hold a part of their name go, too. Runs after the blanking: what is saved is the case as it was left.
 */
export async function tellCasesErased(work: UnitOfWork, { contact, caseIds, blanked, causationId }: ErasureOnCases): Promise<void> {
  const touched = new Set<CaseId>([...caseIds, ...[...blanked.keys()].filter((id) => id !== null)]);
  for (const caseId of [...touched].sort()) {
    const locked = await lockCaseForSystem(work, caseId);
    if (locked === null) throw new Error("a case whose texts were blanked is not there");
    const { row, now } = locked;
    const naming = caseIds.includes(caseId) ? row.tags.filter((tag) => namesThem(tag, contact)) : [];
    const { tags, added, removed } = changeTags(row.tags, [], naming);
    const blankedTexts = blanked.get(caseId) ?? 0;
    const causes = { onBehalfOf: null, causationId };
    let told = row;
    if (removed.length > 0)
      told = appendChange(work, told, { ...told, tags }, "CASE_TAGGED", { ...causes, extras: { added, removed } }).row;
    if (blankedTexts > 0)
      told = appendChange(work, told, told, "CONTACT_ERASED", { ...causes, extras: { erasedContactId: contact.id, blankedTexts } }).row;
    if (told !== row) await saveCase(work, told, now);
  }
}
