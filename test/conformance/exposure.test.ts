import { type Answer, startToyServer, type ToyServer } from "../support/toy-server";

describe("a server in production exposes nothing", () => {
  let toy: ToyServer;
  beforeAll(async () => {
    toy = await startToyServer({ env: { NODE_ENV: "production" } });
  });
  afterAll(() => toy.stop());

  const codes = ({ body }: Answer) => body.errors?.map(({ extensions }) => extensions.code);
  const get = (search: string, headers: Record<string, string> = {}) => fetch(`${toy.url}?${search}`, { headers });

  test("more than 30 aliases are refused", async () => {
    const answer = await toy.post({ query: `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: __typename`).join(" ")} }` });
    expect(answer.body.data).toBeUndefined();
    expect(codes(answer)).toEqual(["LIMIT_ALIASES", "LIMIT_ROOT_FIELDS"]);
  });

  test("one field five hundred times is refused", async () => {
    expect(codes(await toy.post({ query: `{ ${"__typename ".repeat(500)} }` }))).toEqual(["LIMIT_ALIASES", "LIMIT_ROOT_FIELDS"]);
  });

  test("a batch of operations in an array is refused", async () => {
    const answer = await toy.post([{ query: "{ hello }" }, { query: "{ hello }" }]);
    expect([answer.status, codes(answer)]).toEqual([400, ["BAD_REQUEST"]]);
  });

  test("ten unknown directives bring back at most five errors", async () => {
    expect((await toy.post({ query: `{ __typename ${"@aa".repeat(10)} }` })).body.errors).toHaveLength(5);
  });

  test("more than 30 directives are refused", async () => {
    expect(codes(await toy.post({ query: `{ hello ${"@include(if: true) ".repeat(31)} }` }))).toContain("LIMIT_DIRECTIVES");
  });

  test.each(["{ __schema { types { name } } }", '{ __type(name: "Query") { name } }'])("introspection is refused: %s", async (query) => {
    const answer = await toy.post({ query });
    expect([answer.body.data, codes(answer)?.[0]]).toEqual([undefined, "GRAPHQL_VALIDATION_FAILED"]);
  });

  test("an unknown field brings no suggestion", async () => {
    const answer = await toy.post({ query: "{ helo }" });
    expect(answer.body.errors?.[0]?.message).toBe('Cannot query field "helo" on type "Query".');
  });

  test("an unknown enum value in a variable brings no suggestion", async () => {
    const answer = await toy.post({
      query: "query ($input: EchoInput!) { echo(input: $input) }",
      variables: { input: { subject: "a", colour: "GREN" } },
    });
    expect(answer.body.errors?.[0]?.message).toBe(
      'Variable "$input" got invalid value "GREN" at "input.colour"; Value "GREN" does not exist in "Colour" enum.',
    );
  });

  test("GET without a header that forces a preflight is refused", async () => {
    expect((await get("query={__typename}")).status).toBe(400);
  });

  test("GET with such a header answers a query and refuses a mutation", async () => {
    const preflight = { "apollo-require-preflight": "1" };
    expect((await get("query={__typename}", preflight)).status).toBe(200);
    expect((await get("query=mutation{__typename}", preflight)).status).toBe(405);
  });

  test.each(["application/x-www-form-urlencoded", "text/plain"])("a body sent as %s is refused", async (type) => {
    expect((await toy.post('{"query":"{__typename}"}', { "content-type": type })).status).toBe(415);
  });

  test("a browser finds no GraphQL page", async () => {
    const response = await fetch(toy.url, { headers: { accept: "text/html" } });
    expect([response.status, /graphiql|sandbox|playground/i.test(await response.text())]).toEqual([400, false]);
    expect((await fetch(`${toy.server.address}/graphiql`)).status).toBe(404);
  });

  test.each(["{", "{ nope }", "{ boom }"])("the answer to %s carries no stack and no tracing", async (query) => {
    const { text, body } = await toy.post({ query });
    expect(text).not.toMatch(/stacktrace|node_modules|\bat .*:\d+:\d+/);
    expect(body.extensions?.tracing).toBeUndefined();
  });

  test("a body that is not JSON is answered in JSON", async () => {
    const answer = await toy.post("{bad");
    expect([answer.status, answer.headers.get("content-type"), codes(answer)]).toEqual([
      400,
      "application/json; charset=utf-8",
      ["BAD_REQUEST"],
    ]);
  });

  test("a body over 256 kB is refused with 413", async () => {
    const answer = await toy.post({ query: "{ hello }", extensions: { x: "x".repeat(300_000) } });
    expect([answer.status, codes(answer)]).toEqual([413, ["LIMIT_BODY"]]);
  });

  test("more than 2,000 tokens are refused", async () => {
    expect(codes(await toy.post({ query: `{ ${"__typename ".repeat(2_001)} }` }))).toEqual(["LIMIT_TOKENS"]);
  });

  test.each(["{", "{nope}", "{".repeat(20_000), `{a(${"[".repeat(20_000)}`])("no syntax error is a 5xx: %.12s", async (query) => {
    expect((await toy.post({ query })).status).toBe(200);
  });

  test("the headers name no software and forbid framing and sniffing", async () => {
    const { headers } = await toy.post({ query: "{ __typename }" });
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("server")).toBeNull();
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });
});
