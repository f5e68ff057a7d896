import { randomUUID } from "node:crypto";
import type { EventId } from "../../src/domain/ids";
import { type LogWriter, logWriter } from "../support/log-writer";
import { type ScratchDatabase, scratchDatabase } from "../support/scratch-database";
import { dice } from "../support/storm";

const WRITERS = 16;
const TRANSACTIONS = 150;
const PLACERS = 3;

let database: ScratchDatabase;
beforeAll(async () => {
  database = await scratchDatabase();
});
afterAll(() => database.close());

/** What writers know to have committed, in the order they learned of it. */
interface Committed {
  id: EventId;
  causationId: EventId | null;
}

async function placeAlong(isOver: () => boolean): Promise<number> {
  const placer = await logWriter(database.serverUrl);
  let calls = 0;
  for (; !isOver(); calls += 1) await placer.query("select place_events()");
  await placer.end();
  return calls;
}

async function writeAlong(seed: number, committed: Committed[]): Promise<number> {
  const roll = dice(seed);
  let writer: LogWriter = await logWriter(database.serverUrl);
  let rolledBack = 0;
  for (let each = 0; each < TRANSACTIONS; each += 1) {
    const stream = `test_${randomUUID()}`;
    const written: Committed[] = [];
    await writer.begin();
    for (let number = 1; number <= 1 + roll(3); number += 1) {
      const causationId = committed.length > 0 ? (committed[committed.length - 1 - roll(Math.min(5, committed.length))]?.id ?? null) : null;
      written.push({ id: await writer.writeNext(stream, number, causationId), causationId });
      // A slow transaction: its numbers are drawn, and others commit meanwhile.
      if (roll(4) === 0) await writer.query(`select pg_sleep(${roll(20) / 1_000})`);
    }
    const fate = roll(20);
    if (fate === 0) {
      // Its connection dies with the transaction open.
      await writer.end();
      writer = await logWriter(database.serverUrl);
      rolledBack += written.length;
    } else if (fate < 4) {
      await writer.rollback();
      rolledBack += written.length;
    } else {
      await writer.commit();
      committed.push(...written);
    }
  }
  await writer.end();
  return rolledBack;
}

test("placing loses no event, gives positions without a gap, and never puts an effect before its cause", async () => {
  const committed: Committed[] = [];
  let isOver = false;
  const placers = Array.from({ length: PLACERS }, () => placeAlong(() => isOver));
  const begunAt = performance.now();
  const rolledBack = await Promise.all(Array.from({ length: WRITERS }, (_none, index) => writeAlong(index + 1, committed)));
  const seconds = (performance.now() - begunAt) / 1_000;
  isOver = true;
  const calls = await Promise.all(placers);

  const reader = await logWriter(database.serverUrl);
  await reader.query("select place_events()");
  const places = await reader.query<{ id: EventId; position: number; stream: string; streamSequence: number }>(
    `select e.id, p.position::integer as position, e.stream, e.stream_sequence as "streamSequence"
      from event_places p join events e on e.no = p.event_no order by p.position`,
  );
  const [marks] = await reader.query<{ unplaced: number }>(
    "select count(*)::integer as unplaced from events e where not exists (select from event_places p where p.event_no = e.no)",
  );
  await reader.end();
  const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
  console.log(
    JSON.stringify({
      committed: committed.length,
      rolledBack: sum(rolledBack),
      placings: sum(calls),
      seconds: Math.round(seconds * 10) / 10,
    }),
  );

  expect(marks?.unplaced).toBe(0);
  expect(places.map(({ position }) => position)).toEqual(places.map((_place, index) => index + 1));
  const positionOf = new Map(places.map(({ id, position }) => [id, position]));
  expect(new Set(positionOf.keys())).toEqual(new Set(committed.map(({ id }) => id)));
  const inverted = committed.filter(
    ({ id, causationId }) => causationId !== null && (positionOf.get(causationId) ?? 0) >= (positionOf.get(id) ?? 0),
  );
  expect(inverted).toEqual([]);
  const newest = new Map<string, number>();
  for (const { stream, streamSequence } of places) {
    expect(streamSequence).toBe((newest.get(stream) ?? 0) + 1);
    newest.set(stream, streamSequence);
  }
}, 120_000);
