import type { UnitOfWork } from "../../db/unit-of-work";
import type { EventId } from "../../domain/ids";
import type { CaseRow } from "../cases/case-row.type";
import { appendChange } from "../cases/change-case.command";
import { untiePerson } from "../cases/tie-person.command";
import { ACTING_ENDS } from "./acting-timer";

/** How standing in ended: by its time, by somebody's word, or because the ownership it stood for ended. */
export type ActingOutcome = "EXPIRED" | "WITHDRAWN" | "OVERTAKEN";

/** Ends the standing in on a locked case: its tie, its timer and its event; the caller saves the case. `null` where nobody stands in. */
export async function endActing(
  work: UnitOfWork,
  row: CaseRow,
  outcome: ActingOutcome,
): Promise<{ row: CaseRow; eventId: EventId } | null> {
  if (row.actingOwnerId === null) return null;
  await untiePerson(work, row, { personId: row.actingOwnerId, relation: "ACTING_OWNER" });
  await work.setTimer(ACTING_ENDS, row.id, null);
  return appendChange(work, row, { ...row, actingOwnerId: null, actingUntil: null }, "ACTING_OWNER_ENDED", { extras: { outcome } });
}
