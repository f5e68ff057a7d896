import type { AbsenceKind, AbsenceState, Handover } from "../../domain/absence";
import type { AbsenceId, PersonId } from "../../domain/ids";

/** An absence as its row holds it. */
export interface AbsenceRow {
  id: AbsenceId;
  revision: number;
  personId: PersonId;
  kind: AbsenceKind;
  startsAt: Date;
  endsAt: Date;
  state: AbsenceState;
  /** Who takes what was named for nobody. */
  defaultToId: PersonId | null;
}

/** Who takes, or took, one duty because of an absence. */
export interface HandoverRow extends Handover {
  absenceId: AbsenceId;
  /** `null` while it is planned. */
  handedAt: Date | null;
}
