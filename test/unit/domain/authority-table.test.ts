import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema } from "graphql";
import { FIELD_ACTIONS } from "../../../src/domain/permissions/fields";
import { CASE_MUTATIONS, disagreements, isStoppedAtTheGate } from "../../decisions/judge-by-domain";
import { BY_ROWS, judgeOtherRoot } from "../../decisions/judge-other-roots";
import {
  type AuthorityCell,
  duplicateCells,
  isRootField,
  missingCells,
  nameOf,
  readAuthority,
  readAuthoritySituations,
  strayFields,
  undeclaredObjectFields,
} from "../../decisions/read-authority";
import { fieldsOfSchema, readInheritingFields } from "../../decisions/schema-fields";
import { SUBJECT_NAMES } from "../../decisions/subjects";

const standard = readAuthority();
const situations = readAuthoritySituations();
const fields = [...new Set(standard.map((cell) => cell.what))];
const ofDomain = [...standard, ...situations].filter((cell) => cell.who !== "ANONYMOUS");

function cellsOf(what: string): AuthorityCell[] {
  return ofDomain.filter((cell) => cell.what === what);
}

describe("the authority matrix", () => {
  test("every subject has one row for every field, and no cell has two", () => {
    expect(missingCells(fields, standard)).toEqual([]);
    expect(duplicateCells([...standard, ...situations])).toEqual([]);
    expect(standard).toHaveLength(fields.length * SUBJECT_NAMES.length);
  });

  test("every case mutation has its rows", () => {
    expect(missingCells(CASE_MUTATIONS, standard)).toEqual([]);
  });

  test("other situations are told only of fields that the standard one knows", () => {
    expect(strayFields(fields, situations)).toEqual([]);
  });

  test("whoever is not signed in is UNAUTHENTICATED everywhere", () => {
    const anonymous = [...standard, ...situations].filter((cell) => cell.who === "ANONYMOUS");
    expect([...new Set(anonymous.map((cell) => cell.expect))]).toEqual(["UNAUTHENTICATED"]);
    expect([...standard, ...situations].filter((cell) => cell.expect === "UNAUTHENTICATED" && cell.who !== "ANONYMOUS")).toEqual([]);
  });

  test("a query, a stream and an object field never answer a refusal of a command, and a mutation never answers null", () => {
    const reads = [...standard, ...situations].filter((cell) => !cell.what.startsWith("Mutation."));
    const writes = [...standard, ...situations].filter((cell) => cell.what.startsWith("Mutation."));
    expect([...new Set(reads.map((cell) => cell.expect))].sort()).toEqual(["ALLOW", "EMPTY", "FORBIDDEN", "NULL", "UNAUTHENTICATED"]);
    expect(writes.filter((cell) => cell.expect === "NULL" || cell.expect === "EMPTY")).toEqual([]);
  });

  test("every root field with a gate has its rows, and every root field with rows has its gate", () => {
    expect(missingCells(Object.keys(FIELD_ACTIONS), standard)).toEqual([]);
    expect(
      strayFields(
        Object.keys(FIELD_ACTIONS),
        standard.filter((cell) => isRootField(cell.what)),
      ),
    ).toEqual([]);
  });

  test("the coarse gate stops exactly those whose rows say FORBIDDEN", () => {
    const stopped = ofDomain
      .filter((cell) => isRootField(cell.what))
      .filter((cell) => isStoppedAtTheGate(cell) !== (cell.expect === "FORBIDDEN"));
    expect(stopped.map(nameOf)).toEqual([]);
  });

  test.each(CASE_MUTATIONS)("the pure rules answer %s as each of its rows says", (what) => {
    expect(disagreements(cellsOf(what))).toEqual([]);
  });
});

describe("the rest of the root fields", () => {
  const others = [...new Set(standard.map(({ what }) => what))].filter((what) => isRootField(what) && !CASE_MUTATIONS.includes(what));
  const judged = others.filter((what) => !BY_ROWS.includes(what));

  test.each(judged)("the pure rules answer %s as each of its rows says", (what) => {
    expect(disagreements(cellsOf(what), judgeOtherRoot)).toEqual([]);
  });

  test.each(BY_ROWS)("%s is refused by more than the pure rules see, and only beyond the gate", (what) => {
    const beyond = cellsOf(what).filter((cell) => judgeOtherRoot(cell) !== cell.expect);
    expect(others).toContain(what);
    expect(beyond.map(({ expect: answer }) => answer)).not.toContain("FORBIDDEN");
    expect(beyond.filter((cell) => judgeOtherRoot(cell) !== "ALLOW")).toEqual([]);
  });

  test("a wrong row is named with both answers", () => {
    const wrong = cellsOf("Query.case")
      .filter(({ who, situation }) => who === "EXTERNAL_AGENT" && situation === null)
      .map((cell) => ({ ...cell, expect: "ALLOW" as const }));
    expect(disagreements(wrong, judgeOtherRoot)).toEqual([
      expect.stringMatching(/^EXTERNAL_AGENT × Query.case \(standard\): ALLOW by ".*", not NULL$/),
    ]);
  });
});

