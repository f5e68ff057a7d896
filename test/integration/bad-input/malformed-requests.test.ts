import { openSignedIn, type SocketClient } from "../../support/socket-client";
import { type AuthorityWorld, openAuthorityWorld } from "../authority/authority-world";
import { changedTables, type Fingerprint, fingerprintReader } from "../authority/read-fingerprint";
import { standUpCase } from "../authority/stand-up-case";
import type { StoodUp } from "../authority/standing";
import { badValuesOf } from "./bad-values";

let world: AuthorityWorld;
let stood: StoodUp;
let fingerprint: () => Promise<Fingerprint>;
let before: Fingerprint;

beforeAll(async () => {
  world = await openAuthorityWorld();
  stood = await standUpCase(world, { who: "OWNER", what: "Query.case", situation: null });
  await world.owner.query("select place_events()");
  fingerprint = await fingerprintReader(world.desk.ask);
});
afterAll(() => world.close());
beforeEach(async () => {
  before = await fingerprint();
});
afterEach(async () => {
  expect(changedTables(before, await fingerprint())).toEqual([]);
});

const RESOLVE = "mutation($input: ResolveCaseInput!) { resolveCase(input: $input) { event { id } userErrors { code } } }";
const MEGABYTE = "x".repeat(1024 * 1024);

async function post(body: string): Promise<{ status: number; code: string | undefined }> {
  const token = await world.desk.tokenOf(world.people.OWNER);
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const response = await fetch(`${world.desk.address}/graphql`, { method: "POST", headers, body });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, code: errors?.[0]?.extensions.code };
}

test.each([
  ["a variable", () => ({ query: RESOLVE, variables: { input: { caseId: stood.caseId, resolution: MEGABYTE } } })],
  ["an id", () => ({ query: RESOLVE, variables: { input: { caseId: MEGABYTE, resolution: "Done." } } })],
  [
    "a literal",
    () => ({ query: `mutation { resolveCase(input: { caseId: "${stood.caseId}", resolution: "${MEGABYTE}" }) { event { id } } }` }),
  ],
  ["an operation name", () => ({ query: RESOLVE, operationName: MEGABYTE })],
  ["a variable nobody declared", () => ({ query: "{ viewer { person { id } } }", variables: { unused: MEGABYTE } })],
])("a megabyte in %s is LIMIT_BODY", async (_where, body) => {
  expect(await post(JSON.stringify(body()))).toEqual({ status: 413, code: "LIMIT_BODY" });
});

