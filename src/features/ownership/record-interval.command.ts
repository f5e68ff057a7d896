import type { UnitOfWork } from "../../db/unit-of-work";
import { beginInterval, type IntervalStart } from "./ownership.store";

/**
 * Records a stretch of ownership that began elsewhere, ending the one before it at that instant.
 *
 * For imported history only; whoever changes an owner here and now goes through `changeOwner`, which also writes the brief and the event.
 */
export function recordInterval(work: UnitOfWork, start: IntervalStart): Promise<void> {
  return beginInterval(work, start);
}
