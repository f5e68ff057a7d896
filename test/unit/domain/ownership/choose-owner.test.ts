import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { PersonId } from "../../../../src/domain/ids";
import { type Candidate, chooseModel, chooseOwner } from "../../../../src/domain/ownership";

function read<Row>(name: string): Row[] {
  return parse(readFileSync(join(__dirname, `../../../decisions/${name}.yaml`), "utf8")) as Row[];
}

describe("the model of a new case", () => {
  const rows = read<Parameters<typeof chooseModel>[0] & { model: string; by: string }>("ownership-model");

  test("the table asks no question twice", () => {
    const questions = rows.map(({ model: _model, by: _by, ...question }) => JSON.stringify(question));
    expect(new Set(questions).size).toBe(questions.length);
  });

  test.each(rows)("$accountTier, $handling, tier $supportTier, team $teamModel is $model by $by", ({ model, by, ...question }) => {
    expect(chooseModel(question)).toEqual({ model, rule: by });
  });
});

interface OwnerRow {
  title: string;
  model: "INDIVIDUAL" | "QUEUE";
  candidates: Record<string, [openCases: number, lastAssigned: number, lastForAccount: number]>;
  owner: string;
  by: string;
  untaken: boolean;
}

const IDS: Record<string, PersonId> = {
  ana: "per_00000000000000000000000001",
  ben: "per_00000000000000000000000002",
  steward: "per_00000000000000000000000009",
};
const day = (number: number) => (number === 0 ? null : new Date(Date.UTC(2026, 2, number)).toISOString());

describe("the first owner", () => {
  test.each(read<OwnerRow>("first-owner"))("$title: $owner by $by", ({ model, candidates, owner, by, untaken }) => {
    const found = Object.entries(candidates).map(([who, [openCases, assigned, forAccount]]): Candidate => {
      return { personId: IDS[who]!, openCases, lastAssignedAt: day(assigned), lastOwnedForAccountAt: day(forAccount) };
    });
    expect(chooseOwner(model, found, IDS.steward!)).toEqual({ ownerId: IDS[owner], rule: by, untaken });
  });

  test("the list of candidates is left as it was", () => {
    const candidates = [3, 1, 2].map((openCases, index): Candidate => {
      return { personId: `per_0000000000000000000000000${index}`, openCases, lastAssignedAt: null, lastOwnedForAccountAt: null };
    });
    const before = structuredClone(candidates);
    chooseOwner("INDIVIDUAL", candidates, IDS.steward!);
    expect(candidates).toEqual(before);
  });
});
