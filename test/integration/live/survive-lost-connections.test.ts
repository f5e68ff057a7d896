import { Client } from "pg";
import { checkInvariants } from "../../../src/db/check-invariants";
import type { PersonId } from "../../../src/domain/ids";
import { CASE_EVENTS, type LiveClient, type LiveStream } from "../../support/live-client";
import { type LiveDesk, liveDesk, type Moved, moving, post } from "../../support/live-desk";
import { until } from "../../support/until";

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

/** A client that comes back with its last cursor whenever it is sent away. */
function follow(index: number, person: PersonId, from: string) {
  const rounds: { client: LiveClient; stream: LiveStream }[] = [];
  const codes: number[] = [];
  let isOver = false;
  const run = async (): Promise<void> => {
    for (let after = from; !isOver; ) {
      const client = await desk.client(index, person).catch(() => null);
      if (client === null) continue;
      const stream = client.watch(CASE_EVENTS, { after });
      rounds.push({ client, stream });
      const { code } = await client.closed;
      if (!isOver) codes.push(code);
      after = stream.seen.at(-1)?.cursor ?? after;
    }
  };
  const running = run();
  return {
    seen: () => rounds.flatMap(({ stream }) => stream.seen.map(({ id }) => id)),
    complaints: () => rounds.flatMap(({ stream }) => stream.errors),
    closings: () => codes,
    async stop(): Promise<void> {
      isOver = true;
      await rounds.at(-1)?.client.end();
      await running;
    },
  };
}

test("when the database drops every connection, callers are told to come back, keys settle what is unknown, and subscribers miss nothing", async () => {
  const { ana, chloe } = desk.people;
  const caseId = await desk.aCase(ana, desk.team);
  const after = await desk.cursor();
  const followers = [0, 1].map((index) => follow(index, ana, after));
  const token = await desk.tokenOf(chloe);
  const codes = new Set<unknown>();
  const told: string[] = [];
  let done = 0;

  const settle = async (index: number): Promise<void> => {
    let eventId: string | undefined;
    await until("the tag is on", async () => {
      const input = {
        caseId,
        add: [`tag-${index % 20}`],
        ...(index >= 20 ? { add: [], remove: [`tag-${index % 20}`] } : {}),
        idempotencyKey: `key-${index}`,
      };
      const answer = await post<{ tagCase: Moved }>(desk.server(index % 2).address, token, moving("tagCase"), { input });
      for (const { extensions } of answer.errors) codes.add(extensions.code);
      if (answer.data?.tagCase.userErrors.length) throw new Error(JSON.stringify(answer.data.tagCase.userErrors));
      eventId = answer.data?.tagCase.event?.id;
      return eventId !== undefined;
    });
    told.push(eventId ?? "");
    done += 1;
  };
  const dropAll = async (): Promise<void> => {
    const owner = new Client(desk.database.ownerUrl);
    await owner.connect();
    await owner.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name in ('steward', 'steward-listen')",
    );
    await owner.end();
  };
  for (const round of [0, 1]) {
    const begun = done;
    const all = Promise.all(Array.from({ length: 20 }, (_none, index) => settle(round * 20 + index)));
    await dropAll();
    await until("some got through", () => done > begun + 3);
    await dropAll();
    await all;
  }
  expect([...codes].filter((code) => code !== "SERVICE_UNAVAILABLE")).toEqual([]);
  await desk.settled();
  const log = (await desk.log(["CASE_TAGGED"])).map(({ id }) => id);
  expect(new Set(log)).toEqual(new Set(told));
  for (const follower of followers) {
    await until("the follower has the last", () => follower.seen().at(-1) === log.at(-1));
    await follower.stop();
    expect(follower.seen()).toEqual(log);
    expect(follower.complaints()).toEqual([]);
    // "Try again later": what a client of graphql-ws comes back after by itself.
    expect(follower.closings().filter((code) => code !== 1013)).toEqual([]);
  }
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
});
