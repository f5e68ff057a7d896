import { type AuthorityCell, nameOf, readAuthority, readAuthoritySituations } from "../../decisions/read-authority";
import { WITHOUT_EVENT } from "./ask-mutations";
import { type AuthorityWorld, openAuthorityWorld } from "./authority-world";
import { askCell, type CellRequest, prepareCells } from "./cell-requests";
import { changedTables, type Fingerprint, fingerprintReader, settle } from "./read-fingerprint";

const cells = [...readAuthority(), ...readAuthoritySituations()].filter((cell) => !cell.what.startsWith("Subscription."));
const NEW_TABLES = [
  "tasks",
  "proposals",
  "contact_delegations",
  "internal_notes",
  "presence",
  "absences",
  "cover_steps",
  "calendars",
  "api_keys",
];
const isAllowedMutation = ({ what, expect }: AuthorityCell) => what.startsWith("Mutation.") && expect === "ALLOW";
const fieldsOf = (some: readonly AuthorityCell[]) => [...new Set(some.map(({ what }) => what))];
const quiet = cells.filter((cell) => !isAllowedMutation(cell));
const acting = cells.filter(isAllowedMutation);

let world: AuthorityWorld;
let requests: CellRequest[];
let fingerprint: () => Promise<Fingerprint>;
let before: Fingerprint;

beforeAll(async () => {
  world = await openAuthorityWorld();
  requests = await prepareCells(world, cells);
  fingerprint = await fingerprintReader(world.desk.ask);
  before = await fingerprint();
}, 300_000);
afterAll(() => world.close());

const requestsOf = (what: string, some: readonly AuthorityCell[]) =>
  requests.filter(({ cell }) => cell.what === what && some.includes(cell));

describe("over HTTP, in a world where nothing may change,", () => {
  // What is refused comes first, for all fields, so that one fingerprint serves every denial.
  test.each(fieldsOf(quiet))("%s answers each reader, and refuses each other, as their rows say", async (what) => {
    const wrong: string[] = [];
    for (const request of requestsOf(what, quiet)) {
      const answer = await askCell(world, request);
      wrong.push(...[disagreement(request, answer)].filter((text) => text !== null));
    }
    const after = await fingerprint();
    const changed = changedTables(before, after);
    before = after;
    expect(changed).toEqual([]);
    expect(wrong).toEqual([]);
  });
});

describe("over HTTP,", () => {
  test.each(fieldsOf(acting))("%s is done for each whose row says ALLOW, and writes an event where it is no state", async (what) => {
    const wrong: string[] = [];
    for (const request of requestsOf(what, acting)) {
      const before = await countEvents();
      const answer = await askCell(world, request);
      wrong.push(...[disagreement(request, answer)].filter((text) => text !== null));
      if (!(what in WITHOUT_EVENT) && (await countEvents()) <= before) wrong.push(`${nameOf(request.cell)}: no event`);
    }
    expect(wrong).toEqual([]);
  });
});

test("every cell that is no subscription was asked", () => {
  expect(requests.map(({ cell }) => nameOf(cell)).sort()).toEqual(cells.map(nameOf).sort());
  expect(quiet.length + acting.length).toBe(cells.length);
});

describe("the gate can fail:", () => {
  const wrong = quiet.find(({ who, what }) => who === "AGENT" && what === "Mutation.closeCase");

  test("a row that allows too much is named with what was answered", async () => {
    const [request] = requests.filter(({ cell }) => cell === wrong);
    if (request === undefined) throw new Error("the row is not there");
    const lying: CellRequest = { ...request, cell: { ...request.cell, expect: "ALLOW" } };
    expect(disagreement(lying, await askCell(world, lying))).toBe("AGENT × Mutation.closeCase: ALLOW, not NOT_YOUR_CASE");
  });

  test("a cell that nobody knows how to ask stops the run", async () => {
    const cell: AuthorityCell = {
      who: "AGENT",
      what: "Mutation.eraseEverything",
      situation: null,
      expect: "ALLOW",
      guard: null,
      by: "nothing",
    };
    await expect(prepareCells(world, [cell])).rejects.toThrow("nobody knows how to ask AGENT × Mutation.eraseEverything");
  });

  test("the fingerprint reads every table, and leaves out the idempotency records only", async () => {
    const tables = await world.owner.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'");
    const read = Object.keys(before);
    expect(read).toEqual(expect.arrayContaining(NEW_TABLES));
    expect(tables.rows.map(({ name }) => name).filter((name) => !read.includes(name))).toEqual(["idempotency_records"]);
  });

  test("a change shows in the fingerprint, even of a row that is written again as it was", async () => {
    await settle(world.desk.ask);
    const now = await fingerprint();
    await world.owner.query("update persons set name = name where id = $1", [world.people.AGENT]);
    expect(changedTables(now, await fingerprint())).toEqual(["persons"]);
  });
});

function disagreement({ cell }: CellRequest, answer: string): string | null {
  return answer === cell.expect ? null : `${nameOf(cell)}: ${cell.expect}, not ${answer}`;
}

async function countEvents(): Promise<number> {
  const [row] = await world.desk.ask<{ count: number }>("select count(*)::integer as count from events");
  return row?.count ?? 0;
}
