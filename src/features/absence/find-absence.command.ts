import type { UnitOfWork } from "../../db/unit-of-work";
import type { PersonId } from "../../domain/ids";
import { findOpenAbsences } from "./absence.store";

/** When the absence of somebody ends that runs now; `null` where none does. */
export async function absenceEndOf(work: UnitOfWork, personId: PersonId): Promise<Date | null> {
  return (await findOpenAbsences(work, personId)).find(({ state }) => state === "RUNNING")?.endsAt ?? null;
}
