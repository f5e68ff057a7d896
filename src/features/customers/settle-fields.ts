import type { UnitOfWork } from "../../db/unit-of-work";
import type { CustomerField } from "../../domain/customer-fields";
import type { EventPatch } from "../../domain/event";
import { type CustomerId, findFields, writeFields } from "./customer-field.store";

/**
 * Gives a locked customer all of these fields and no others; answers whether that changed anything.
 *
 * Left out nothing changes; `null` takes all of them away.
 */
export async function settleFields(
  work: UnitOfWork,
  id: CustomerId,
  wanted: readonly CustomerField[] | null | undefined,
): Promise<boolean> {
  if (wanted === undefined) return false;
  const after = [...(wanted ?? [])].sort((one, other) => (one.key < other.key ? -1 : 1));
  const before = new Map((await findFields(work, id)).map((field) => [field.key, field]));
  const same = before.size === after.length && after.every((field) => isSame(before.get(field.key), field));
  if (!same) await writeFields(work, id, after);
  return !same;
}

/** What the log tells of a change: that fields changed, never a key or a text. */
export function tellFields<Patch extends { before: EventPatch | null; after: EventPatch }>(
  patch: Patch | null,
  fieldsChanged: boolean,
): Patch | { before: EventPatch | null; after: EventPatch } | null {
  if (!fieldsChanged) return patch;
  return { before: patch === null ? {} : patch.before, after: { ...patch?.after, fieldsChanged } };
}

function isSame(one: CustomerField | undefined, other: CustomerField): boolean {
  return one !== undefined && one.value === other.value && one.visibility === other.visibility;
}
