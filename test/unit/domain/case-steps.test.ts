import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { CASE_RIGHTS, type CaseRight, whyNot } from "../../../src/domain/case-rights";
import { firstStepDueAt, judgeSetStatus } from "../../../src/domain/case-steps";
import { type CaseGiven, NOW, OWNERSHIP_VERBS, questionOf } from "../../decisions/case-situations";

interface StepRow {
  step: CaseRight;
  who: string;
  case: CaseGiven;
  answer: string;
  by: string;
}

const rows = parse(readFileSync(join(__dirname, "../../decisions/case-steps.yaml"), "utf8")) as StepRow[];

describe("the steps of a case", () => {
  test.each(rows)("$step by $who: $answer, $by", (row) => {
    expect(whyNot[row.step](questionOf(row.who, row.case))?.code ?? "YES").toBe(row.answer);
  });

  test("the table asks no question twice, and no step is missing", () => {
    const questions = rows.map((row) => JSON.stringify([row.step, row.who, row.case]));
    expect(new Set(questions).size).toBe(questions.length);
    const steps = CASE_RIGHTS.filter((right) => !OWNERSHIP_VERBS.includes(right));
    expect([...new Set(rows.map(({ step }) => step))].sort()).toEqual([...steps].sort());
  });

  test.each(CASE_RIGHTS.filter((right) => !OWNERSHIP_VERBS.includes(right)))("%s is both allowed and refused in the table", (step) => {
    const answers = rows.filter((row) => row.step === step).map(({ answer }) => answer);
    expect([answers.includes("YES"), answers.some((answer) => answer !== "YES")]).toEqual([true, true]);
  });

  test("a split-off contact owner sets and clears WAITING_ON_CUSTOMER, and nothing else", () => {
    const may = (from: "OPEN" | "WAITING_ON_CUSTOMER", to: "OPEN" | "WAITING_ON_CUSTOMER" | "WAITING_ON_INTERNAL") =>
      judgeSetStatus(questionOf("contact", { status: from }), to)?.code ?? "YES";
    expect(may("OPEN", "WAITING_ON_CUSTOMER")).toBe("YES");
    expect(may("WAITING_ON_CUSTOMER", "OPEN")).toBe("YES");
    expect(may("OPEN", "WAITING_ON_INTERNAL")).toBe("NOT_YOUR_CASE");
    expect(may("WAITING_ON_CUSTOMER", "WAITING_ON_INTERNAL")).toBe("NOT_YOUR_CASE");
  });

  test("the first look falls due by priority, in plain hours", () => {
    const hours = (["P1", "P2", "P3", "P4"] as const).map(
      (priority) => (firstStepDueAt(priority, NOW).getTime() - NOW.getTime()) / 3_600_000,
    );
    expect(hours).toEqual([1, 4, 24, 72]);
  });
});
