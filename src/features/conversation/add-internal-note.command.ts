import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeMention, judgeNote } from "../../domain/conversation";
import { isId, type PersonId } from "../../domain/ids";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import type { Visibility } from "../../domain/visibility";
import { appendChange, type LockedCase, lockCase, saveCase } from "../cases/change-case.command";
import { standingsToCase } from "../cases/tie-person.command";
import { standingsOfPeople } from "../people/find-standing.command";
import { insertNote } from "./entry.store";
import type { EntryRefs } from "./entry-refs";

/** A note, and whom it is for. */
export interface AddInternalNote {
  caseId: string;
  text: string;
  visibility: Visibility;
  mentionIds: readonly string[];
}

/**
 * Adds a note that only staff read.
 *
 * Who is mentioned is named by id, not found in the text; somebody who could not read the note cannot be mentioned in it.
 */
export async function addInternalNote(work: UnitOfWork, input: AddInternalNote): Promise<EntryRefs | Refusal> {
  const locked = await lockCase(work, input.caseId);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const { visibility } = input;
  const refused = judgeNote({ ...locked, facts: row }, visibility);
  if (refused !== null) return refused;
  const mentionIds = await findMentioned(work, locked, input);
  if (isRefusal(mentionIds)) return mentionIds;

  const entryId = newId("msg");
  const noted = appendChange(work, row, row, "INTERNAL_NOTE_ADDED", {
    extras: { noteId: entryId, internalOnly: visibility === "INTERNAL_ONLY", mentionIds },
  });
  await insertNote(work, {
    id: entryId,
    caseId: row.id,
    eventId: noted.eventId,
    text: input.text,
    writtenAt: now.toISOString(),
    authorId: work.actor,
    visibility,
    mentionIds,
  });
  await saveCase(work, noted.row, now);
  return { caseId: row.id, eventId: noted.eventId, entryId };
}

async function findMentioned(
  work: UnitOfWork,
  { row, now }: LockedCase,
  { visibility, mentionIds }: AddInternalNote,
): Promise<PersonId[] | Refusal> {
  if (mentionIds.length === 0) return [];
  const at = (id: string) => ({ path: ["mentionIds", String(mentionIds.indexOf(id))] });
  const ids = [...new Set(mentionIds)];
  const named = ids.filter((id): id is PersonId => isId("per", id));
  const people = (await standingsOfPeople(work, named)).sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
  const stranger = ids.find((id) => !people.some((person) => person.id === id));
  if (stranger !== undefined) return refuse("NOT_FOUND", "There is no such person.", at(stranger));
  for (const { person, standing } of await standingsToCase(work, row, people, now)) {
    const refused = judgeMention(person, standing, visibility);
    if (refused !== null) return { ...refused, ...at(person.id) };
  }
  return named;
}
