import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Answer, startToyServer, type ToyServer } from "../../support/toy-server";

const RESPONSE_JSON = { accept: "application/graphql-response+json" };
const codes = ({ body }: Answer) => body.errors?.map(({ extensions }) => extensions.code);

describe("HTTP", () => {
  let toy: ToyServer;
  beforeAll(async () => {
    toy = await startToyServer({ env: { CORS_ORIGINS: "https://desk.example" } });
  });
  afterAll(() => toy.stop());

  test("someone without a token is answered as nobody", async () => {
    const answer = await toy.post({ query: "{ __typename }" });
    expect([answer.status, answer.body]).toEqual([200, { data: { __typename: "Query" }, extensions: { cost: 0 } }]);
  });

  test.each(["Bearer nonsense", "Basic YTpi", "Bearer a.b.c"])(
    "a token that is not accepted is never taken for none: %s",
    async (authorization) => {
      const answer = await toy.post({ query: "{ hello }" }, { authorization });
      expect([answer.status, answer.headers.get("www-authenticate"), answer.body]).toEqual([
        401,
        "Bearer",
        { errors: [{ message: "The token is not valid.", extensions: { code: "UNAUTHENTICATED" } }] },
      ]);
    },
  );

  test("what an operation cost is part of its answer", async () => {
    expect((await toy.post({ query: "{ items(first: 3) { nodes { id } } }" })).body.extensions).toEqual({ cost: 4 });
  });

  test("an operation that may build too many objects is refused, and the answer says how many", async () => {
    const answer = await toy.post({ query: "{ items(first: 100) { nodes { items(first: 100) { nodes { id } } } } }" });
    expect([answer.status, codes(answer), answer.body.errors?.[0]?.extensions.cost, answer.body.data]).toEqual([
      200,
      ["LIMIT_COST"],
      10_201,
      undefined,
    ]);
  });

  test.each([
    ["does not parse", { query: "{" }, "GRAPHQL_PARSE_FAILED"],
    ["does not validate", { query: "{ nope }" }, "GRAPHQL_VALIDATION_FAILED"],
    ["has too many tokens", { query: `{ ${"hello ".repeat(2_001)} }` }, "LIMIT_TOKENS"],
    ["is too deep", { query: `{ item ${"{ parent ".repeat(12)}{ id }${" }".repeat(13)}` }, "LIMIT_DEPTH"],
    ["brings input that does not fit", { query: "query ($n: String!) { hello(name: $n) }" }, "BAD_USER_INPUT"],
    ["names an operation that is not there", { query: "query A { hello }", operationName: "B" }, "OPERATION_RESOLUTION_FAILURE"],
  ])("a request that %s is 400 for who asks in the newer media type, and 200 for who does not", async (_what, body, code) => {
    const [newer, older] = [await toy.post(body, RESPONSE_JSON), await toy.post(body)];
    expect([newer.status, older.status]).toEqual([400, 200]);
    expect([codes(newer), codes(older)]).toEqual([[code], [code]]);
  });

  test("input that does not fit is told where", async () => {
    const answer = await toy.post({
      query: "query ($input: EchoInput!) { echo(input: $input) }",
      variables: { input: { subject: ["a"] } },
    });
    expect(answer.body.errors?.[0]?.extensions).toEqual({ code: "BAD_USER_INPUT", path: ["input", "subject"] });
  });

  test("a subscription is sent to the websocket", async () => {
    const answer = await toy.post({ query: "subscription { tick }" });
    expect([answer.status, codes(answer)]).toEqual([400, ["BAD_REQUEST"]]);
  });

  test("a bug beside good data is masked, and its incident is in the log without the query", async () => {
    const answer = await toy.post({ query: 'query Sad { hello(name: "words of a customer") boom broken { id } }' });
    const incidents = answer.body.errors?.map(({ extensions }) => extensions.incidentId);
    expect([answer.status, codes(answer)]).toEqual([200, ["INTERNAL_SERVER_ERROR", "INTERNAL_SERVER_ERROR"]]);
    expect(answer.text).not.toMatch(/secret|non-nullable/);
    const logged = JSON.stringify(toy.log);
    for (const incident of incidents ?? []) expect(toy.log.filter(({ incidentId }) => incidentId === incident)).toHaveLength(1);
    expect(logged).toContain("secret detail of the bug");
    expect(logged).not.toContain("words of a customer");
  });

  test("a thrown value that is no error is masked too", async () => {
    const answer = await toy.post({ query: "{ throwsText }" });
    expect([codes(answer), answer.text.includes("secret")]).toEqual([["INTERNAL_SERVER_ERROR"], false]);
  });

  test("a database that cannot be asked is 503, and says when to come back", async () => {
    const answer = await toy.post({ query: "{ outage }" });
    expect([answer.status, codes(answer), answer.headers.get("retry-after")]).toEqual([503, ["SERVICE_UNAVAILABLE"], "1"]);
    const partial = await toy.post({ query: "{ outage hello }" });
    expect([partial.status, partial.body.data]).toEqual([200, { outage: null, hello: "hello you" }]);
  });

  test("a refusal of a resolver passes as it is", async () => {
    expect((await toy.post({ query: "{ forbidden }" })).body.errors?.[0]).toMatchObject({
      message: "Not for you.",
      path: ["forbidden"],
      extensions: { code: "FORBIDDEN" },
    });
  });

  test("each request has an id, its caller's own if that is sane, and one line in the log", async () => {
    const own = await toy.post({ query: "query Own { hello }" }, { "x-request-id": "trace-0001" });
    const made = await toy.post({ query: "{ hello }" }, { "x-request-id": "not sane!" });
    expect(own.headers.get("x-request-id")).toBe("trace-0001");
    expect(made.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(toy.log.filter(({ requestId }) => requestId === "trace-0001")).toEqual([
      expect.objectContaining({ method: "POST", route: "/graphql", status: 200, operation: "query", name: "Own", outcome: "ok" }),
    ]);
  });

  test("a listed origin may read the answer, another may not", async () => {
    const asking = (origin: string) =>
      fetch(toy.url, { method: "POST", headers: { origin, "content-type": "application/json" }, body: '{"query":"{hello}"}' });
    expect((await asking("https://desk.example")).headers.get("access-control-allow-origin")).toBe("https://desk.example");
    expect((await asking("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
  });

  test("an unknown path is answered in the shape of a GraphQL error", async () => {
    const response = await fetch(`${toy.server.address}/nothing`);
    expect([response.status, await response.json()]).toEqual([
      404,
      { errors: [{ message: "There is nothing here.", extensions: { code: "BAD_REQUEST" } }] },
    ]);
  });
});

describe("GraphiQL", () => {
  test("is served in development from a local folder, under a policy its editor can live with", async () => {
    const folder = await mkdtemp(join(tmpdir(), "steward-graphiql-"));
    await writeFile(join(folder, "index.html"), "<title>GraphiQL</title>");
    const toy = await startToyServer({ options: { graphiqlFolder: folder } });
    const page = await fetch(`${toy.server.address}/graphiql`);
    expect([page.status, page.url, await page.text()]).toEqual([200, `${toy.server.address}/graphiql/`, "<title>GraphiQL</title>"]);
    expect(page.headers.get("content-security-policy")).toContain("worker-src 'self' blob:");
    expect((await fetch(`${toy.server.address}/livez`)).headers.get("content-security-policy")).toBe(
      "default-src 'none';frame-ancestors 'none'",
    );
    await toy.stop();
    const live = await startToyServer({ env: { NODE_ENV: "production" }, options: { graphiqlFolder: folder } });
    expect((await fetch(`${live.server.address}/graphiql/`)).status).toBe(404);
    await live.stop();
    await rm(folder, { recursive: true });
  });
});

describe("probes", () => {
  test("the server is ready when every check passes, and says which does not", async () => {
    const failing = { isOn: false };
    const database = async () => {
      if (failing.isOn) throw new Error("no database");
    };
    const toy = await startToyServer({ options: { readiness: { database, migrations: async () => undefined } } });
    const ask = async (path: string) => {
      const response = await fetch(`${toy.server.address}${path}`);
      return [response.status, await response.json()];
    };
    expect(await ask("/livez")).toEqual([200, { status: "ok" }]);
    expect(await ask("/readyz")).toEqual([200, { status: "ready", checks: { database: "ok", migrations: "ok" } }]);
    failing.isOn = true;
    expect(await ask("/readyz")).toEqual([503, { status: "unready", checks: { database: "failed", migrations: "ok" } }]);
    await toy.stop();
  });

  test("the metrics count operations by type, name and outcome", async () => {
    const toy = await startToyServer();
    await toy.post({ query: "query Counted { hello }" });
    await toy.post({ query: "{ nope }" });
    const text = await (await fetch(`${toy.server.address}/metrics`)).text();
    expect(text).toContain('graphql_operations_total{transport="http",type="query",name="Counted",outcome="ok"} 1');
    expect(text).toContain('outcome="GRAPHQL_VALIDATION_FAILED"');
    expect(text).toContain("process_cpu_seconds_total");
    await toy.stop();
  });
});

describe("rate limits", () => {
  test("an address without a token has its own allowance, and a person another", async () => {
    const toy = await startToyServer({ env: { RATE_LIMIT_ADDRESS: "2", RATE_LIMIT_PERSON: "3" } });
    const anonymous = async () => (await toy.post({ query: "{ hello }" })).status;
    expect([await anonymous(), await anonymous(), await anonymous()]).toEqual([200, 200, 429]);
    const authorization = await toy.bearer();
    const signedIn = () => toy.post({ query: "{ hello }" }, { authorization });
    expect([(await signedIn()).status, (await signedIn()).status, (await signedIn()).status]).toEqual([200, 200, 200]);
    const refused = await signedIn();
    expect([refused.status, codes(refused), Number(refused.headers.get("retry-after")) > 0]).toEqual([429, ["RATE_LIMITED"], true]);
    expect((await toy.post({ query: "{ hello }" }, { authorization: await toy.bearer("person_ben") })).status).toBe(200);
    await toy.stop();
  });
});

describe("listening", () => {
  test("a server that is told no port takes 4000 or the next free one, and two can start", async () => {
    const [one, two] = [await startToyServer({ env: { PORT: "" } }), await startToyServer({ env: { PORT: "" } })];
    expect(one.server.port).toBeGreaterThanOrEqual(4_000);
    expect(two.server.port).toBeGreaterThan(one.server.port);
    expect((await two.post({ query: "{ hello }" })).status).toBe(200);
    await Promise.all([one.stop(), two.stop()]);
  });

  test("a server that is told a port which is taken does not start elsewhere", async () => {
    const one = await startToyServer();
    await expect(startToyServer({ env: { PORT: String(one.server.port) } })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await one.stop();
  });
});

describe("stopping", () => {
  test("a request in flight is finished, and nothing new is accepted", async () => {
    const toy = await startToyServer();
    const running = toy.post({ query: "{ wait }" });
    await toy.toy.waiting();
    const stopped = toy.server.stop();
    await expect(new Promise((resolve, reject) => request(toy.url, resolve).once("error", reject).end())).rejects.toMatchObject({
      code: "ECONNREFUSED",
    });
    toy.toy.release();
    expect((await running).body.data).toEqual({ wait: "waited" });
    await stopped;
    await toy.stop();
  });

  test("a request that never ends is cut off after the grace", async () => {
    const toy = await startToyServer({ env: { SHUTDOWN_GRACE: "1" } });
    const running = toy.post({ query: "{ wait }" });
    await toy.toy.waiting();
    const startedAt = performance.now();
    await Promise.all([expect(running).rejects.toThrow("fetch failed"), toy.server.stop()]);
    expect(performance.now() - startedAt).toBeLessThan(7_000);
    await toy.stop();
  });
});
