import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeEndDelegation } from "../../domain/collaboration";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { saveCase } from "../cases/change-case.command";
import { findDelegation } from "./delegation.store";
import { endOpenDelegation } from "./end-open-delegation";
import type { HelpRefs } from "./help-refs";
import { lockPart } from "./lock-part";

/** The delegation to end now. */
export interface EndDelegation {
  delegationId: string;
  expectedRevision?: number | null;
}

/**
 * Takes the contact back before its time.
 *
 * A delegation whose time has passed has ended, even before the sweep came by.
 */
export async function endDelegation(work: UnitOfWork, input: EndDelegation): Promise<HelpRefs | Refusal> {
  const locked = await lockPart(work, {
    find: () => findDelegation(work, input.delegationId),
    path: "delegationId",
    noun: "delegation",
    expectedRevision: input.expectedRevision,
  });
  if (isRefusal(locked)) return locked;
  const { row, now, part } = locked;
  const refused = judgeEndDelegation({ ...locked, facts: row });
  if (refused !== null) return refused;
  if (part.endedAt !== null || part.until <= now.toISOString()) {
    return refuse("DELEGATION_ENDED", "This delegation has ended.", { path: ["delegationId"] });
  }
  const ended = await endOpenDelegation(work, row, part, now);
  await saveCase(work, ended.row, now);
  return { caseId: row.id, eventId: ended.eventId, delegationId: part.id };
}
