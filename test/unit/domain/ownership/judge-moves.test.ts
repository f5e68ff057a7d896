import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { type CaseRight, whyNot } from "../../../../src/domain/case-rights";
import { judgeReason, judgeReceiver, judgeTake } from "../../../../src/domain/ownership";
import { type CaseGiven, OWNERSHIP_VERBS, personOf, questionOf } from "../../../decisions/case-situations";

interface MoveRow {
  verb: CaseRight;
  who: string;
  case: CaseGiven;
  answer: string;
  by: string;
}

const rows = parse(readFileSync(join(__dirname, "../../../decisions/ownership-moves.yaml"), "utf8")) as MoveRow[];

describe("the verbs of ownership", () => {
  test.each(rows)("$verb by $who: $answer, $by", (row) => {
    expect(whyNot[row.verb](questionOf(row.who, row.case))?.code ?? "YES").toBe(row.answer);
  });

  test("the table asks no question twice, and each verb is both allowed and refused in it", () => {
    const questions = rows.map((row) => JSON.stringify([row.verb, row.who, row.case]));
    expect(new Set(questions).size).toBe(questions.length);
    expect([...new Set(rows.map(({ verb }) => verb))].sort()).toEqual([...OWNERSHIP_VERBS].sort());
    for (const verb of OWNERSHIP_VERBS) {
      const answers = rows.filter((row) => row.verb === verb).map(({ answer }) => answer);
      expect([verb, answers.includes("YES"), answers.some((answer) => answer !== "YES")]).toEqual([verb, true, true]);
    }
  });

  test("whoever comes too late learns who owns it, and since when", () => {
    const { facts } = questionOf("agent", {});
    expect(judgeTake(questionOf("agent", {}))?.details).toEqual({ owner: { id: facts.ownerId, since: facts.ownerSince } });
  });
});

describe("who may receive a case", () => {
  const { facts } = questionOf("owner", {});
  const codeOf = (who: string, change: object = {}) => judgeReceiver(facts, { ...personOf(who), ...change })?.code ?? "YES";

  test("whoever is active, in a role that owns, and of the team where they are external", () => {
    expect(["agent", "lead", "manager", "member"].map((who) => codeOf(who))).toEqual(["YES", "YES", "YES", "YES"]);
    expect(codeOf("owner")).toBe("ALREADY_OWNER");
    expect(codeOf("agent", { active: false })).toBe("PERSON_INACTIVE");
    expect(codeOf("admin")).toBe("PERSON_NOT_ELIGIBLE");
    expect(codeOf("csm")).toBe("PERSON_NOT_ELIGIBLE");
    expect(codeOf("external")).toBe("EXTERNAL_OUTSIDE_TEAM");
    expect(codeOf("external", { active: false, roles: [] })).toBe("PERSON_INACTIVE");
  });
});

describe("a reason", () => {
  const reason = { code: "EXPERTISE", text: null, rightCategoryKey: null, rightTeamId: null } as const;

  test("says enough with its code alone, except OTHER and MISROUTED", () => {
    expect(judgeReason(reason)).toBeNull();
    expect(judgeReason({ ...reason, code: "OTHER" })).toMatchObject({ code: "REASON_REQUIRED", path: ["reason", "text"] });
    expect(judgeReason({ ...reason, code: "OTHER", text: "\n" })?.code).toBe("REASON_REQUIRED");
    expect(judgeReason({ ...reason, code: "OTHER", text: "They asked." })).toBeNull();
    expect(judgeReason({ ...reason, code: "MISROUTED", text: "Wrong." })).toMatchObject({ code: "RIGHT_PLACE_REQUIRED", path: ["reason"] });
    expect(judgeReason({ ...reason, code: "MISROUTED", rightCategoryKey: "BUG" })).toBeNull();
    expect(judgeReason({ ...reason, code: "MISROUTED", rightTeamId: "team_x" })).toBeNull();
  });
});
