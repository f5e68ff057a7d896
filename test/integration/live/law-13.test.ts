import fc from "fast-check";
import type { CaseId, PersonId, TeamId } from "../../../src/domain/ids";
import { CASE_EVENTS, type LiveClient, type LiveStream } from "../../support/live-client";
import { type LiveDesk, liveDesk } from "../../support/live-desk";
import { until } from "../../support/until";

const RUNS = 100;

const half = fc.constantFrom(0 as const, 1 as const);
const who = fc.constantFrom(0 as const, 1 as const, 2 as const);
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant("write" as const), caseIndex: half, server: half }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("leave" as const), who }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("come back" as const), who, server: half }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("let out" as const), server: half }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("let in" as const), server: half }) },
  ),
  { minLength: 5, maxLength: 14 },
);

/** What the law says that a subscriber has seen: kept beside the real one, and compared with it. */
interface Subscriber {
  person: PersonId;
  external: boolean;
  seen: string[];
  expected: string[];
  cursor: string | null;
  /** How much of the log the cursor covers. */
  upTo: number;
  live: { client: LiveClient; stream: LiveStream; server: 0 | 1 } | null;
}

let desk: LiveDesk;
let eve: PersonId;
let steward: PersonId;
let team: TeamId;
let sockets: Map<string, LiveClient>;
beforeAll(async () => {
  desk = await liveDesk();
  eve = await desk.aPerson({ name: "Eve", external: true });
  steward = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  team = await desk.aTeam({ queueStewardId: steward, memberIds: [eve, steward].sort() });
  sockets = new Map();
});
afterAll(() => desk.close());

async function socketOf(person: PersonId, server: 0 | 1): Promise<LiveClient> {
  const known = sockets.get(`${person} ${server}`);
  if (known !== undefined && known.socket.readyState === known.socket.OPEN) return known;
  const client = await desk.client(server, person);
  sockets.set(`${person} ${server}`, client);
  return client;
}

async function roster(server: 0 | 1, memberIds: PersonId[]): Promise<void> {
  const { revision } = await desk.lockOf("teams", team);
  await desk.gets(server, desk.people.hiro, "mutation ($input: UpdateTeamInput!) { updateTeam(input: $input) { userErrors { code } } }", {
    input: { teamId: team, expectedRevision: revision, memberIds: [...memberIds].sort() },
  });
}

test("a subscriber sees every event it may see exactly once and in order, across reconnects and replicas", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      await roster(0, [eve, steward]);
      const cases: CaseId[] = [await desk.aCase(desk.people.ana, desk.team), await desk.aCase(steward, team)];
      const begin = await desk.cursor();
      const log: { id: string; caseIndex: 0 | 1 }[] = [];
      let isIn = true;
      const sees = ({ external }: Subscriber, caseIndex: 0 | 1) => !external || (caseIndex === 1 && isIn);
      const plain = (person: PersonId, external = false): Subscriber => ({
        person,
        external,
        seen: [],
        expected: [],
        cursor: begin,
        upTo: 0,
        live: null,
      });
      const subscribers = [plain(desk.people.ana), plain(desk.people.ben), plain(eve, true)];

      const enter = async (subscriber: Subscriber, server: 0 | 1) => {
        const client = await socketOf(subscriber.person, server);
        subscriber.live = { client, stream: client.watch(CASE_EVENTS, { after: subscriber.cursor, filter: { caseIds: cases } }), server };
        if (subscriber.external && !isIn) return ends(subscriber);
        for (const [index, { id, caseIndex }] of log.entries()) {
          if (index < subscriber.upTo || !sees(subscriber, caseIndex)) continue;
          subscriber.expected.push(id);
          subscriber.upTo = index + 1;
        }
      };
      // Of the cases it names it can see none: the operation completes, and a client that wants to go on asks again.
      const ends = async (subscriber: Subscriber) => {
        await until("the operation completes", () => subscriber.live?.stream.completed !== false);
        leave(subscriber);
      };
      const caughtUp = async () => {
        for (const { live, seen, expected } of subscribers) {
          if (live !== null)
            await until("a subscriber has what it may see", () => seen.length + live.stream.seen.length >= expected.length);
        }
      };
      const leave = (subscriber: Subscriber) => {
        if (subscriber.live === null) return;
        const { stream } = subscriber.live;
        subscriber.seen.push(...stream.seen.map(({ id }) => id));
        subscriber.cursor = stream.seen.at(-1)?.cursor ?? subscriber.cursor;
        expect(stream.errors).toEqual([]);
        stream.stop();
        subscriber.live = null;
      };

      for (const [index, subscriber] of subscribers.entries()) await enter(subscriber, index % 2 === 0 ? 0 : 1);
      for (const step of script) {
        if (step.do === "write") {
          const id = (
            await desk.moves(step.server, desk.people.hiro, "tagCase", { caseId: cases[step.caseIndex], add: [`t-${log.length}`] })
          ).event.id;
          log.push({ id, caseIndex: step.caseIndex });
          for (const subscriber of subscribers) {
            if (subscriber.live === null || !sees(subscriber, step.caseIndex)) continue;
            subscriber.expected.push(id);
            subscriber.upTo = log.length;
          }
        } else if (step.do === "leave") {
          await caughtUp();
          leave(subscribers[step.who] as Subscriber);
        } else if (step.do === "come back") {
          await caughtUp();
          leave(subscribers[step.who] as Subscriber);
          await enter(subscribers[step.who] as Subscriber, step.server);
        } else {
          // What was committed before the right changed may be judged by either; the model waits, so that it need not guess.
          await caughtUp();
          isIn = step.do === "let in";
          await roster(step.server, isIn ? [eve, steward] : [steward]);
          for (const subscriber of subscribers) if (!isIn && subscriber.external) await ends(subscriber);
        }
      }
      await caughtUp();
      for (const subscriber of subscribers) leave(subscriber);
      for (const { seen, expected } of subscribers) expect(seen).toEqual(expected);
    }),
    { numRuns: RUNS, seed: 13, endOnFailure: true },
  );
}, 600_000);
