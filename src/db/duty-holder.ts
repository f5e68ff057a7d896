import type { Duty, DutyKind, Handover, HeldDuty } from "../domain/absence";
import type { EventId, PersonId } from "../domain/ids";
import type { Refusal } from "../domain/refusal";
import type { UnitOfWork } from "./unit-of-work";

/** Why somebody's duties need other hands, and for how long. */
export interface Occasion {
  kind: "LEAVE" | "AWAY_NOW" | "DEACTIVATION";
  personId: PersonId;
  /** `null`: for good. */
  until: Date | null;
}

/**
 * What a feature answers about the duties of one kind: who holds which, and how they change hands.
 *
 * Everything runs in the transaction of the occasion: the person is locked, whoever may take something is held.
 */
export interface DutyHolder {
  readonly kind: DutyKind;
  /** What the person holds of this kind, in the order in which it is then locked. */
  held(work: UnitOfWork, occasion: Occasion): Promise<HeldDuty[]>;
  /**
   * Locks what is theirs and no duty now but could become one before the commit, such as a case somebody else stands in for.
   *
   * Called once whoever may take something is held, persons before cases; what is held is asked again afterwards.
   */
  hold?(work: UnitOfWork, personId: PersonId): Promise<void>;
  /** Gives one duty to somebody; `null` where it is the person's no more, or changed nothing that the log tells. */
  hand(work: UnitOfWork, handover: Handover, occasion: Occasion): Promise<EventId | null | Refusal>;
  /** Ends one duty that nobody takes; left out: a duty of this kind always needs somebody who does. */
  end?(work: UnitOfWork, duty: Duty, occasion: Occasion): Promise<void>;
  /** Gives back whatever others held because of an absence; left out: what was handed over stays. `early`: before its time. */
  takeBack?(work: UnitOfWork, occasion: Occasion & { early: boolean }): Promise<void>;
}
