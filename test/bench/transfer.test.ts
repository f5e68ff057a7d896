import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { BRIEF, moving } from "../support/live-desk";
import { benchDesk, type Sent } from "./support/desk";
import { personId } from "./support/fill-desk";
import { Line } from "./support/load";
import { alternate, median, printTable, shareOf } from "./support/rounds";

jest.setTimeout(300_000);

const FILLING = { people: 100, openCases: 6_000, cases: 10_000 };
const ROUNDS = 7;
const A_ROUND = 40;
const WARMING_UP = 40;
const ALL = WARMING_UP + ROUNDS * A_ROUND;

// What a server does by itself, whoever asks it.
const BY_ITSELF = /place_events|from timers where|from event_places p join|\bfollowers\b|^select steward_now\(\) as now$|^select 1$/;

interface Payload {
  data?: Record<string, { offer: { id: string } | null; userErrors: unknown[] }>;
}

/** The n-th transfer: an open case without an offer, its owner, and somebody else. */
function transferOf(place: number): { caseId: string; from: number; to: number } {
  const block = Math.floor(place / 9);
  const number = FILLING.cases - FILLING.openCases + 10 * (block + 1) + 1 + (place % 9);
  const from = 1 + (Math.floor(number / 10) % FILLING.people);
  return { caseId: `case_${String(number).padStart(26, "0")}`, from, to: 1 + (from % FILLING.people) };
}

describe("offering and accepting a transfer", () => {
  const desks: Awaited<ReturnType<typeof benchDesk>>[] = [];
  const newDesk = async () => {
    const desk = await benchDesk(FILLING);
    desks.push(desk);
    return desk;
  };
  afterAll(() => Promise.all(desks.map((desk) => desk.close())));

  /** Asks a server for transfers, one after the other, and answers how many milliseconds one took. */
  const transfersAt = async (desk: Awaited<ReturnType<typeof benchDesk>>, address: string) => {
    const lines = new Map<number, Line>();
    const lineOf = async (person: number): Promise<Line> => {
      const known = lines.get(person);
      if (known !== undefined) return known;
      const made = await Line.open({ url: `${address}/graphql`, token: await desk.tokenOf(personId(person)), body: "" });
      lines.set(person, made);
      return made;
    };
    const ask = async (line: Line, name: string, input: object) => {
      const { data } = JSON.parse((await line.ask(JSON.stringify({ query: moving(name), variables: { input } }))).toString()) as Payload;
      const payload = data?.[name];
      if (payload === undefined || payload.userErrors.length > 0) throw new Error(JSON.stringify(payload));
      return payload;
    };
    return {
      async run(from: number, until: number): Promise<number> {
        let spent = 0;
        for (let place = from; place < until; place += 1) {
          const { caseId, from: owner, to } = transferOf(place);
          const [giver, taker] = [await lineOf(owner), await lineOf(to)];
          const startedAt = performance.now();
          const input = { caseId, toPersonId: personId(to), reason: { code: "WORKLOAD" }, brief: BRIEF };
          const { offer } = await ask(giver, "offerTransfer", input);
          await ask(taker, "acceptTransfer", { offerId: offer?.id });
          spent += performance.now() - startedAt;
        }
        return spent / (until - from);
      },
      close(): void {
        for (const line of lines.values()) line.close();
      },
    };
  };

  test("takes at most two and a half times what its statements take by themselves", async () => {
    const [recording, serving, replaying] = [await newDesk(), await newDesk(), await newDesk()];
    const sent = await recording.recorded(async ({ address }) => {
      const transfers = await transfersAt(recording, address);
      await transfers.run(0, ALL);
      transfers.close();
    });
    const file = join(replaying.dataDir, "transfers.json");
    writeFileSync(file, JSON.stringify(byTransfer(sent)));
    const floor = await replaying.rival("transfer-floor.cjs", file);
    const line = await Line.open({ url: floor.address, body: "" });
    const replay = async (from: number, until: number): Promise<number> => {
      const { ms } = JSON.parse((await line.ask(JSON.stringify({ from, until }))).toString()) as { ms: number };
      return ms / (until - from);
    };
    const server = await serving.serve();
    const transfers = await transfersAt(serving, server.address);

    await replay(0, WARMING_UP);
    await transfers.run(0, WARMING_UP);
    const next = { floor: WARMING_UP, steward: WARMING_UP };
    const round = (who: "floor" | "steward", run: (from: number, until: number) => Promise<number>) => () => {
      const from = next[who];
      next[who] += A_ROUND;
      return run(from, next[who]);
    };
    const figures = await alternate({ floor: round("floor", replay), steward: round("steward", transfers.run) }, ROUNDS);
    line.close();
    transfers.close();
    const share = shareOf(figures.floor, figures.steward);
    printTable("offerTransfer + acceptTransfer", [
      {
        what: "over HTTP, against their statements replayed",
        measured: `${median(figures.steward).toFixed(1)} ms`,
        floor: `${median(figures.floor).toFixed(1)} ms`,
        ratio: share.toFixed(2),
        asked: ">= 0.40, aim 0.60",
      },
    ]);
    expect(share).toBeGreaterThanOrEqual(0.4);
  });
});

/** Every request begins with asking who asks; a transfer is two requests. */
function byTransfer(sent: readonly Sent[]): Sent[][] {
  // The job queue and the listener have connections of their own.
  const ours = new Set(sent.filter(({ name }) => /^(find|load|lock)_/.test(name ?? "")).map((statement) => statement.process));
  const requests: Sent[][] = [];
  for (const statement of withoutOwnWork(sent.filter((each) => ours.has(each.process)))) {
    if (statement.name?.startsWith("find_holder") === true) requests.push([]);
    requests.at(-1)?.push(statement);
  }
  const transfers: Sent[][] = [];
  for (let place = 0; place < requests.length; place += 2) transfers.push([...(requests[place] ?? []), ...(requests[place + 1] ?? [])]);
  return transfers;
}

// A transaction of its own work is left out whole: its begin and commit would cut somebody's transfer in two.
function withoutOwnWork(sent: readonly Sent[]): Sent[] {
  const own = new Set<Sent>();
  const open = new Map<number, Sent[]>();
  for (const statement of sent) {
    const isOwn = BY_ITSELF.test(statement.text) && statement.name === null;
    if (isOwn) own.add(statement);
    if (/^(start transaction|begin)/i.test(statement.text)) open.set(statement.process, []);
    const transaction = open.get(statement.process);
    transaction?.push(statement);
    if (!/^(commit|rollback)/i.test(statement.text)) continue;
    if (transaction?.some((each) => own.has(each))) for (const each of transaction) own.add(each);
    open.delete(statement.process);
  }
  return sent.filter((statement) => !own.has(statement));
}
