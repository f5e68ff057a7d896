import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { isOpen } from "../../../src/domain/case-facts";
import { caseFactsOf, type EventPatch, foldCase, patchBetween } from "../../../src/domain/event";
import { severityOf } from "../../../src/domain/severity";
import type { CaseRow } from "../../../src/features/cases/case-row.type";
import type { IncidentRow } from "../../../src/features/integrations/servicenow/incident-row";
import { planHistory } from "../../../src/features/integrations/servicenow/plan-history";
import { type CaseChange, changesOf, openingOf, withNextStep } from "../../../src/features/integrations/servicenow/shape-case";
import { anyIncident, aRow, people } from "./incident-rows";

function live(rows: [IncidentRow, ...IncidentRow[]]) {
  const history = planHistory(rows);
  const opening: CaseRow = { ...openingOf(history, people, "case_1"), number: 1 };
  let row = opening;
  const changes: (CaseChange & { from: CaseRow; at: string })[] = [];
  for (const step of history.steps) {
    for (const change of changesOf(row, step, people)) {
      changes.push({ ...change, from: row, at: step.at });
      row = change.to;
    }
  }
  return { history, opening, changes, row };
}

describe("the case made of an imported history", () => {
  it("The ownership intervals of a case tile its life: no gap, no overlap", () => {
    fc.assert(
      fc.property(anyIncident, (rows) => {
        const { history, opening, changes, row } = live(rows);
        expect([opening.ownershipNumber, opening.ownerSince]).toEqual([1, history.openedAt]);
        const moves = changes.filter(({ type }) => type === "OWNERSHIP_CHANGED");
        for (const { from, to, at } of moves) {
          expect(to.ownershipNumber).toBe(from.ownershipNumber + 1);
          expect(to.ownerSince).toBe(at);
          expect(to.ownerSince >= from.ownerSince).toBe(true);
          expect(to.ownerId).not.toBe(from.ownerId);
        }
        for (const { type, from, to } of changes) expect(to.ownerId === from.ownerId).toBe(type !== "OWNERSHIP_CHANGED");
        expect(row.ownershipNumber).toBe(moves.length + 1);
      }),
      { numRuns: 1_000 },
    );
  });

  it("equals the fold of its events at every step, and no event is without a change", () => {
    fc.assert(
      fc.property(anyIncident, (rows) => {
        const { opening, changes } = live(rows);
        const events: { after: EventPatch }[] = [{ after: { ...caseFactsOf(opening) } }];
        for (const { from, to, extras } of changes) {
          const patch = patchBetween(from, to);
          expect(patch).not.toBeNull();
          events.push({ after: { ...patch?.after, ...extras } });
          expect(isDeepStrictEqual(foldCase(events), caseFactsOf(to))).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("stands at the end as the last row says, owned by its assignee or by the steward of its group", () => {
    fc.assert(
      fc.property(anyIncident, (rows) => {
        const { history, row } = live(rows);
        const { state } = history.steps.at(-1) ?? { state: history.opening };
        const team = people.teams.get(state.group);
        expect(row).toMatchObject({
          status: state.status,
          priority: state.priority,
          severity: severityOf(state.urgency, state.impact, "NONE"),
          tags: state.tags,
          teamId: team?.id,
          ownerId: state.assignee === null ? team?.stewardId : people.assignees.get(state.assignee),
          untaken: state.assignee === null,
          contactOwnerId: row.ownerId,
          resolutionOwnerId: row.ownerId,
        });
        expect([row.nextStepWhat === null, row.nextStepActorId, row.nextStepDueAt === null]).toEqual(
          isOpen(row.status) ? [false, row.ownerId, false] : [true, null, true],
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it("tells one row's change as one event of each kind: classification and team, tags, owner, status", () => {
    const { changes } = live([
      aRow(),
      aRow({ at: "2020-03-01T10:00:00.000Z", group: "Group 2", category: "Category 2", assignee: "Ann", status: "OPEN", impact: "HIGH" }),
    ]);
    expect(changes.map(({ type, extras }) => [type, extras])).toEqual([
      ["CASE_CLASSIFIED", {}],
      ["CASE_TAGGED", { added: ["category-2"], removed: ["category-1"] }],
      [
        "OWNERSHIP_CHANGED",
        {
          move: "IMPORTED",
          reason: null,
          rightCategoryKey: null,
          rightTeamId: null,
          briefId: null,
          briefSource: "IMPORTED",
          offerId: null,
        },
      ],
      ["CASE_STATUS_CHANGED", {}],
    ]);
  });

  it("moves nobody where the steward of the new group is the person who has the case already", () => {
    const steward = people.teams.get("Group 1")?.stewardId ?? "per_nobody";
    const shared = { ...people, assignees: new Map([["Ann", steward]]) };
    const history = planHistory([aRow(), aRow({ at: "2020-03-01T10:00:00.000Z", assignee: "Ann" })]);
    const opening: CaseRow = { ...openingOf(history, shared, "case_1"), number: 1 };
    const changes = history.steps.flatMap((step) => changesOf(opening, step, shared));
    expect(changes.map(({ type, to }) => [type, to.ownerId, to.ownershipNumber, to.untaken])).toEqual([
      ["CASE_CLASSIFIED", steward, 1, false],
    ]);
  });

  it("owes a next step a day after the import while it is open", () => {
    const { opening } = live([aRow()]);
    expect(opening.nextStepDueAt).toBe("2020-03-02T09:00:00.000Z");
    expect(withNextStep(opening, new Date("2026-01-31T12:00:00.000Z"))).toMatchObject({
      nextStepWhat: "Continue from the imported history.",
      nextStepActorId: opening.ownerId,
      nextStepDueAt: "2026-02-01T12:00:00.000Z",
    });
  });
});
