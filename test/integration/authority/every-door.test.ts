import type { GraphQLInputObjectType } from "graphql";
import { buildBareSchema } from "../../../src/graphql/build-schema";
import { resolvers } from "../../../src/list-resolvers";
import { type AuthorityCell, nameOf, readAuthority } from "../../decisions/read-authority";
import { openSignedIn } from "../../support/socket-client";
import { inputTypeOf, selectionOf } from "./ask-mutations";
import { type AuthorityWorld, openAuthorityWorld } from "./authority-world";
import { type CellRequest, prepareCells, readMutation } from "./cell-requests";
import { changedTables, type Fingerprint, fingerprintReader } from "./read-fingerprint";

const standard = readAuthority();
const mutations = [...new Set(standard.map(({ what }) => what))].filter((what) => what.startsWith("Mutation."));
const denied = (what: string) =>
  standard.filter((cell) => cell.what === what && cell.expect !== "ALLOW" && cell.expect !== "UNAUTHENTICATED");

/** One denial of each kind for each mutation: stopped at the gate, hidden, and refused in the command. */
const sample: AuthorityCell[] = mutations.flatMap((what) => {
  const codes = [...new Set(denied(what).map(({ expect }) => expect))];
  return codes.flatMap((code) => denied(what).find(({ expect }) => expect === code) ?? []);
});

let world: AuthorityWorld;
let requests: CellRequest[];
let fingerprint: () => Promise<Fingerprint>;
let before: Fingerprint;

beforeAll(async () => {
  world = await openAuthorityWorld();
  requests = await prepareCells(world, sample);
  fingerprint = await fingerprintReader(world.desk.ask);
}, 300_000);
afterAll(() => world.close());
beforeEach(async () => {
  before = await fingerprint();
});
afterEach(async () => {
  expect(changedTables(before, await fingerprint())).toEqual([]);
});

interface Reply {
  status: number;
  body: unknown;
}

interface Sending {
  method?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
}

async function send({ me }: CellRequest, how: Sending): Promise<Reply> {
  if (me === null) throw new Error("the sample is of people who are signed in");
  const response = await fetch(`${world.desk.address}/graphql${how.query ?? ""}`, {
    method: how.method ?? "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await world.desk.tokenOf(me)}`, ...how.headers },
    ...(how.body === undefined ? {} : { body: how.body }),
  });
  const text = await response.text();
  return { status: response.status, body: text.startsWith("{") ? (JSON.parse(text) as unknown) : text };
}

