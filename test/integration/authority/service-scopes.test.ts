import { SCOPES, type Scope } from "../../../src/domain/permissions";
import { type AuthorityCell, readAuthoritySituations } from "../../decisions/read-authority";
import { readScopeNotes, readScopes, type ScopeRow } from "../../decisions/read-scopes";
import { type AuthorityWorld, openAuthorityWorld } from "./authority-world";
import { askCellAs, type CellRequest, prepareCells } from "./cell-requests";
import { changedTables, type Fingerprint, fingerprintReader } from "./read-fingerprint";
import { standUpCase } from "./stand-up-case";
import type { StoodUp } from "./standing";
import { type Stage, setStage, watchCell } from "./watch-cells";

const rows = readScopes();
const noteRows = readScopeNotes();
const isStream = ({ what }: { what: string }) => what.startsWith("Subscription.");
const allows = (row: ScopeRow) => SCOPES.some((scope) => row[scope] === "ALLOW");
const [read, written] = [rows.filter((row) => !isAccepted(row)), rows.filter(isAccepted)];

let world: AuthorityWorld;
let stage: Stage;
/** One request for each field: nobody who is refused changes anything, and of each mutation that is accepted one scope may do it. */
const requests = new Map<string, CellRequest>();
const ofNotes = new Map<string, CellRequest>();
let noted: StoodUp;
const tokens = new Map<string, string>();
let fingerprint: () => Promise<Fingerprint>;
let before: Fingerprint;

beforeAll(async () => {
  world = await openAuthorityWorld();
  stage = await setStage(world, async () => {
    noted = await standUpCase(world, { who: "AGENT", what: "Query.case", situation: "note_for_people_inside" });
    const asked = await prepareCells(world, rows.filter((row) => !isStream(row)).map(cellOf));
    for (const request of asked) requests.set(request.cell.what, request);
    const notes = noteRows.filter((row) => !isStream(row)).map((row): AuthorityCell => ({ ...cellOf(row), situation: OF_NOTES }));
    for (const request of await prepareCells(world, notes)) ofNotes.set(request.cell.what, request);
  });
  for (const scopes of [...SCOPES.map((scope) => [scope]), ["CASES_READ", "NOTES_READ"], ["EVENTS_READ", "NOTES_READ"]] as Scope[][])
    tokens.set(scopes.join(), await world.integration.withScopes(...scopes));
  fingerprint = await fingerprintReader(world.desk.ask);
  before = await fingerprint();
}, 300_000);
afterAll(() => world.close());

const OF_NOTES = "note_for_people_inside" as const;

function isAccepted(row: ScopeRow): boolean {
  return row.what.startsWith("Mutation.") && allows(row);
}

// An integration stands in no relation to a case and belongs to no team: the case is as for a stranger.
function cellOf(row: { what: string; by: string }): AuthorityCell {
  const expect = "CASES_READ" in row && isAccepted(row as ScopeRow) ? "ALLOW" : "FORBIDDEN";
  return { who: "ANONYMOUS", what: row.what, situation: null, expect, guard: null, by: row.by };
}

function tokenOf(...scopes: Scope[]): string {
  const token = tokens.get(scopes.join());
  if (token === undefined) throw new Error(`nobody has the scopes ${scopes.join()}`);
  return token;
}

function ask(what: string, token: string, among = requests): Promise<string> {
  const request = among.get(what);
  if (request === undefined) throw new Error(`nobody knows how to ask ${what}`);
  return askCellAs(world, token, request);
}

/** What a row says of a scope; an integration has no inbox, though the gate lets it ask. */
function saidBy(row: ScopeRow, scope: Scope): string {
  return row.what === "Query.myInbox" && row[scope] === "ALLOW" ? "NULL" : row[scope];
}

const answer = (row: ScopeRow, token: string) =>
  isStream(row) ? watchCell(stage, `Bearer ${token}`, { what: row.what, situation: null }, noted.caseId) : ask(row.what, token);

describe("with the key of a service account of one scope, and nothing changes,", () => {
  afterEach(async () => expect(changedTables(before, await fingerprint())).toEqual([]));

  test.each(read)("$what answers each scope as its row says", async (row) => {
    const said = SCOPES.map((scope) => [scope, saidBy(row, scope)]);
    const answered: [Scope, string][] = [];
    for (const scope of SCOPES) answered.push([scope, await answer(row, tokenOf(scope))]);
    expect(answered).toEqual(said);
  });

  test.each(written)("$what is refused to each scope whose row says so", async (row) => {
    for (const scope of SCOPES.filter((one) => row[one] === "FORBIDDEN"))
      expect([scope, await ask(row.what, tokenOf(scope))]).toEqual([scope, "FORBIDDEN"]);
  });

  test.each(noteRows)(
    "$what shows of a note what its row says, without NOTES_READ and with it",
    async ({ what, scope, alone, withNotes }) => {
      const show = (token: string) =>
        isStream({ what }) ? watchCell(stage, `Bearer ${token}`, { what, situation: OF_NOTES }, noted.caseId) : ask(what, token, ofNotes);
      expect([await show(tokenOf(scope)), await show(tokenOf(scope, "NOTES_READ"))]).toEqual([alone, withNotes]);
    },
  );

  test("NOTES_READ alone opens no field that tells of notes", async () => {
    for (const { what } of noteRows.filter((row) => !isStream(row)))
      expect([what, await ask(what, tokenOf("NOTES_READ"), ofNotes)]).toEqual([what, "FORBIDDEN"]);
  });
});

test.each(written)("with the key of a service account, $what is done for the scope that may", async (row) => {
  for (const scope of SCOPES.filter((one) => row[one] === "ALLOW")) {
    const { asked, events } = { asked: await ask(row.what, tokenOf(scope)), events: await world.desk.ask(OWN_EVENTS, [scope]) };
    expect([scope, asked]).toEqual([scope, "ALLOW"]);
    expect(events.length).toBeGreaterThan(0);
  }
});

const OWN_EVENTS = "select e.id from events e join service_accounts s on s.id = e.actor where s.scopes = array[$1]";

test("every field that hides notes from an external says what it shows of them to an integration", () => {
  const hiding = readAuthoritySituations().filter(({ what, situation }) => situation === OF_NOTES && !what.startsWith("Mutation."));
  const told = noteRows.map(({ what }) => what);
  expect([...new Set(hiding.map(({ what }) => what))].filter((what) => !told.includes(what))).toEqual([]);
});

test("every scope was asked of every root field, and four mutations are for an integration", () => {
  expect([...requests.keys(), ...rows.filter(isStream).map(({ what }) => what)].sort()).toEqual(rows.map(({ what }) => what).sort());
  expect(written.map(({ what }) => what).sort()).toEqual([
    "Mutation.confirmResolution",
    "Mutation.openCase",
    "Mutation.recordCustomerMessage",
    "Mutation.recordSatisfaction",
  ]);
});
