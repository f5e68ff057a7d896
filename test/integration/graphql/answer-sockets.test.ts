import { GraphQLError } from "graphql";
import type { ServerContext } from "../../../src/graphql/server-options";
import { openSignedIn, openSocket, type SocketClient, subscribe } from "../../support/socket-client";
import { startToyServer, type ToyServer } from "../../support/toy-server";

const NEWS = "subscription { news }";
const failedWith = (frames: SocketClient["frames"], id: string) =>
  frames.flatMap((frame) =>
    frame.type === "error" && frame.id === id
      ? (frame.payload as { extensions: Record<string, unknown> }[]).map(({ extensions }) => extensions.code)
      : [],
  );

describe("websockets", () => {
  let toy: ToyServer;
  const open: SocketClient[] = [];
  const signedIn = async (personId = "person_ana") => {
    const client = await openSignedIn(toy.socketUrl, await toy.bearer(personId));
    open.push(client);
    return client;
  };
  /** Settles when everything sent before has been taken in. */
  const settled = async (client: SocketClient, id = "settled") => {
    client.send(subscribe(id, "{ hello }"));
    await client.hear((frame) => frame.id === id && frame.type === "complete");
  };

  beforeAll(async () => {
    toy = await startToyServer({ env: { CORS_ORIGINS: "https://desk.example" } });
  });
  afterEach(() => Promise.all(open.splice(0).map((client) => client.end())));
  afterAll(() => toy.stop());

  test("a subscriber whose right ends hears complete, and nothing else", async () => {
    const client = await signedIn();
    client.send(subscribe("n", NEWS));
    await settled(client);
    toy.toy.publish("one");
    await client.hear(({ id }) => id === "n");
    toy.toy.publish("two");
    toy.toy.endNews();
    await client.hear(({ id, type }) => id === "n" && type === "complete");
    await settled(client, "later");
    expect(client.heardFor("n").filter((type) => type !== "next")).toEqual(["complete"]);
    expect(toy.toy.listeners()).toBe(0);
  });

  test("each event is run with loaders of its own", async () => {
    const client = await signedIn();
    client.send(subscribe("l", "subscription { loads }"));
    await client.hear(({ type }) => type === "complete");
    expect(client.frames.filter(({ type }) => type === "next").map(({ payload }) => payload)).toEqual([
      { data: { loads: 1 } },
      { data: { loads: 1 } },
    ]);
  });

  test("a bug in a query is masked", async () => {
    const client = await signedIn();
    client.send(subscribe("q", "{ boom }"));
    const { payload } = await client.hear(({ type }) => type === "next");
    expect(payload).toMatchObject({
      data: { boom: null },
      errors: [{ message: "Something went wrong on our side.", extensions: { code: "INTERNAL_SERVER_ERROR" } }],
    });
    expect(JSON.stringify(client.frames)).not.toContain("secret");
  });

  test("a bug in the source of a subscription is masked, and the socket stays", async () => {
    const client = await signedIn();
    client.send(subscribe("b", "subscription { bad }"));
    await client.hear(({ type }) => type === "error");
    await settled(client);
    expect([failedWith(client.frames, "b"), JSON.stringify(client.frames).includes("secret")]).toEqual([["INTERNAL_SERVER_ERROR"], false]);
  });

  test("someone who may not subscribe is told once and never attached", async () => {
    const client = await signedIn();
    client.send(subscribe("f", "subscription { forbidden }"));
    await client.hear(({ id, type }) => id === "f" && type === "complete");
    expect(client.frames.at(1)).toMatchObject({ payload: { errors: [{ message: "Not for you.", extensions: { code: "FORBIDDEN" } }] } });
  });

  test.each([
    ["depth", `{ item ${"{ parent ".repeat(12)}{ id }${" }".repeat(13)}`, ["LIMIT_DEPTH"]],
    ["aliases", `{ ${Array.from({ length: 31 }, (_, index) => `a${index}: hello`).join(" ")} }`, ["LIMIT_ALIASES", "LIMIT_ROOT_FIELDS"]],
    ["cost", "{ items(first: 100) { nodes { items(first: 100) { nodes { id } } } } }", ["LIMIT_COST"]],
  ])("the limit of %s holds here too", async (_what, query, expected) => {
    const client = await signedIn();
    client.send(subscribe("x", query));
    await client.hear(({ type }) => type === "error");
    expect(failedWith(client.frames, "x")).toEqual(expected);
  });

  test("the fifty-first operation is refused, and the socket and the fifty stay", async () => {
    const client = await signedIn();
    for (let number = 1; number <= 51; number += 1) client.send(subscribe(`n${number}`, NEWS));
    await client.hear(({ type }) => type === "error");
    expect(failedWith(client.frames, "n51")).toEqual(["LIMIT_OPERATIONS"]);
    toy.toy.publish("to all");
    await Promise.all(Array.from({ length: 50 }, (_, index) => client.hear(({ id, type }) => id === `n${index + 1}` && type === "next")));
  });

  test("the twenty-first socket of one person is refused, and another person's is not", async () => {
    await Promise.all(Array.from({ length: 20 }, () => signedIn("person_many")));
    const client = await openSocket(toy.socketUrl);
    client.send({ type: "connection_init", payload: { authorization: await toy.bearer("person_many") } });
    expect(await client.closed).toEqual({ code: 4403, reason: "LIMIT_SOCKETS" });
    expect((await signedIn("person_other")).frames).toEqual([{ type: "connection_ack" }]);
  });

  test("a socket closes when its token expires, without another frame", async () => {
    const token = await toy.mint({ personId: "person_brief", expiresIn: "1s" });
    const client = await openSignedIn(toy.socketUrl, `Bearer ${token}`);
    client.send(subscribe("n", NEWS));
    expect(await client.closed).toEqual({ code: 4403, reason: "Forbidden" });
    expect(client.frames).toEqual([{ type: "connection_ack" }]);
  });

  test("a token that lives for a century does not close its socket at once", async () => {
    const token = await toy.mint({ personId: "person_old", expiresIn: "100y" });
    const client = await openSignedIn(toy.socketUrl, `Bearer ${token}`);
    open.push(client);
    await settled(client);
    expect(client.socket.readyState).toBe(client.socket.OPEN);
  });

  test("revocation closes the sockets of one person, without another frame, and their subscriptions end", async () => {
    const [ana, ben] = [await signedIn("person_gone"), await signedIn("person_ben")];
    ana.send(subscribe("n", NEWS));
    ben.send(subscribe("n", NEWS));
    await Promise.all([settled(ana), settled(ben)]);
    const heard = ana.frames.length;
    expect(toy.server.closeSocketsOf(({ personId }) => personId === "person_gone")).toBe(1);
    toy.toy.publish("after");
    expect(await ana.closed).toEqual({ code: 4403, reason: "Forbidden" });
    await ben.hear(({ id }) => id === "n");
    expect([ana.frames.length, toy.toy.listeners()]).toEqual([heard, 1]);
  });

  test("revocation sees the token's id and when it was issued", async () => {
    await signedIn("person_seen");
    const seen: unknown[] = [];
    toy.server.closeSocketsOf((socket) => {
      if (socket.personId === "person_seen") seen.push(socket);
      return false;
    });
    expect(seen).toEqual([{ personId: "person_seen", issuedAt: expect.any(Date), tokenId: expect.stringMatching(/^[0-9a-f-]{36}$/) }]);
  });

  test.each([
    ["a foreign page", "https://evil.example", "Unexpected server response: 403"],
    ["a page without an origin", "null", "Unexpected server response: 403"],
  ])("%s may not open a socket", async (_who, origin, message) => {
    await expect(openSocket(toy.socketUrl, { headers: { origin } })).rejects.toThrow(message);
  });

  test("a listed page and a page of the same host may open a socket", async () => {
    for (const origin of ["https://desk.example", toy.server.address]) open.push(await openSocket(toy.socketUrl, { headers: { origin } }));
    expect(open).toHaveLength(2);
  });

  test("a socket on another path is refused", async () => {
    await expect(openSocket(toy.socketUrl.replace("/graphql", "/other"))).rejects.toThrow("Unexpected server response: 404");
  });

  test("a client that stops reading is not remembered for, and gets everything in order when it reads again", async () => {
    const client = await signedIn();
    client.socket.pause();
    const before = toy.toy.pulled();
    client.send(subscribe("f", "subscription { flood }"));
    await stoppedGrowing(() => toy.toy.pulled());
    const held = toy.toy.pulled() - before;
    expect(held).toBeGreaterThan(0);
    // 16 kB an event: what the kernel's buffers on both sides take, and 64 kB of our own.
    expect(held * 16_384).toBeLessThan(32 * 1024 * 1024);
    client.socket.resume();
    await client.hear(() => client.frames.length > held + 50);
    client.send({ type: "complete", id: "f" });
  });
});

