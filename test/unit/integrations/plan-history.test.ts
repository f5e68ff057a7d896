import fc from "fast-check";
import { planHistory } from "../../../src/features/integrations/servicenow/plan-history";
import { anyIncident, aRow } from "./incident-rows";

describe("the history of an imported incident", () => {
  it("follows the time of the rows, then the source's count of changes, then the order of the file", () => {
    const history = planHistory([
      aRow({ line: 2, at: "2020-03-01T10:00:00.000Z", changeCount: 1, assignee: "later by time" }),
      aRow({ line: 3, changeCount: 2, assignee: "later by count" }),
      aRow({ line: 4, changeCount: 1, assignee: "first of its line" }),
      aRow({ line: 5, changeCount: 1, assignee: "later by line" }),
    ]);
    expect(history.steps.map(({ state }) => state.assignee)).toEqual([
      "first of its line",
      "later by line",
      "later by count",
      "later by time",
    ]);
  });

  it("begins NEW when the incident was opened, with the owner whom the first row names", () => {
    const history = planHistory([aRow({ at: "2020-03-01T09:30:00.000Z", status: "OPEN", assignee: "Ann" })]);
    expect(history.openedAt).toBe("2020-03-01T09:00:00.000Z");
    expect(history.opening).toMatchObject({ status: "NEW", assignee: "Ann", group: "Group 1" });
    expect(history.steps).toMatchObject([{ at: "2020-03-01T09:30:00.000Z", state: { status: "OPEN", assignee: "Ann" } }]);
  });

  it("begins at the earliest row where that is before the opening", () => {
    expect(planHistory([aRow({ at: "2020-03-01T08:58:00.000Z" })]).openedAt).toBe("2020-03-01T08:58:00.000Z");
  });

  it("counts an unbroken run of rows without an owner once, whatever group they are in", () => {
    const at = (minute: number) => `2020-03-01T09:0${minute}:00.000Z`;
    const history = planHistory([
      aRow({ at: at(0) }),
      aRow({ at: at(1), group: "Group 2" }),
      aRow({ at: at(2), assignee: "Ann" }),
      aRow({ at: at(3), assignee: "Bob" }),
      aRow({ at: at(4) }),
    ]);
    expect(history.ownerlessStretches).toBe(2);
  });

  it("dates a resolution by its row, a closing by what the source says, and forgets both when work goes on", () => {
    const history = planHistory([
      aRow({ at: "2020-03-01T10:00:00.000Z", status: "RESOLVED", resolvedAt: "2020-03-05T10:00:00.000Z" }),
      aRow({ at: "2020-03-01T11:00:00.000Z", status: "RESOLVED", resolvedAt: "2020-03-05T10:00:00.000Z" }),
      aRow({ at: "2020-03-01T12:00:00.000Z", status: "CLOSED", closedAt: "2020-03-01T11:59:00.000Z" }),
      aRow({ at: "2020-03-01T13:00:00.000Z", status: "OPEN" }),
      aRow({ at: "2020-03-01T14:00:00.000Z", status: "CLOSED", resolvedAt: "2020-03-01T13:30:00.000Z" }),
    ]);
    expect(history.steps.map(({ state }) => [state.resolvedAt, state.closedAt])).toEqual([
      ["2020-03-01T10:00:00.000Z", null],
      ["2020-03-01T10:00:00.000Z", null],
      ["2020-03-01T10:00:00.000Z", "2020-03-01T11:59:00.000Z"],
      [null, null],
      ["2020-03-01T13:30:00.000Z", "2020-03-01T14:00:00.000Z"],
    ]);
  });

  it("The last step is what the last row says", () => {
    fc.assert(
      fc.property(anyIncident, (rows) => {
        const last = planHistory(rows).steps.at(-1);
        const [latest] = [...rows].sort(
          (one, other) => Date.parse(other.at) - Date.parse(one.at) || other.changeCount - one.changeCount || other.line - one.line,
        );
        const { status, urgency, impact, priority, group, assignee, at } = latest ?? aRow();
        expect(last).toMatchObject({ at, state: { status, urgency, impact, priority, group, assignee } });
      }),
      { numRuns: 1_000 },
    );
  });

  it("never goes back in time, and says when whatever is resolved or closed became so", () => {
    fc.assert(
      fc.property(anyIncident, (rows) => {
        const { openedAt, steps } = planHistory(rows);
        const instants = [openedAt, ...steps.map(({ at }) => at)];
        expect(instants).toEqual([...instants].sort());
        for (const { state } of steps) {
          expect(state.closedAt === null).toBe(state.status !== "CLOSED");
          if (state.status === "RESOLVED") expect(state.resolvedAt).not.toBeNull();
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
