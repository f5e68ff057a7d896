import type { CaseStatus, Channel, Impact, Priority, Urgency } from "../../../domain/case-facts";
import { IMPORTED_TEAM, tagsOf } from "./imported-names";
import type { IncidentRow } from "./incident-row";

/** How an incident stood from an instant on; groups and people by the source's names. */
export interface IncidentState {
  status: CaseStatus;
  resolvedAt: string | null;
  closedAt: string | null;
  urgency: Urgency;
  impact: Impact;
  priority: Priority;
  tags: readonly string[];
  group: string | null;
  /** `null`: the source named nobody, so the group's steward owned it. */
  assignee: string | null;
}

/** What an incident became, and when. */
export interface HistoryStep {
  at: string;
  state: IncidentState;
}

/** An incident's whole life as the source tells it. */
export interface IncidentHistory {
  number: string;
  openedAt: string;
  channel: Channel;
  caller: string | null;
  opening: IncidentState;
  /** Never back in time; the last is how the incident stands now. */
  steps: readonly HistoryStep[];
  /** Unbroken runs of rows in which the source named nobody. */
  ownerlessStretches: number;
}

/**
 * The life of one incident from its audit rows, which may come in any order.
 *
 * It begins NEW at `opened_at`, or at the earliest row if that is before, with the first row's owner, group and classification: the source
 * knows nothing older. Rows follow by their time, then by the source's count of changes, then by their line.
 * Law: the last step is what the last row says.
 */
export function planHistory(rows: readonly [IncidentRow, ...IncidentRow[]]): IncidentHistory {
  const [first, ...others] = [...rows].sort(byTime) as [IncidentRow, ...IncidentRow[]];
  const all = [first, ...others];
  const [openedAt = first.at] = [first.at, ...all.map((row) => row.openedAt)].sort();
  const opening: IncidentState = { ...stateOf(first, null), status: "NEW", resolvedAt: null, closedAt: null };
  const steps: HistoryStep[] = [];
  for (const row of all) steps.push({ at: row.at, state: stateOf(row, steps.at(-1)?.state ?? null) });
  return {
    number: first.number,
    openedAt,
    channel: first.channel,
    caller: all.map((row) => row.caller).findLast((caller) => caller !== null) ?? null,
    opening,
    steps,
    ownerlessStretches: all.filter((row, index) => row.assignee === null && (index === 0 || all[index - 1]?.assignee !== null)).length,
  };
}

function byTime(one: IncidentRow, other: IncidentRow): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.changeCount - other.changeCount || one.line - other.line;
}

function stateOf(row: IncidentRow, before: IncidentState | null): IncidentState {
  return {
    ...endsOf(row, before),
    status: row.status,
    urgency: row.urgency,
    impact: row.impact,
    priority: row.priority,
    tags: tagsOf(row.category, row.subcategory),
    // A group of that very name is the team of what had no group: two teams cannot share a name.
    group: row.group === IMPORTED_TEAM ? null : row.group,
    assignee: row.assignee,
  };
}

/** The source repeats the final `resolved_at` on every row, so a resolution is dated by the row that tells it; a closing by its `closed_at`. */
function endsOf(row: IncidentRow, before: IncidentState | null): Pick<IncidentState, "resolvedAt" | "closedAt"> {
  if (row.status !== "RESOLVED" && row.status !== "CLOSED") return { resolvedAt: null, closedAt: null };
  if (row.status === "RESOLVED") return { resolvedAt: before?.status === "RESOLVED" ? before.resolvedAt : row.at, closedAt: null };
  if (before?.status === "CLOSED") return { resolvedAt: before.resolvedAt, closedAt: before.closedAt };
  return { resolvedAt: before?.resolvedAt ?? row.resolvedAt, closedAt: row.closedAt ?? row.at };
}
