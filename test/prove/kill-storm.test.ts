import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkInvariants } from "../../src/db/check-invariants";
import { type KillDesk, killDesk, steward } from "../support/kill-desk";
import { type Moved, moving, post } from "../support/live-desk";
import { type ServerProcess, spawnServer } from "../support/spawn-server";
import { type Act, aCrew, anAct, type Crew, dice } from "../support/storm";
import { until } from "../support/until";

const KILLS = 20;
const WORKERS = 10;

/** One question with its key, and what was answered to it. */
interface Asked {
  act: Act;
  key: string;
  payload: Moved;
  /** How often it had to be asked again because an answer did not come. */
  repeats: number;
}

describe("kill -9 of the server under mixed mutations", () => {
  let desk: KillDesk;
  let crew: Crew;
  beforeAll(async () => {
    desk = await killDesk();
    crew = await aCrew(desk);
    await desk.ask(
      "insert into categories (key, name, handling, automation, owner_id) values ('BUG', 'Bug', 'FRONTLINE', 'MAY_COLLECT', $1)",
      [crew.manager],
    );
  }, 60_000);
  afterAll(() => desk.close());

  /** Asks until there is an answer, always under the same key. */
  async function settle(act: Act, key: string, serverNow: () => ServerProcess): Promise<Asked> {
    const token = await desk.tokenOf(act.person);
    let answered: Moved | null = null;
    let repeats = -1;
    await until(
      `${act.name} is answered`,
      async () => {
        repeats += 1;
        const answer = await post<Record<string, Moved>>(serverNow().address, token, moving(act.name), {
          input: { ...act.input, idempotencyKey: key },
        }).catch((error: unknown) => {
          // The connection was refused, cut before the answer, or cut in the middle of it.
          if (/fetch failed|terminated|JSON/.test(String(error))) return null;
          throw error;
        });
        answered = answer?.data?.[act.name] ?? null;
        return answered !== null;
      },
      60_000,
    );
    if (answered === null) throw new Error("it was answered");
    return { act, key, payload: answered, repeats };
  }

  test(`no acknowledged mutation is lost and every unknown one is settled by its key, over ${KILLS} kills`, async () => {
    let server = await desk.start();
    let kills = 0;
    const asked: Asked[] = [];
    const roll = dice(20);
    const weather: { cases: string[]; offers: string[] } = { cases: [], offers: [] };
    for (let each = 0; each < 5; each += 1) {
      const input = {
        subject: `Begin ${each}`,
        channel: "CHAT",
        categoryKey: "BUG",
        teamId: crew.team,
        urgency: "URGENT",
        impact: "NORMAL",
      };
      const opened = await settle({ name: "openCase", person: crew.manager, input }, `begin-${each}`, () => server);
      asked.push(opened);
      if (opened.payload.case !== null) weather.cases.push(opened.payload.case.id);
    }

    let isOver = false;
    let numbered = 0;
    const workers = Array.from({ length: WORKERS }, async () => {
      while (!isOver) {
        numbered += 1;
        const act = anAct(crew, { ...weather, offers: weather.offers.slice(-8) }, roll);
        const done = await settle(act, `key-${numbered}`, () => server);
        asked.push(done);
        if (done.payload.offer !== null && done.payload.offer !== undefined && act.name === "offerTransfer")
          weather.offers.push(done.payload.offer.id);
      }
    });
    for (; kills < KILLS; kills += 1) {
      const goal = asked.length + 5 + roll(40);
      await until("some more were answered", () => asked.length >= goal, 30_000);
      await server.kill9();
      server = await desk.start();
    }
    const goal = asked.length + 20;
    await until("some more were answered", () => asked.length >= goal, 30_000);
    isOver = true;
    await Promise.all(workers);

    const repeated = asked.filter(({ repeats }) => repeats > 0);
    const effects = asked.flatMap(({ payload }) => (payload.event === null ? [] : [payload.event.id]));
    console.log(JSON.stringify({ kills, asked: asked.length, accepted: effects.length, repeated: repeated.length }));
    expect(repeated.length).toBeGreaterThan(KILLS / 2);
    // Each effect belongs to one key, and there is none that no key was answered with.
    expect(new Set(effects).size).toBe(effects.length);
    const told = await desk.ask<{ id: string }>(
      `select id from events where type in ('CASE_OPENED', 'OWNERSHIP_CHANGED', 'TRANSFER_OFFERED', 'CASE_TAGGED', 'CASE_STATUS_CHANGED')
          or (type = 'TRANSFER_ENDED' and after->>'outcome' in ('DECLINED', 'WITHDRAWN'))`,
    );
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set(effects));
    // Asking once more under the same key answers the same and does nothing.
    for (const { act, key, payload } of repeated) expect((await settle(act, key, () => server)).payload.event).toEqual(payload.event);
    await until("every event has its place", async () => {
      const [row] = await desk.ask<{ left: number }>(
        "select count(*)::integer as left from events e where not exists (select from event_places p where p.event_no = e.no)",
      );
      return row?.left === 0;
    });
    expect(await checkInvariants(desk.ownerUrl)).toEqual([]);
  }, 300_000);
});

test("a server that runs the embedded database itself loses nothing it acknowledged when it is killed twice", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "steward-alone-"));
  const OPEN = "mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } event { id } userErrors { code message } } }";
  let server = await spawnServer({ dataDir });
  const token = /Bearer (\S+)/.exec(server.output())?.[1] ?? "";
  const asks = async (key: string): Promise<string> => {
    const { categories } = (await post<{ categories: { key: string }[] }>(server.address, token, "{ categories { key } }")).data ?? {
      categories: [],
    };
    const input = {
      subject: key,
      channel: "EMAIL",
      categoryKey: categories[0]?.key,
      urgency: "URGENT",
      impact: "HIGH",
      idempotencyKey: key,
    };
    const answer = await post<{ openCase: Moved }>(server.address, token, OPEN, { input });
    const id = answer.data?.openCase.event?.id;
    if (id === undefined) throw new Error(JSON.stringify(answer));
    return id;
  };
  const acknowledged = new Map<string, string>();
  try {
    for (let kill = 0; kill < 2; kill += 1) {
      for (let each = 0; each < 5; each += 1) acknowledged.set(`${kill}-${each}`, await asks(`${kill}-${each}`));
      const inFlight = [1, 2, 3].map((each) => asks(`${kill}-flying-${each}`).catch(() => null));
      await server.kill9();
      await Promise.all(inFlight);
      server = await spawnServer({ dataDir });
      for (const [key, eventId] of acknowledged) expect(await asks(key)).toBe(eventId);
      for (const each of [1, 2, 3]) acknowledged.set(`${kill}-flying-${each}`, await asks(`${kill}-flying-${each}`));
    }
    for (const [key, eventId] of acknowledged) expect(await asks(key)).toBe(eventId);
    expect(new Set(acknowledged.values()).size).toBe(16);
    expect(await steward(["invariants"], { DATA_DIR: dataDir })).toContain("Every law holds.");
    expect(await server.term()).toBe(0);
  } finally {
    if (!server.hasEnded()) await server.kill9();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
}, 120_000);
