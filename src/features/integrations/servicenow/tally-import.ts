import type { IncidentOutcome } from "./import-incident.command";
import type { ImportReport } from "./import-report";
import type { UnreadRow } from "./incident-row";
import type { PeopleMade } from "./make-people.command";
import type { IncidentHistory } from "./plan-history";
import type { IncidentFile } from "./read-incidents";

/** What came of one incident, and how many facts tell it. */
export type Brought = IncidentOutcome & { events: number };

/** Counts what an import does as it goes. */
export interface Tally {
  knew(number: string): void;
  made(made: PeopleMade & { events: number }): void;
  brought(history: IncidentHistory, outcome: Brought): void;
  report(): ImportReport;
}

/** Begins to count for one file. */
export function startTally(file: IncidentFile): Tally {
  const counts = {
    incidents: 0,
    knownBefore: 0,
    events: 0,
    ownershipChanges: 0,
    ownerlessStretches: 0,
    rowsRead: 0,
    rowsOfKnownIncidents: 0,
  };
  const made = { personsMade: 0, teamsMade: 0, contactsMade: 0 };
  const notRead: UnreadRow[] = [...file.unread];
  const rowsOf = (number: string) => file.incidents.get(number) ?? [];
  const knew = (number: string): void => {
    counts.knownBefore += 1;
    counts.rowsRead += rowsOf(number).length;
    counts.rowsOfKnownIncidents += rowsOf(number).length;
  };
  return {
    knew,
    made({ persons, teams, contacts, events }: PeopleMade & { events: number }): void {
      Object.assign(made, { personsMade: persons, teamsMade: teams, contactsMade: contacts });
      counts.events += events;
    },
    brought(history: IncidentHistory, outcome: Brought): void {
      if (outcome.kind === "KNOWN") {
        knew(history.number);
        return;
      }
      if (outcome.kind === "DEACTIVATED") {
        const reason = `${history.number} stays out: ${outcome.names.join(", ")} was deactivated here`;
        notRead.push(...rowsOf(history.number).map(({ line }) => ({ line, reason })));
        return;
      }
      counts.incidents += 1;
      counts.events += outcome.events;
      counts.ownershipChanges += outcome.ownershipChanges;
      counts.ownerlessStretches += history.ownerlessStretches;
      counts.rowsRead += rowsOf(history.number).length;
    },
    report: (): ImportReport => ({ ...counts, ...made, rowsNotRead: [...notRead].sort((one, other) => one.line - other.line) }),
  };
}
