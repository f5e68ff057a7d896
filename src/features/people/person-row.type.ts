import type { CalendarId, PersonId } from "../../domain/ids";
import type { PersonRole } from "../../domain/permissions";

/** A person's row as a command holds it under its lock; teams keep who works in them. */
export interface PersonRecord {
  id: PersonId;
  revision: number;
  lastSequence: number;
  name: string;
  email: string;
  roles: PersonRole[];
  authorityLevelKey: string;
  /** The higher level that one admin asked for, until a second admin asks the same. */
  raiseToLevelKey: string | null;
  raiseAskedBy: PersonId | null;
  external: boolean;
  active: boolean;
  timeZone: string;
  /** Their working hours; `null`: those of their team. */
  calendarId: CalendarId | null;
  /** Tokens issued before this instant are refused; ISO-8601, `null` where none are. */
  tokensValidFrom: string | null;
}
