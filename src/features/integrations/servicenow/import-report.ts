import type { UnreadRow } from "./incident-row";

/** What an import did. */
export interface ImportReport {
  /** Brought in by this run. */
  incidents: number;
  /** In Steward before this run, and untouched by it. */
  knownBefore: number;
  /** Facts appended to the log, those about people, teams and contacts included. */
  events: number;
  /** Changes of owner after the first, over the incidents of this run. */
  ownershipChanges: number;
  /** Stretches in which the source named no owner, over the incidents of this run; a steward owned each here. */
  ownerlessStretches: number;
  rowsRead: number;
  /** Of the rows read, those of incidents known before: they change nothing, even where they tell more than was imported. */
  rowsOfKnownIncidents: number;
  rowsNotRead: readonly UnreadRow[];
  personsMade: number;
  teamsMade: number;
  contactsMade: number;
}

const LABELS: readonly (readonly [Exclude<keyof ImportReport, "rowsNotRead">, string])[] = [
  ["incidents", "incidents brought in"],
  ["knownBefore", "incidents known before, untouched"],
  ["events", "events"],
  ["ownershipChanges", "ownership changes"],
  ["ownerlessStretches", "stretches without an owner in the source"],
  ["rowsRead", "rows read"],
  ["rowsOfKnownIncidents", "  of them about incidents known before"],
  ["personsMade", "persons made"],
  ["teamsMade", "teams made"],
  ["contactsMade", "contacts made"],
];

/** A report as a small table for a terminal, with every row that was not read below it. */
export function reportLines(report: ImportReport): string[] {
  const entries = [...LABELS.map(([name, label]) => [label, report[name]] as const), ["rows not read", report.rowsNotRead.length] as const];
  const figures = entries.map(([label, count]) => [label, count.toLocaleString("en-US")] as const);
  const widest = Math.max(...figures.map(([label]) => label.length));
  const longest = Math.max(...figures.map(([, count]) => count.length));
  return [
    ...figures.map(([label, count]) => `${label.padEnd(widest)}  ${count.padStart(longest)}`),
    ...report.rowsNotRead.map(({ line, reason }) => `  line ${line}: ${reason}`),
  ];
}
