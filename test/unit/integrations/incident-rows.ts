import fc from "fast-check";
import { CASE_STATUSES, IMPACTS, PRIORITIES, URGENCIES } from "../../../src/domain/case-facts";
import type { PersonId, TeamId } from "../../../src/domain/ids";
import type { IncidentRow } from "../../../src/features/integrations/servicenow/incident-row";
import type { ImportedPeople } from "../../../src/features/integrations/servicenow/make-people.command";

/** An audit row of INC1, at nine, of Group 1 and nobody, unless told otherwise. */
export function aRow(told: Partial<IncidentRow> = {}): IncidentRow {
  return {
    line: 2,
    number: "INC1",
    at: "2020-03-01T09:00:00.000Z",
    changeCount: 0,
    openedAt: "2020-03-01T09:00:00.000Z",
    resolvedAt: null,
    closedAt: null,
    status: "NEW",
    channel: "PHONE",
    urgency: "NOT_URGENT",
    impact: "NORMAL",
    priority: "P3",
    caller: "Caller 1",
    category: "Category 1",
    subcategory: null,
    group: "Group 1",
    assignee: null,
    ...told,
  };
}

const instants = ["2020-03-01T09:00:00.000Z", "2020-03-01T09:01:00.000Z", "2020-03-01T10:00:00.000Z", "2020-03-02T00:00:00.000Z"] as const;
const groups = ["Group 1", "Group 2", null] as const;
const assignees = ["Ann", "Bob", null] as const;

/** The rows of one incident in the order of a file, which need not be the order of time. */
export const anyIncident: fc.Arbitrary<[IncidentRow, ...IncidentRow[]]> = fc
  .array(
    fc.record({
      at: fc.constantFrom(...instants),
      changeCount: fc.nat(3),
      resolvedAt: fc.constantFrom(...instants, null),
      closedAt: fc.constantFrom(...instants, null),
      status: fc.constantFrom(...CASE_STATUSES),
      urgency: fc.constantFrom(...URGENCIES),
      impact: fc.constantFrom(...IMPACTS),
      priority: fc.constantFrom(...PRIORITIES),
      category: fc.constantFrom("Category 1", "Category 2", null),
      group: fc.constantFrom(...groups),
      assignee: fc.constantFrom(...assignees),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .chain((told) => fc.constantFrom(...instants).map((openedAt) => told.map((row, index) => aRow({ ...row, openedAt, line: index + 2 }))))
  .map((rows) => rows as [IncidentRow, ...IncidentRow[]]);

const personId = (name: string): PersonId => `per_${name}`;
const teamId = (name: string): TeamId => `team_${name}`;

/** Everybody who may appear in these rows; each team has a steward, who is also found as an assignee nowhere. */
export const people: ImportedPeople = {
  assignees: new Map(assignees.filter((name) => name !== null).map((name) => [name, personId(name)])),
  teams: new Map(groups.map((group) => [group, { id: teamId(group ?? "none"), stewardId: personId(`steward of ${group ?? "none"}`) }])),
  contacts: new Map([["Caller 1", "con_1"]]),
};
