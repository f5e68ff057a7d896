import type { UnitOfWork } from "../../db/unit-of-work";
import type { AbsenceStep } from "../../domain/absence";
import type { EventId } from "../../domain/ids";
import { saveSequence } from "./absence.store";
import type { AbsenceRow } from "./absence-row.type";
import type { PersonRecord } from "./person-row.type";

/** Appends how an absence moved to its locked person's stream. */
export async function tellAbsence(work: UnitOfWork, person: PersonRecord, absence: AbsenceRow, step: AbsenceStep): Promise<EventId> {
  const eventId = work.append(person, {
    type: "ABSENCE_CHANGED",
    before: null,
    after: {
      absenceId: absence.id,
      step,
      kind: absence.kind,
      from: absence.startsAt.toISOString(),
      until: absence.endsAt.toISOString(),
    },
  });
  await saveSequence(work, person);
  return eventId;
}
