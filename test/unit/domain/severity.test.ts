import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import {
  IMPACTS,
  type Impact,
  type Priority,
  SEVERITIES,
  type Severity,
  URGENCIES,
  type Urgency,
  WORKAROUNDS,
  type Workaround,
} from "../../../src/domain/case-facts";
import { priorityFrom, severityOf } from "../../../src/domain/severity";

interface SeverityRow {
  urgency: Urgency;
  impact: Impact;
  workaround: Workaround;
  severity: Severity;
  priority: Priority;
  by: string;
}

const rows = parse(readFileSync(join(__dirname, "../../decisions/severity.yaml"), "utf8")) as SeverityRow[];
const combinations = URGENCIES.flatMap((urgency) =>
  IMPACTS.flatMap((impact) => WORKAROUNDS.map((workaround) => `${urgency} ${impact} ${workaround}`)),
);

describe("severity", () => {
  test("the table decides each combination exactly once", () => {
    expect(rows.map((row) => `${row.urgency} ${row.impact} ${row.workaround}`).sort()).toEqual(combinations.sort());
  });

  test.each(rows)("$urgency, $impact impact, workaround $workaround is $severity and $priority: $by", (row) => {
    expect(severityOf(row.urgency, row.impact, row.workaround)).toBe(row.severity);
    expect(priorityFrom(row.severity)).toBe(row.priority);
  });

  test("a partial workaround lowers severity by exactly one step", () => {
    for (const urgency of URGENCIES) {
      for (const impact of IMPACTS) {
        const without = SEVERITIES.indexOf(severityOf(urgency, impact, "NONE"));
        expect(SEVERITIES.indexOf(severityOf(urgency, impact, "PARTIAL"))).toBe(Math.min(without + 1, SEVERITIES.length - 1));
      }
    }
  });

  test("every severity has its own priority", () => {
    expect(SEVERITIES.map(priorityFrom)).toEqual(["P1", "P2", "P3", "P4"]);
  });
});
