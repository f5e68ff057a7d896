import type { Impact, Priority, Severity, Urgency, Workaround } from "./case-facts";

const SEVERITY_TABLE: Readonly<Record<Urgency, Readonly<Record<Impact, Readonly<Record<Workaround, Severity>>>>>> = {
  URGENT: {
    HIGH: { NONE: "CRITICAL", PARTIAL: "HIGH" },
    NORMAL: { NONE: "HIGH", PARTIAL: "NORMAL" },
  },
  NOT_URGENT: {
    HIGH: { NONE: "HIGH", PARTIAL: "NORMAL" },
    NORMAL: { NONE: "NORMAL", PARTIAL: "LOW" },
  },
};

const PRIORITY_OF: Readonly<Record<Severity, Priority>> = { CRITICAL: "P1", HIGH: "P2", NORMAL: "P3", LOW: "P4" };

/**
 * How bad a case is: urgency × impact, one step less for a partial workaround.
 *
 * A table, not arithmetic, so that every combination can be read and checked; a workaround never stops a clock.
 */
export function severityOf(urgency: Urgency, impact: Impact, workaround: Workaround): Severity {
  return SEVERITY_TABLE[urgency][impact][workaround];
}

/** The priority a case has until somebody sets another. */
export function priorityFrom(severity: Severity): Priority {
  return PRIORITY_OF[severity];
}