test("a literal that its scalar refuses is told by its place in the document, in a sentence without the value's bulk", async () => {
  const token = await world.desk.tokenOf(world.people.OWNER);
  const ask = async (query: string) => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await fetch(`${world.desk.address}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
    return ((await response.json()) as { errors: { locations?: object[]; message: string; extensions: { code: string } }[] }).errors[0];
  };
  expect(await ask(`{ case(id: "${stood.caseId}") { asOf(at: "yesterday") { status } } }`)).toMatchObject({
    locations: [{ line: 1, column: expect.any(Number) }],
    extensions: { code: "BAD_USER_INPUT" },
  });
  expect(await ask("query A { viewer { person { id } } } query B { viewer { person { id } } }")).toMatchObject({
    message: "The document has several operations: say which, in operationName.",
    extensions: { code: "OPERATION_RESOLUTION_FAILURE" },
  });
});

test("a megabyte on a socket closes it as too big", async () => {
  const client = await openSocketOf("OWNER");
  client.send({
    type: "subscribe",
    id: "1",
    payload: { query: RESOLVE, variables: { input: { caseId: stood.caseId, resolution: MEGABYTE } } },
  });
  expect((await client.closed).code).toBe(1009);
});

describe("inside a literal, as in a variable,", () => {
  const texts = badValuesOf("Text", false).filter(({ value }) => typeof value === "string" && value.length < 30_000);
  test.each(texts)("$is is BAD_USER_INPUT", async ({ value }) => {
    // A lone surrogate written as an escape reaches the scalar; written as itself it cannot leave the client.
    const query = `mutation { resolveCase(input: { caseId: "${stood.caseId}", resolution: ${JSON.stringify(value)} }) { event { id } } }`;
    const { status, code } = await post(JSON.stringify({ query }));
    expect([status, ["BAD_USER_INPUT", "GRAPHQL_PARSE_FAILED"].includes(code ?? "")]).toEqual([200, true]);
  });
});

test.each([
  ["no JSON at all", "resolve it"],
  ["half of it", '{"query":'],
  ["a list", "[]"],
  ["null", "null"],
  ["a number", "5"],
  ["no query", "{}"],
  ["a query that is a number", '{"query":5}'],
  ["variables that are a text", '{"query":"{ viewer { person { id } } }","variables":"x"}'],
  ["variables that are a list", '{"query":"{ viewer { person { id } } }","variables":[]}'],
  ["a NUL in the query", '{"query":"{ viewer\\u0000 { person { id } } }"}'],
  ["an operation name that is a number", '{"query":"{ viewer { person { id } } }","operationName":5}'],
])("a body with %s is a typed refusal", async (_what, body) => {
  const { status, code } = await post(body);
  expect(status).toBeLessThan(500);
  expect(["BAD_REQUEST", "GRAPHQL_PARSE_FAILED", "BAD_USER_INPUT"]).toContain(code);
});

test("a field that an input does not have is BAD_USER_INPUT", async () => {
  const input = { caseId: stood.caseId, resolution: "Done.", nonsense: 1 };
  expect(await post(JSON.stringify({ query: RESOLVE, variables: { input } }))).toEqual({ status: 200, code: "BAD_USER_INPUT" });
});

test("more than a hundred ids at once are BAD_USER_INPUT", async () => {
  const query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
  const ids = Array.from({ length: 101 }, () => stood.caseId);
  expect(await post(JSON.stringify({ query, variables: { ids } }))).toEqual({ status: 200, code: "BAD_USER_INPUT" });
});

async function openSocketOf(name: "OWNER" | "EXTERNAL_AGENT"): Promise<SocketClient> {
  const url = `${world.desk.address.replace("http", "ws")}/graphql`;
  return openSignedIn(url, `Bearer ${await world.desk.tokenOf(world.people[name])}`);
}

/** What a subscription with these arguments first answers: an error's code, or that it ended or runs without a word. */
async function firstOf(client: SocketClient, id: string, field: string, variables: object, waits = false): Promise<string> {
  const selection = field === "caseEvents" ? "{ id }" : "{ __typename }";
  const query = `subscription($filter: EventFilter, $after: Cursor) { ${field}(filter: $filter, after: $after) ${selection} }`;
  client.send({ type: "subscribe", id, payload: { query, variables } });
  client.send({ type: "ping" });
  client.send({ type: "subscribe", id: `after ${id}`, payload: { query: "{ logCursor }" } });
  await client.hear((frame) => frame.id === `after ${id}` && frame.type === "complete");
  // What is refused says so sooner or later; what streams nothing is only known by what was asked after it.
  if (waits) await client.hear((frame) => frame.id === id);
  const frame = client.frames.find((each) => each.id === id);
  if (frame === undefined || frame.type === "complete") return "nothing";
  const payload = frame.payload as { extensions?: { code: string } }[] | { errors?: { extensions: { code: string } }[] };
  const errors = Array.isArray(payload) ? payload : payload.errors;
  client.send({ type: "complete", id });
  return errors?.[0]?.extensions?.code ?? "an event";
}

describe.each(["caseEvents", "ownershipChanged"])("the arguments of %s", (field) => {
  test.each(badValuesOf("Cursor", false).filter(({ value }) => typeof value !== "string" || value.length < 200_000))(
    "a cursor that is $is is refused with a code",
    async ({ value }) => {
      const client = await openSocketOf("OWNER");
      expect(["BAD_USER_INPUT", "CURSOR_UNKNOWN"]).toContain(await firstOf(client, "1", field, { after: value }, true));
      await client.end();
    },
  );

  test("an id that names nothing streams nothing, and what is no id is refused or streams nothing", async () => {
    const client = await openSocketOf("OWNER");
    for (const name of ["caseIds", "streams", "actorIds"]) {
      for (const [index, { value }] of badValuesOf("ID", false).entries()) {
        const id = `${name} ${index}`;
        expect(["nothing", "BAD_USER_INPUT"]).toContain(await firstOf(client, id, field, { filter: { [name]: [value] } }));
        client.send({ type: "complete", id });
      }
    }
    await client.end();
  });
});
