import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventId, PersonId } from "../../domain/ids";
import { type OwnershipReason, standsIn } from "../../domain/ownership";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange } from "../cases/change-case.command";
import { tiePerson } from "../cases/tie-person.command";
import { ACTING_ENDS } from "./acting-timer";
import { keepComposedBrief } from "./compose-brief";
import { endActing } from "./end-acting";

/**
 * Lets somebody stand in for the owner of a locked case until an instant, because a rule says so; the caller saves the case.
 *
 * Whoever stood in before is overtaken.
 */
export async function beginActing(
  work: UnitOfWork,
  row: CaseRow,
  standIn: { personId: PersonId; until: Date; reason: OwnershipReason["code"] },
  now: Date,
): Promise<{ row: CaseRow; eventId: EventId }> {
  const { personId, until, reason } = standIn;
  const free = (await endActing(work, row, standsIn(row, now) ? "OVERTAKEN" : "EXPIRED"))?.row ?? row;
  const brief = await keepComposedBrief(work, { row: free, now, move: "STANDS_IN", reason: { code: reason, text: null } });
  await tiePerson(work, free, { personId, relation: "ACTING_OWNER", raci: null, until }, now);
  const tied = { ...free, actingOwnerId: personId, actingUntil: until.toISOString() };
  await work.setTimer(ACTING_ENDS, row.id, until);
  return appendChange(work, free, tied, "ACTING_OWNER_ASSIGNED", {
    onBehalfOf: null,
    extras: { reason, rightCategoryKey: null, rightTeamId: null, briefId: brief.id },
  });
}
