import type { UnitOfWork } from "../../db/unit-of-work";
import type { AbsenceStep } from "../../domain/absence";
import type { EventId } from "../../domain/ids";
import type { PersonRecord } from "../people/person-row.type";
import { tellAbsenceOf } from "../people/tell-record.command";
import type { AbsenceRow } from "./absence-row.type";

/** Appends how an absence moved to its locked person's stream. */
export function tellAbsence(work: UnitOfWork, person: PersonRecord, absence: AbsenceRow, step: AbsenceStep): Promise<EventId> {
  return tellAbsenceOf(work, person, {
    absenceId: absence.id,
    step,
    kind: absence.kind,
    from: absence.startsAt.toISOString(),
    until: absence.endsAt.toISOString(),
  });
}