const fieldOf = ({ cell }: CellRequest) => cell.what.slice("Mutation.".length);
const inputType = (request: CellRequest) => inputTypeOf(request.cell.what);
const selection = (request: CellRequest) => selectionOf(request.cell.what, "code");
const firstCode = ({ body }: Reply) => (body as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;

/** What a reply says of one mutation, under the name it was asked by. */
function outcomeOf(request: CellRequest, { status, body }: Reply, alias = fieldOf(request)): string {
  const { data, errors } = body as { data?: Record<string, unknown> | null; errors?: never[] };
  const answer = { [fieldOf(request)]: data?.[alias] };
  return readMutation(request.cell, { status, errors: (errors ?? []).slice(0, 1), data: data == null ? null : answer });
}

async function eachStaysDenied(ask: (request: CellRequest) => Promise<string>): Promise<void> {
  const wrong: string[] = [];
  for (const request of requests) {
    const answer = await ask(request);
    if (answer !== request.cell.expect) wrong.push(`${nameOf(request.cell)}: ${request.cell.expect}, not ${answer}`);
  }
  expect(wrong).toEqual([]);
}

describe("a denied mutation stays denied, and nothing changes,", () => {
  test("under an alias, asked twice in one document", () =>
    eachStaysDenied(async (request) => {
      const field = fieldOf(request);
      const query = `mutation($input: ${inputType(request)}) { viewer: ${field}(input: $input) ${selection(request)} again: ${field}(input: $input) ${selection(request)} }`;
      const reply = await send(request, { body: JSON.stringify({ query, variables: request.variables }) });
      return outcomeOf(request, reply, "viewer");
    }));

  test("inside fragments, named and inline, with directives", () =>
    eachStaysDenied(async (request) => {
      const query = `mutation($input: ${inputType(request)}, $yes: Boolean = true) { ... @include(if: $yes) { ...hidden } }
        fragment hidden on Mutation { ... on Mutation @skip(if: false) { ${fieldOf(request)}(input: $input) ${selection(request)} } }`;
      return outcomeOf(request, await send(request, { body: JSON.stringify({ query, variables: request.variables }) }));
    }));

  test("chosen by name beside a harmless query", () =>
    eachStaysDenied(async (request) => {
      const query = `query Harmless { viewer { person { id } } } mutation Hidden($input: ${inputType(request)}) { ${fieldOf(request)}(input: $input) ${selection(request)} }`;
      const body = { query, variables: request.variables, operationName: "Hidden" };
      return outcomeOf(request, await send(request, { body: JSON.stringify(body) }));
    }));

  test("with a key of its own, asked twice", () =>
    eachStaysDenied(async (request) => {
      const input = { ...(request.variables as { input: object }).input, idempotencyKey: `door-${requests.indexOf(request)}` };
      const body = JSON.stringify({ query: request.query, variables: { input } });
      const first = outcomeOf(request, await send(request, { body }));
      const second = outcomeOf(request, await send(request, { body }));
      return first === second ? first : `${first}, then ${second}`;
    }));

  test("as a dry run", async () => {
    const inputs = buildBareSchema(resolvers).getTypeMap();
    const canRehearse = requests.filter(
      (request) => "dryRun" in (inputs[inputType(request).slice(0, -1)] as GraphQLInputObjectType).getFields(),
    );
    expect(canRehearse.length).toBeGreaterThan(50);
    for (const request of canRehearse) {
      const input = { ...(request.variables as { input: object }).input, dryRun: true };
      const query = `mutation($input: ${inputType(request)}) { ${fieldOf(request)}(input: $input) { preview { sentences } event { id } userErrors { code } } }`;
      const reply = await send(request, { body: JSON.stringify({ query, variables: { input } }) });
      const payload = (reply.body as { data: Record<string, { preview: unknown }> | null }).data?.[fieldOf(request)];
      expect([outcomeOf(request, reply), payload?.preview ?? null]).toEqual([request.cell.expect, null]);
    }
  });

  test("over a websocket", () =>
    eachStaysDenied(async (request) => {
      if (request.me === null) throw new Error("the sample is of people who are signed in");
      const url = `${world.desk.address.replace("http", "ws")}/graphql`;
      const client = await openSignedIn(url, `Bearer ${await world.desk.tokenOf(request.me)}`);
      client.send({ type: "subscribe", id: "1", payload: { query: request.query, variables: request.variables } });
      const frame = await client.hear(({ id }) => id === "1");
      await client.end();
      return outcomeOf(request, { status: 101, body: frame.type === "next" ? frame.payload : { errors: frame.payload } });
    }));
});

describe("no door leads around the gate:", () => {
  test("a batch is refused as a whole", async () => {
    for (const request of requests) {
      const one = { query: request.query, variables: request.variables };
      const reply = await send(request, { body: JSON.stringify([one, one]) });
      expect([reply.status, firstCode(reply)]).toEqual([400, "BAD_REQUEST"]);
    }
  });

  test("a mutation by GET is refused, with a preflight header too", async () => {
    for (const request of requests) {
      const query = `?${new URLSearchParams({ query: request.query, variables: JSON.stringify(request.variables) })}`;
      const reply = await send(request, { method: "GET", query, headers: { "apollo-require-preflight": "1" } });
      expect([reply.status, firstCode(reply)]).toEqual([405, "BAD_REQUEST"]);
    }
  });

  test("a mutation in a form or in plain text is refused", async () => {
    for (const request of requests.slice(0, 5)) {
      const body = JSON.stringify({ query: request.query, variables: request.variables });
      for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"]) {
        const { status } = await send(request, { headers: { "content-type": type }, body });
        expect(status === 400 || status === 415).toBe(true);
      }
    }
  });

  test("an operation name that is missing, or another's, runs nothing", async () => {
    for (const request of requests) {
      const query = `query Harmless { viewer { person { id } } } mutation Hidden($input: ${inputType(request)}) { ${fieldOf(request)}(input: $input) ${selection(request)} }`;
      const ask = (operationName?: string) =>
        send(request, {
          body: JSON.stringify({ query, variables: request.variables, ...(operationName === undefined ? {} : { operationName }) }),
        });
      expect(firstCode(await ask())).toBe("OPERATION_RESOLUTION_FAILURE");
      expect(firstCode(await ask("hidden"))).toBe("OPERATION_RESOLUTION_FAILURE");
      expect((await ask("Harmless")).body).toMatchObject({ data: { viewer: { person: { id: request.me } } } });
    }
  });
});

test("the sample has a denial of every mutation but those that everybody may do about themselves", () => {
  const aboutThemselves = ["Mutation.markNotificationsRead", "Mutation.setNotificationCauses"];
  expect([...new Set(sample.map(({ what }) => what))]).toEqual(mutations.filter((what) => !aboutThemselves.includes(what)));
});
