import { openSignedIn, openSocket, type SocketClient, subscribe } from "../support/socket-client";
import { startToyServer, type ToyServer } from "../support/toy-server";

const TICK = "subscription { tick }";

describe("graphql-transport-ws", () => {
  let toy: ToyServer;
  let authorization: string;
  const open: SocketClient[] = [];

  beforeAll(async () => {
    toy = await startToyServer();
    authorization = await toy.bearer();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.end()));
  });
  afterAll(() => toy.stop());

  const anonymous = async (protocol?: string) => {
    const client = await openSocket(toy.socketUrl, protocol === undefined ? {} : { protocol });
    open.push(client);
    return client;
  };
  const signedIn = async () => {
    const client = await openSignedIn(toy.socketUrl, authorization);
    open.push(client);
    return client;
  };

  test("the server must speak the graphql-transport-ws subprotocol", async () => {
    expect((await anonymous()).socket.protocol).toBe("graphql-transport-ws");
  });

  test("a client that offers no known subprotocol must not be served", async () => {
    await expect(openSocket(toy.socketUrl, { protocol: "nonsense" })).rejects.toThrow("Server sent no subprotocol");
  });

  test("connection_init with a good token must be answered with connection_ack", async () => {
    expect((await signedIn()).frames).toEqual([{ type: "connection_ack" }]);
  });

  test.each([
    ["no token", {}],
    ["a token that nobody signed", { authorization: "Bearer a.b.c" }],
    ["something that is not a bearer token", { authorization: 7 }],
  ])("connection_init with %s must close the socket with 4403: Forbidden", async (_what, payload) => {
    const client = await anonymous();
    client.send({ type: "connection_init", payload });
    expect(await client.closed).toEqual({ code: 4403, reason: "Forbidden" });
    expect(client.frames).toEqual([]);
  });

  test("the token may also come in the header of the upgrade", async () => {
    const client = await openSocket(toy.socketUrl, { headers: { authorization } });
    open.push(client);
    client.send({ type: "connection_init" });
    expect(await client.hear(() => true)).toEqual({ type: "connection_ack" });
  });

  test("a second connection_init must close the socket with 4429: Too many initialisation requests", async () => {
    const client = await signedIn();
    client.send({ type: "connection_init", payload: { authorization } });
    expect(await client.closed).toEqual({ code: 4429, reason: "Too many initialisation requests" });
  });

  test("subscribe before connection_ack must close the socket with 4401: Unauthorized", async () => {
    const client = await anonymous();
    client.send(subscribe("1", "{ hello }"));
    expect(await client.closed).toEqual({ code: 4401, reason: "Unauthorized" });
  });

  test("a client that does not initialise in time must be closed with 4408: Connection initialisation timeout", async () => {
    const client = await anonymous();
    expect(await client.closed).toEqual({ code: 4408, reason: "Connection initialisation timeout" });
  });

  test.each([
    ["that is not JSON", "{nope"],
    ["of an unknown type", { type: "iDontExist" }],
    ["that subscribes without an id", { type: "subscribe", payload: { query: "{ hello }" } }],
    ["that subscribes with an empty id", { type: "subscribe", id: "", payload: { query: "{ hello }" } }],
    ["that subscribes without a payload", { type: "subscribe", id: "1" }],
    ["that subscribes with a query that is not text", { type: "subscribe", id: "1", payload: { query: 7 } }],
  ])("a message %s must close the socket with 4400", async (_what, message) => {
    const client = await signedIn();
    client.send(message);
    expect((await client.closed).code).toBe(4400);
  });

  test("an id that is in use must close the socket with 4409: Subscriber already exists", async () => {
    const client = await signedIn();
    client.send(subscribe("d", TICK));
    client.send(subscribe("d", TICK));
    expect(await client.closed).toEqual({ code: 4409, reason: "Subscriber for d already exists" });
  });

  test("ping must be answered with pong, before and after connection_ack", async () => {
    const client = await anonymous();
    client.send({ type: "ping", payload: { at: 1 } });
    expect(await client.hear(({ type }) => type === "pong")).toEqual({ type: "pong", payload: { at: 1 } });
  });

  test("a query must be answered with one next and one complete", async () => {
    const client = await signedIn();
    client.send(subscribe("q", "{ hello }"));
    await client.hear(({ type }) => type === "complete");
    expect(client.frames.slice(1)).toEqual([
      { id: "q", type: "next", payload: { data: { hello: "hello you" }, extensions: { cost: 0 } } },
      { id: "q", type: "complete" },
    ]);
  });

  test.each([
    ["does not validate", "{ nope }", "GRAPHQL_VALIDATION_FAILED"],
    ["does not parse", "{", "GRAPHQL_PARSE_FAILED"],
    ["has no operation", "fragment f on Query { hello }", "GRAPHQL_VALIDATION_FAILED"],
    ["has too many tokens", `{ ${"hello ".repeat(2_001)} }`, "LIMIT_TOKENS"],
  ])("an operation that %s must be answered with error, and the socket stays", async (_what, query, code) => {
    const client = await signedIn();
    client.send(subscribe("e", query));
    const { payload } = await client.hear(({ type }) => type === "error");
    expect((payload as { extensions: { code: string } }[])[0]?.extensions.code).toBe(code);
    client.send(subscribe("after", "{ hello }"));
    await client.hear(({ id, type }) => id === "after" && type === "complete");
    expect(client.heardFor("e")).toEqual(["error"]);
  });

  test("complete from the client must stop the stream, and its id may be used again", async () => {
    const client = await signedIn();
    client.send(subscribe("n", "subscription { news }"));
    client.send({ type: "ping" });
    await client.hear(({ type }) => type === "pong");
    toy.toy.publish("one");
    await client.hear(({ id }) => id === "n");
    client.send({ type: "complete", id: "n" });
    client.send(subscribe("q", "{ hello }"));
    await client.hear(({ id, type }) => id === "q" && type === "complete");
    toy.toy.publish("two");
    expect(toy.toy.listeners()).toBe(0);
    client.send(subscribe("n", "{ hello }"));
    await client.hear(({ id, type }) => id === "n" && type === "complete");
    expect(client.heardFor("n")).toEqual(["next", "next", "complete"]);
  });

  test("a stream that the server ends must end with complete", async () => {
    const client = await signedIn();
    client.send(subscribe("l", "subscription { loads }"));
    await client.hear(({ type }) => type === "complete");
    expect(client.heardFor("l")).toEqual(["next", "next", "complete"]);
  });

  test("a binary frame that is no message must close its own socket only", async () => {
    const client = await signedIn();
    client.socket.send(Buffer.from([0, 1, 2, 255]));
    expect((await client.closed).code).toBe(4400);
    expect((await signedIn()).frames).toEqual([{ type: "connection_ack" }]);
  });

  test("a message over 256 kB must close the socket with 1009", async () => {
    const client = await signedIn();
    client.send(subscribe("b", "{ hello }", { name: "x".repeat(300_000) }));
    expect((await client.closed).code).toBe(1009);
  });
});
