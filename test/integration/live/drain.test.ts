import { connect, type Socket } from "node:net";
import { Client } from "pg";
import { countWaiting } from "../../support/count-waiting";
import { CASE_EVENTS } from "../../support/live-client";
import { type LiveDesk, liveDesk, type Moved, moving, post } from "../../support/live-desk";
import { until } from "../../support/until";

const GOING_AWAY = 1001;

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

/** A request of which the last byte is missing: its connection is busy, so that a drain leaves it open. */
async function halfAsked(address: string, path: string): Promise<{ finish(): Promise<string> }> {
  const { hostname, port } = new URL(address);
  const socket: Socket = connect(Number(port), hostname);
  let answer = "";
  socket.on("data", (chunk) => {
    answer += String(chunk);
  });
  await new Promise((resolve) => socket.once("connect", resolve));
  await new Promise<void>((resolve) => socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n`, () => resolve()));
  return {
    async finish() {
      const over = new Promise((resolve) => socket.once("close", resolve));
      socket.write("\r\n");
      await over;
      return answer;
    },
  };
}

test("SIGTERM finishes what runs, completes every stream, says that it is not ready, and ends with 0 within ten seconds", async () => {
  const { ana, chloe } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  const after = await desk.cursor();
  const server = desk.server(0);
  const clients = await Promise.all([1, 2, 3].map(() => desk.client(0, ana)));
  const streams = clients.map((client) => client.watch(CASE_EVENTS, { after }));
  const first = await desk.tags(0, caseId, "first");
  await Promise.all(streams.map((stream) => stream.has(first)));

  const lock = new Client(desk.database.ownerUrl);
  await lock.connect();
  await lock.query("begin");
  await lock.query("select from cases where id = $1 for update", [caseId]);
  const token = await desk.tokenOf(chloe);
  const input = { caseId, add: ["in-flight"] };
  const inFlight = post<{ tagCase: Moved }>(server.address, token, moving("tagCase"), { input });
  await until("the mutation waits for the case", async () => (await countWaiting(lock)) > 0);
  const probe = await halfAsked(server.address, "/readyz");

  const askedAt = performance.now();
  const ended = server.term();
  await until("every stream is completed", () => streams.every(({ completed }) => completed));
  const status = (await probe.finish()).split("\r\n")[0];
  await lock.query("commit");
  await lock.end();
  const answer = await inFlight;

  expect(await ended).toBe(0);
  expect(performance.now() - askedAt).toBeLessThan(10_000);
  expect(status).toContain(" 503 ");
  expect(answer).toMatchObject({ status: 200, data: { tagCase: { userErrors: [] } }, errors: [] });
  expect((await Promise.all(clients.map(({ closed }) => closed))).map(({ code }) => code)).toEqual([GOING_AWAY, GOING_AWAY, GOING_AWAY]);
  for (const client of clients) expect(client.frames.map(({ type }) => type)).toEqual(["connection_ack", "next", "complete"]);
  expect(server.output()).not.toContain('"level":50');

  const resumed = (await desk.client(1, ana)).watch(CASE_EVENTS, { after });
  await resumed.has(answer.data?.tagCase.event?.id ?? "");
  expect(resumed.seen.map(({ id }) => id)).toEqual([first, answer.data?.tagCase.event?.id]);
});

test("of what is asked while a server drains, everything that was acknowledged is in the log", async () => {
  const { ana, chloe } = desk.people;
  const server = await desk.spawn();
  const token = await desk.tokenOf(chloe);
  const caseId = await desk.aCase(ana, desk.team);
  const answers = Array.from({ length: 40 }, (_none, index) =>
    post<{ tagCase: Moved }>(server.address, token, moving("tagCase"), { input: { caseId, add: [`drained-${index % 20}`] } }).then(
      ({ status, data, errors }) => ({
        status,
        eventId: data?.tagCase.event?.id ?? null,
        codes: errors.map(({ extensions }) => extensions.code),
      }),
      // Its connection was refused, or closed before it was read: it was never begun.
      () => null,
    ),
  );
  await Promise.race(answers);
  expect(await server.term()).toBe(0);
  const given = (await Promise.all(answers)).filter((answer) => answer !== null);
  expect(given.filter(({ status, codes }) => ![200, 503].includes(status) || codes.some((code) => code !== "SERVICE_UNAVAILABLE"))).toEqual(
    [],
  );
  const acknowledged = given.flatMap(({ eventId }) => (eventId === null ? [] : [eventId]));
  const written = await desk.ask<{ id: string }>("select id from events where case_id = $1 and type = 'CASE_TAGGED'", [caseId]);
  expect(new Set(written.map(({ id }) => id))).toEqual(new Set(acknowledged));
  expect(acknowledged.length).toBeGreaterThan(0);
});
