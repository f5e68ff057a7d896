import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import { isId } from "../../domain/ids";
import { type Refusal, refuse } from "../../domain/refusal";
import { markThese, markUpTo } from "./notify.store";

/** Which notifications were read: these, or all up to an instant. */
export type MarkNotificationsRead = { notificationIds: readonly string[] } | { upTo: Date };

/**
 * Marks the actor's own notifications as read; those that were read before stay as they are.
 *
 * NOT_FOUND where an id names none of theirs, and then none is marked.
 */
export async function markNotificationsRead(work: UnitOfWork, input: MarkNotificationsRead): Promise<Refs | Refusal> {
  if ("upTo" in input) {
    await markUpTo(work, work.actor, input.upTo);
    return {};
  }
  const named = [...new Set(input.notificationIds)].filter((id) => isId("ntf", id));
  const own = await markThese(work, work.actor, named);
  const unknown = input.notificationIds.findIndex((id) => !own.has(id));
  if (unknown < 0) return {};
  return refuse("NOT_FOUND", "There is no such notification.", { path: ["notificationIds", String(unknown)] });
}