/** Waits until a number has stayed the same for a quarter of a second. */
async function stoppedGrowing(read: () => number): Promise<void> {
  for (let last = -1; last !== read(); ) {
    last = read();
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

describe("an account that ends", () => {
  test("cannot sign in, and loses its socket at the next event without another frame", async () => {
    const ended = new Set(["person_never"]);
    const toy = await startToyServer({
      options: {
        makeContext: async (caller) => {
          if (caller !== null && ended.has(caller.subject)) throw new GraphQLError("Gone.", { extensions: { code: "UNAUTHENTICATED" } });
          return {} as ServerContext;
        },
      },
    });
    const stranger = await openSocket(toy.socketUrl);
    stranger.send({ type: "connection_init", payload: { authorization: await toy.bearer("person_never") } });
    expect(await stranger.closed).toEqual({ code: 4403, reason: "Forbidden" });
    const client = await openSignedIn(toy.socketUrl, await toy.bearer("person_ana"));
    client.send(subscribe("n", NEWS));
    client.send(subscribe("q", "{ hello }"));
    await client.hear(({ id, type }) => id === "q" && type === "complete");
    ended.add("person_ana");
    toy.toy.publish("after");
    expect(await client.closed).toEqual({ code: 4403, reason: "Forbidden" });
    expect([client.heardFor("n"), toy.toy.listeners()]).toEqual([[], 0]);
    await toy.stop();
  });
});

describe("stopping", () => {
  test("every subscription hears complete, a running query answers, and the socket closes with 1001", async () => {
    const toy = await startToyServer();
    const client = await openSignedIn(toy.socketUrl, await toy.bearer());
    client.send(subscribe("n", NEWS));
    client.send(subscribe("w", "{ wait }"));
    await toy.toy.waiting();
    const stopped = toy.server.stop();
    await client.hear(({ id, type }) => id === "n" && type === "complete");
    client.send(subscribe("late", "{ hello }"));
    await client.hear(({ id }) => id === "late");
    expect(failedWith(client.frames, "late")).toEqual(["SERVICE_UNAVAILABLE"]);
    toy.toy.release();
    expect(await client.closed).toEqual({ code: 1001, reason: "Going away" });
    expect([client.heardFor("n"), client.heardFor("w")]).toEqual([["complete"], ["next", "complete"]]);
    await stopped;
    await toy.stop();
  });
});