describe("the printed schema", () => {
  const schema = buildSchema(readFileSync(join(__dirname, "../../../schema/schema.graphql"), "utf8"));
  const printed = fieldsOfSchema(schema);
  const inheriting = readInheritingFields();

  test("has its rows for every root field, and for every object field its rows or its inheritance", () => {
    expect(missingCells(printed.filter(isRootField), standard)).toEqual([]);
    expect(undeclaredObjectFields(printed, standard, inheriting)).toEqual([]);
  });

  test("has every field that the matrix and the inheritance speak of", () => {
    expect(strayFields(printed, [...standard, ...situations])).toEqual([]);
    expect(inheriting.filter((field) => isRootField(field) || !printed.includes(field))).toEqual([]);
  });
});

describe("the gate of the authority matrix can fail", () => {
  const [first, ...rest] = standard;
  const closing = cellsOf("Mutation.closeCase").filter((cell) => cell.situation === null);

  test("a missing row is named", () => {
    expect(missingCells(fields, rest)).toEqual(["ANONYMOUS × Query.node"]);
  });

  test("a field without any row is named once for every subject", () => {
    expect(missingCells([...fields, "Mutation.eraseEverything"], standard)).toEqual(
      SUBJECT_NAMES.map((who) => `${who} × Mutation.eraseEverything`),
    );
  });

  test("a row for a field that the schema lacks is named", () => {
    expect(
      strayFields(
        fields.filter((field) => field !== "Query.case"),
        standard,
      ),
    ).toEqual(["Query.case"]);
  });

  test("a duplicate row is named, even where it says the same", () => {
    expect(duplicateCells([...standard, first!])).toEqual(["ANONYMOUS × Query.node"]);
  });

  test("a wrong row is named with both answers", () => {
    const wrong = closing.map((cell) => (cell.who === "COLLABORATOR_CONSULTED" ? { ...cell, expect: "ALLOW" as const } : cell));
    expect(disagreements(wrong)).toEqual([
      'COLLABORATOR_CONSULTED × Mutation.closeCase (standard): ALLOW by "close: collaborator proposes", not PROPOSE_INSTEAD',
    ]);
  });

  test("an object field that nobody decided is named", () => {
    const objectFields = ["Case.account", "Case.subject", "Case.secret"];
    expect(undeclaredObjectFields(objectFields, standard, ["Case.subject"])).toEqual(["Case.secret"]);
    expect(fields.filter((field) => !isRootField(field))).toEqual([
      "Case.account",
      "Case.contact",
      "Case.context",
      "Case.timeline",
      "Case.handoffBriefs",
      "Case.viewerCan",
      "Person.email",
      "Account.contacts",
      "Case.conversation",
      "Case.asOf",
      "ServiceAccount.keys",
      "Contact.erasedBecause",
      "Person.duties",
      "Absence.plan",
      "Case.lastEvent",
      "CaseSnapshot.lastEventId",
      "InternalNoteAdded.note",
      "CaseForwarded.note",
      "TransferOffer.brief",
      "TransferOffer.reasonText",
      "TransferOffer.endedBecause",
      "OwnershipInterval.brief",
      "Account.fields",
      "Contact.fields",
    ]);
  });

  test.each([
    ["a wildcard for a subject", `- { who: "*", what: Query.case, expect: ALLOW, by: "a rule of the table" }`],
    ["a wildcard for a field", `- { who: AGENT, what: Query.*, expect: ALLOW, by: "a rule of the table" }`],
    ["an unknown subject", `- { who: STRANGER, what: Query.case, expect: ALLOW, by: "a rule of the table" }`],
    ["an unknown answer", `- { who: AGENT, what: Query.case, expect: MAYBE, by: "a rule of the table" }`],
    ["an unquoted NULL", `- { who: AGENT, what: Query.case, expect: NULL, by: "a rule of the table" }`],
    ["a row without its rule", "- { who: AGENT, what: Query.case, expect: ALLOW }"],
    ["an object field without its guard", `- { who: AGENT, what: Case.account, expect: ALLOW, by: "a rule of the table" }`],
    ["a root field with a guard", `- { who: AGENT, what: Query.case, expect: ALLOW, guard: guarded, by: "a rule of the table" }`],
    ["an anchor", `- &one { who: AGENT, what: Query.case, expect: ALLOW, by: "a rule of the table" }`],
    ["a key nobody knows", `- { who: AGENT, what: Query.case, expect: ALLOW, by: "a rule of the table", unless: never }`],
  ])("%s is refused", (_what, text) => {
    expect(() => readAuthority(text)).toThrow();
  });
});
