import type { CaseStatus, Channel, Impact, Priority, Urgency } from "../../../domain/case-facts";

/** One audit row of an incident in the words of the domain; instants are ISO-8601 in UTC. */
export interface IncidentRow {
  /** Where it stands in the file, counting the header as line 1. */
  line: number;
  /** The incident's own number in the source. */
  number: string;
  /** When the incident became as this row tells. */
  at: string;
  /** The source's own count of changes; it decides between rows of the same minute. */
  changeCount: number;
  openedAt: string;
  resolvedAt: string | null;
  closedAt: string | null;
  status: CaseStatus;
  channel: Channel;
  urgency: Urgency;
  impact: Impact;
  priority: Priority;
  caller: string | null;
  category: string | null;
  subcategory: string | null;
  group: string | null;
  /** `null`: the source named nobody. */
  assignee: string | null;
}

/** A row that could not be read, where it stands and why. */
export interface UnreadRow {
  line: number;
  reason: string;
}

/** The columns of the source that are read; a file that lacks one is refused. */
export const NEEDED_COLUMNS = [
  "number",
  "incident_state",
  "sys_mod_count",
  "caller_id",
  "opened_at",
  "sys_updated_at",
  "contact_type",
  "category",
  "subcategory",
  "impact",
  "urgency",
  "priority",
  "assignment_group",
  "assigned_to",
  "resolved_at",
  "closed_at",
] as const;

/** The name of a column that is read. */
export type NeededColumn = (typeof NEEDED_COLUMNS)[number];
