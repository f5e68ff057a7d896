import type { UnitOfWork } from "../../db/unit-of-work";
import type { CaseId } from "../../domain/ids";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { type LockedCase, lockCase } from "../cases/change-case.command";

/** Something that belongs to a case and has a lock of its own. */
interface Part {
  id: string;
  caseId: CaseId;
  revision: number;
}

/** Which part of a case a command is about. */
export interface PartQuestion<P extends Part> {
  /** Reads it by the id the client gave; `null` where that names none. */
  find(): Promise<P | null>;
  /** The input field that named it. */
  path: string;
  /** What it is, for people. */
  noun: string;
  expectedRevision?: number | null;
}

/**
 * Locks the case of one of its parts, and then finds the part again under the lock.
 *
 * NOT_FOUND for a part of a case they may not see, REVISION_CONFLICT when it changed since they read it.
 */
export async function lockPart<P extends Part>(
  work: UnitOfWork,
  { find, path, noun, expectedRevision }: PartQuestion<P>,
): Promise<(LockedCase & { part: P }) | Refusal> {
  const unknown = refuse("NOT_FOUND", `There is no such ${noun}.`, { path: [path] });
  const found = await find();
  if (found === null) return unknown;
  const locked = await lockCase(work, found.caseId);
  if (isRefusal(locked)) return unknown;
  const part = await find();
  if (part === null) return unknown;
  if (expectedRevision !== undefined && expectedRevision !== null && expectedRevision !== part.revision) {
    const details = { currentId: part.id, expectedRevision };
    return refuse("REVISION_CONFLICT", `This ${noun} changed since you read it.`, { path: ["expectedRevision"], details });
  }
  return { ...locked, part };
}
