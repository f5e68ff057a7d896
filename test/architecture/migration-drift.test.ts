import { compareTables, type TableShape } from "../../src/db/compare-tables";

const id = { name: "id", type: "text", nullable: false, generated: false };
const subject = { name: "subject", type: "text", nullable: true, generated: false };
const rank = { name: "rank", type: "smallint", nullable: false, generated: true };
const cases = (...columns: TableShape["columns"]): TableShape => ({ name: "cases", columns });

describe("the migration drift gate", () => {
  it("is silent when entities and tables agree", () => {
    expect(compareTables([cases(id, subject)], [cases(subject, id)], [])).toEqual([]);
  });

  it("lets an entity leave out a column the database computes", () => {
    expect(compareTables([cases(id)], [cases(id, rank)], [])).toEqual([]);
  });

  it("lets listed tables go without an entity", () => {
    expect(compareTables([cases(id)], [cases(id), { name: "events", columns: [id] }], ["events"])).toEqual([]);
  });

  const bad: [what: string, mapped: TableShape[], stored: TableShape[], withoutEntity: string[], said: string][] = [
    ["an entity without a table", [cases(id)], [], [], "An entity maps the table cases, which no migration creates."],
    ["a table without an entity", [], [cases(id)], [], "The table cases has no entity and is not listed as one without."],
    ["a column the table lacks", [cases(id, subject)], [cases(id)], [], "An entity maps cases.subject, which the table lacks."],
    ["a column no entity maps", [cases(id)], [cases(id, subject)], [], "The column cases.subject is mapped by no entity."],
    ["another type", [cases({ ...id, type: "uuid" })], [cases(id)], [], "cases.id is text in the database and uuid in its entity."],
    [
      "another nullability",
      [cases({ ...id, nullable: true })],
      [cases(id)],
      [],
      "cases.id is not null in the database and nullable in its entity.",
    ],
    ["a listed table that is gone", [], [], ["events"], "The list of tables without an entity names events, which does not exist."],
    [
      "a listed table that has an entity",
      [cases(id)],
      [cases(id)],
      ["cases"],
      "The list of tables without an entity names cases, which has one.",
    ],
  ];

  it.each(bad)("speaks of %s", (_what, mapped, stored, withoutEntity, said) => {
    expect(compareTables(mapped, stored, withoutEntity)).toEqual([said]);
  });
});
