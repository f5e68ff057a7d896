import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeForward, judgeForwardTo } from "../../domain/collaboration";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { tiePerson } from "../cases/tie-person.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { findHelpOf } from "./collaborator.store";
import { insertForwardNote } from "./forward-note.store";
import type { HelpRefs } from "./help-refs";

/** To whom a case is shown, and the note that says why. */
export interface ForwardCase {
  caseId: string;
  expectedRevision?: number | null;
  personId: string;
  note: string;
}

/**
 * Shows a case to somebody inside, with a note.
 *
 * They are informed from now on; who helps already stays what they are.
 */
export async function forwardCase(work: UnitOfWork, input: ForwardCase): Promise<HelpRefs | Refusal> {
  const receiver = await holdFutureOwner(work, input.personId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, person, now } = locked;
  const unfit = judgeForward({ ...locked, facts: row });
  if (unfit !== null) return unfit;
  if (receiver === null) return refuse("NOT_FOUND", "There is no such person.", { path: ["personId"] });
  const refused = judgeForwardTo({ person, facts: row }, receiver);
  if (refused !== null) return refused;

  if ((await findHelpOf(work, row.id, receiver.id)) === null) {
    await tiePerson(work, row, { personId: receiver.id, relation: "COLLABORATOR", raci: "INFORMED", until: null }, now);
  }
  const forwarded = appendChange(work, row, row, "CASE_FORWARDED", { extras: { toId: receiver.id } });
  await insertForwardNote(work, {
    eventId: forwarded.eventId,
    caseId: row.id,
    toId: receiver.id,
    writtenBy: work.actor,
    note: input.note,
    writtenAt: now.toISOString(),
  });
  await saveCase(work, forwarded.row, now);
  return { caseId: row.id, eventId: forwarded.eventId };
}
