import { Client } from "pg";
import type { EventId } from "../../../src/domain/ids";
import { type LogWriter, logWriter } from "../../support/log-writer";
import { type ScratchDatabase, scratchDatabase } from "../../support/scratch-database";
import { until } from "../../support/until";

let database: ScratchDatabase;
const writers: LogWriter[] = [];
beforeEach(async () => {
  database = await scratchDatabase();
});
afterEach(async () => {
  for (const writer of writers.splice(0)) await writer.end();
  await database.close();
});

async function aWriter(): Promise<LogWriter> {
  const writer = await logWriter(database.serverUrl);
  writers.push(writer);
  return writer;
}

async function asOwner(sql: string): Promise<void> {
  const client = new Client(database.ownerUrl);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function placed(reader: LogWriter): Promise<EventId[]> {
  const rows = await reader.query<{ id: EventId; position: number }>(
    "select e.id, p.position::integer as position from event_places p join events e on e.no = p.event_no order by p.position",
  );
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_row, index) => index + 1));
  return rows.map(({ id }) => id);
}

const place = (writer: LogWriter) => writer.query("select place_events()");

test("an event whose transaction ends after later ones were placed gets its place after them", async () => {
  const [slow, fast] = [await aWriter(), await aWriter()];
  await slow.begin();
  const [late] = await slow.write();
  const [early] = await fast.write();
  for (let times = 0; times < 3; times += 1) {
    await place(fast);
    await fast.write();
  }
  await slow.commit();
  await place(fast);
  const order = await placed(fast);
  expect(order[0]).toBe(early);
  expect(order).toHaveLength(5);
  expect(order).toContain(late);
});

test("a transaction that commits while others are being placed is not passed by", async () => {
  // Placing is held between looking for events and raising its low-water mark.
  await asOwner(`
    create function hold_placing() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(1); return null; end $$;
    create trigger hold_placing after insert on event_places for each statement execute function hold_placing();`);
  const [slow, fast, placer, gate] = [await aWriter(), await aWriter(), await aWriter(), await aWriter()];
  await slow.begin();
  const [late] = await slow.write();
  await fast.write();
  await place(placer);

  await fast.write();
  await gate.begin();
  await gate.query("select pg_advisory_xact_lock(1)");
  const placing = place(placer);
  await until("placing is held", async () => {
    const [row] = await gate.query<{ held: boolean }>(
      `select exists (select from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and not l.granted) as held`,
    );
    return row?.held === true;
  });
  await slow.commit();
  await gate.commit();
  await placing;

  await fast.write();
  await place(placer);
  await place(placer);
  expect(await placed(fast)).toContain(late);
});

test("a transaction that began after another, and drew its number before it, is not passed by", async () => {
  const [elder, younger, fast] = [await aWriter(), await aWriter(), await aWriter()];
  await fast.write();
  await elder.begin();
  await elder.query("select pg_current_xact_id()");
  await younger.begin();
  const [late] = await younger.write();
  await elder.write();
  await elder.commit();
  for (let times = 0; times < 4; times += 1) {
    await place(fast);
    await fast.write();
  }
  await younger.commit();
  await place(fast);
  expect(await placed(fast)).toContain(late);
});

test("a transaction that has drawn its number but written nothing yet is not passed by", async () => {
  // An insert is held between drawing its number and writing its row, as a process that loses its turn there would be.
  await asOwner(`
    create function hold_insert() returns trigger language plpgsql as $$ begin
      if new.type = 'CASE_TAGGED' and new.actor = 'system:held' then perform pg_advisory_xact_lock_shared(2); end if; return new; end $$;
    create trigger hold_insert before insert on events for each row execute function hold_insert();`);
  const [slow, fast, gate] = [await aWriter(), await aWriter(), await aWriter()];
  // The sequence logs every 32nd number only, and only then gives the transaction an id by itself.
  await fast.write();
  await gate.begin();
  await gate.query("select pg_advisory_xact_lock(2)");
  const writing = slow.write(1, "system:held");
  await until("the insert is held", async () => {
    const [row] = await gate.query<{ held: boolean }>(
      `select exists (select from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and not l.granted) as held`,
    );
    return row?.held === true;
  });
  for (let times = 0; times < 4; times += 1) {
    await fast.write();
    await place(fast);
  }
  await gate.commit();
  const [late] = await writing;
  await fast.write();
  await place(fast);
  expect(await placed(fast)).toContain(late);
});
