import type { ShiftEndRule } from "../../domain/absence";
import type { OwnershipModel } from "../../domain/case-facts";
import type { CalendarId, PersonId, TeamId } from "../../domain/ids";

/** A team as its row holds it. */
export interface TeamRow {
  id: TeamId;
  revision: number;
  lastSequence: number;
  name: string;
  queueStewardId: PersonId;
  defaultModel: OwnershipModel;
  /** The working hours of its members who have none of their own. */
  calendarId: CalendarId | null;
  /** What becomes of an open case when its owner's shift ends. */
  atShiftEnd: ShiftEndRule;
}

/** A team with the people in it, ids ascending; a lead need not be a member. */
export interface TeamRecord extends TeamRow {
  memberIds: PersonId[];
  leadIds: PersonId[];
}
