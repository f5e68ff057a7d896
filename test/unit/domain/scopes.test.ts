import type { PersonId } from "../../../src/domain/ids";
import {
  type Action,
  type CaseStanding,
  GRANTS,
  mayOnCase,
  mayReadNotes,
  maySee,
  maySeeEvent,
  type PersonStanding,
  roleMayEver,
  SCOPE_GRANTS,
  SCOPES,
  type Scope,
} from "../../../src/domain/permissions";
import { FIELD_ACTIONS } from "../../../src/domain/permissions/fields";
import { readScopes, type ScopeRow } from "../../decisions/read-scopes";

const rows = readScopes();

function serviceWith(...scopes: Scope[]): PersonStanding {
  // The id of an integration, as its standing carries it.
  const id = "svc_00000000000000000000000001" as unknown as PersonId;
  return { id, roles: [], external: false, active: true, memberOf: [], leaderOf: [], scopes };
}

function wrongCells(asked: readonly ScopeRow[]): string[] {
  return asked.flatMap((row) =>
    SCOPES.filter((scope) => {
      const action = FIELD_ACTIONS[row.what];
      const passes = action !== undefined && roleMayEver(serviceWith(scope), action);
      return (passes ? "ALLOW" : "FORBIDDEN") !== row[scope];
    }).map((scope) => `${scope} × ${row.what}`),
  );
}

const missing = (fields: readonly string[], asked: readonly ScopeRow[]) =>
  fields.filter((field) => !asked.some(({ what }) => what === field));
const nobody: CaseStanding = { relations: new Set(), raci: null, inTeam: false, delegationEnded: false };
const NEVER = Object.keys(GRANTS).filter(
  (action) =>
    !Object.values(SCOPE_GRANTS)
      .flat()
      .includes(action as Action),
) as Action[];

describe("the scopes of a service account", () => {
  test("every root field has one row, and no row is of no field", () => {
    const fields = Object.keys(FIELD_ACTIONS);
    expect(missing(fields, rows)).toEqual([]);
    expect(rows.map(({ what }) => what).filter((what) => !fields.includes(what))).toEqual([]);
    expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length);
  });

  test("the gate answers every scope alone as its cell says", () => {
    expect(wrongCells(rows)).toEqual([]);
  });

  test("scopes add up, and nothing else is gained by having more of them", () => {
    const all = serviceWith(...SCOPES);
    for (const row of rows) {
      const any = SCOPES.some((scope) => row[scope] === "ALLOW");
      expect([row.what, roleMayEver(all, FIELD_ACTIONS[row.what]!)]).toEqual([row.what, any]);
    }
  });

  test.each(NEVER)("no scope ever gives %s, on no case and by no relation to it", (action) => {
    const all = serviceWith(...SCOPES);
    const owning: CaseStanding = { ...nobody, relations: new Set(["OWNER", "CONTACT_OWNER", "DELEGATE", "LEAD"]) };
    expect(roleMayEver(all, action)).toBe(false);
    for (const standing of [nobody, owning]) expect(mayOnCase(all, action, standing)?.code).toBe("NOT_YOUR_CASE");
  });

  test("on a case, CASES_WRITE records the customer's word, and no other scope does", () => {
    for (const scope of SCOPES) {
      expect([scope, mayOnCase(serviceWith(scope), "RECORD_CUSTOMER", nobody)?.code ?? "ALLOW"]).toEqual([
        scope,
        scope === "CASES_WRITE" ? "ALLOW" : "NOT_YOUR_CASE",
      ]);
    }
  });

  test("notes and their events are for who has NOTES_READ, and for every person", () => {
    const { scopes: _none, ...rest } = serviceWith();
    const person: PersonStanding = rest;
    const note = { type: "INTERNAL_NOTE_ADDED", after: { internalOnly: false } } as const;
    expect(SCOPES.filter((scope) => mayReadNotes(serviceWith(scope)))).toEqual(["NOTES_READ"]);
    expect(SCOPES.filter((scope) => maySeeEvent(serviceWith(scope), note))).toEqual(["NOTES_READ"]);
    expect([mayReadNotes(person), maySeeEvent(person, note), maySeeEvent({ ...person, external: true }, note)]).toEqual([true, true, true]);
  });

  test("what happens to a customer is hidden from who is outside", () => {
    const person = { external: true };
    for (const type of ["CUSTOMER_CHANGED", "CONTACT_ERASED"] as const) {
      expect(maySeeEvent(person, { type, after: {} })).toBe(false);
      expect(maySeeEvent({ external: false }, { type, after: {} })).toBe(true);
    }
  });

  test("that texts on a case were blanked is shown to whoever sees the case, outside, too", () => {
    const onCase = { type: "CONTACT_ERASED", caseId: "case_00000000000000000000000001", after: {} } as const;
    for (const external of [true, false]) expect(maySeeEvent({ external }, onCase)).toBe(true);
  });

  test("a service account that was switched off may do nothing and sees nothing", () => {
    const off = { ...serviceWith(...SCOPES), active: false };
    expect(rows.filter(({ what }) => roleMayEver(off, FIELD_ACTIONS[what]!))).toEqual([]);
    expect(maySee(off, nobody)).toBe(false);
  });
});

describe("the table of scopes can fail", () => {
  test("a wrong cell is named", () => {
    const wrong = rows.map((row) => (row.what === "Mutation.replyToCustomer" ? { ...row, CASES_WRITE: "ALLOW" as const } : row));
    expect(wrongCells(wrong)).toEqual(["CASES_WRITE × Mutation.replyToCustomer"]);
  });

  test("a missing row is named", () => {
    expect(
      missing(
        ["Query.case"],
        rows.filter(({ what }) => what !== "Query.case"),
      ),
    ).toEqual(["Query.case"]);
  });

  test("a cell without its answer is refused", () => {
    const { PORTAL_READ: _cell, ...row } = rows[0]!;
    expect(() => readScopes([row])).toThrow();
  });
});
