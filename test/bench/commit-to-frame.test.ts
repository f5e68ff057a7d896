import { setTimeout as pause } from "node:timers/promises";
import { until } from "../support/until";
import { benchDesk } from "./support/desk";
import { personId } from "./support/fill-desk";
import { openListeners } from "./support/listeners";
import { Line } from "./support/load";
import { printTable, quantile } from "./support/rounds";

jest.setTimeout(300_000);

const PEOPLE = 100;
const SUBSCRIBERS = 1_000;
const WARMING_UP = 40;
const EVENTS = 60;
const EVERY_MS = 200;
const TAG = `mutation ($input: TagCaseInput!) { tagCase(input: $input) { event { id } userErrors { code } } }`;

describe("a thousand subscribers on two processes", () => {
  let desk: Awaited<ReturnType<typeof benchDesk>>;
  beforeAll(async () => {
    desk = await benchDesk({ people: PEOPLE, openCases: 1_000, cases: 1_000 });
  });
  afterAll(() => desk.close());

  test("hear of every commit, and how soon is told", async () => {
    const servers = await Promise.all([desk.serve(), desk.serve()]);
    const tokens = await Promise.all(Array.from({ length: PEOPLE }, (_none, index) => desk.tokenOf(personId(index + 1))));
    const listeners = await openListeners(
      Array.from({ length: SUBSCRIBERS }, (_none, index) => ({
        url: servers[index % 2]?.wsAddress ?? "",
        token: tokens[index % PEOPLE] ?? "",
      })),
    );
    await until("every subscription runs", async () => {
      const counts = await Promise.all(servers.map(async ({ address }) => countSubscriptions(address)));
      return counts.reduce((sum, count) => sum + count, 0) === SUBSCRIBERS;
    });

    const writers = await Promise.all(
      servers.map(({ address }) => Line.open({ url: `${address}/graphql`, token: tokens[0] ?? "", body: "" })),
    );
    const write = async (place: number): Promise<void> => {
      // The first person owns the first nine cases.
      const caseId = `case_${String(1 + (place % 9)).padStart(26, "0")}`;
      const input = { caseId, add: [`bench${place}`] };
      const answer = await writers[place % 2]?.ask(JSON.stringify({ query: TAG, variables: { input } }));
      if (!answer?.includes('"userErrors":[]')) throw new Error(String(answer));
    };
    const writeAll = async (from: number, count: number): Promise<void> => {
      for (let place = from; place < from + count; place += 1) {
        const startedAt = performance.now();
        await write(place);
        await pause(Math.max(0, EVERY_MS - (performance.now() - startedAt)));
      }
      await listeners.heard(count * SUBSCRIBERS);
    };
    // As in a server that runs since yesterday: what happens all the time is compiled.
    await writeAll(0, WARMING_UP);
    listeners.delays.length = 0;
    await writeAll(WARMING_UP, EVENTS);
    listeners.close();
    for (const writer of writers) writer.close();

    const [p50, p99] = [quantile(listeners.delays, 0.5), quantile(listeners.delays, 0.99)];
    printTable("commit to frame, 1,000 subscribers on 2 processes", [
      { what: `${EVENTS} events, ${listeners.delays.length} frames: half of them within`, measured: `${p50} ms` },
      { what: "99 of a hundred within", measured: `${p99} ms`, asked: "aim 100 ms" },
    ]);
    expect(listeners.delays).toHaveLength(EVENTS * SUBSCRIBERS);
  });
});

async function countSubscriptions(address: string): Promise<number> {
  const metrics = await (await fetch(`${address}/metrics`)).text();
  return Number(/^graphql_subscriptions (\d+)/m.exec(metrics)?.[1] ?? 0);
}
