import { Client } from "pg";
import { checkInvariants, findViolations, INVARIANTS } from "../../../src/db/check-invariants";
import { createDataSource } from "../../../src/db/data-source";
import { seedDemo } from "../../../src/demo/seed-demo";
import { type Addresses, ask, clonedDatabases } from "../../support/cloned-databases";
import { FOLDED, OTHER_FACTS } from "./broken-desks";
import { BREAKS } from "./list-breaks";

let database: Awaited<ReturnType<typeof clonedDatabases>>;
let broken: Addresses;
let client: Client;

beforeAll(async () => {
  database = await clonedDatabases();
  const dataSource = await createDataSource({ url: database.serverUrl }).initialize();
  await seedDemo({ dataSource, committed: () => undefined });
  await dataSource.destroy();
  broken = await database.clone();
  client = new Client(database.ownerUrl);
  await client.connect();
});

afterAll(async () => {
  await client?.end();
  await database?.close();
});

/** Breaks the desk inside a transaction that is taken back, with the keys switched off as only a superuser can. */
async function whileBroken<T>(sql: string, look: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    await client.query("set local session_replication_role = replica");
    await client.query(sql);
    return await look();
  } finally {
    await client.query("rollback");
  }
}

describe("the invariants", () => {
  test("hold on a healthy desk, for the owner and for the server's role, and nothing is written", async () => {
    expect(await checkInvariants(database.ownerUrl)).toEqual([]);
    expect(await checkInvariants(database.serverUrl)).toEqual([]);
  });

  test("hold on a desk on which nobody is", async () => {
    const emptiness =
      "truncate cases, persons, teams, accounts, contacts, calendars, service_accounts, events, event_places, timers, transfer_offers, ownership, handoff_briefs cascade";
    expect(await whileBroken(emptiness, () => findViolations(client))).toEqual([]);
  });

  test.each(BREAKS)("find $what", async ({ sentence, sql, offender }) => {
    const [expected] = (await client.query<{ id: string }>(offender)).rows;
    const violations = await whileBroken(sql, () => findViolations(client));
    const found = violations.find((violation) => violation.sentence === sentence);
    expect(found?.offenders.filter((line) => line.includes(expected?.id ?? "nobody"))).toHaveLength(1);
  });

  test("find every fact of a case that the row has otherwise than its events", async () => {
    const [row] = (
      await client.query<{ id: string; facts: string[] }>(
        `select c.id, (select array_agg(name) from jsonb_object_keys(e.after) as name where name not in ('chosenBy', 'imported')) as facts
        from cases c join events e on e.stream = c.id and e.type = 'CASE_OPENED' where c.subject = 'Where is order 40817?'`,
      )
    ).rows;
    expect(Object.keys(OTHER_FACTS).sort()).toEqual(row?.facts.sort());
    const constraints = (
      await client.query<{ name: string }>("select conname as name from pg_constraint where conrelid = 'cases'::regclass and contype = 'c'")
    ).rows;
    const unchecked = constraints.map(({ name }) => `alter table cases drop constraint ${name};`).join(" ");
    for (const [fact, change] of Object.entries(OTHER_FACTS)) {
      const violations = await whileBroken(`${unchecked} update cases set ${change} where id = '${row?.id}'`, () => findViolations(client));
      const told = violations.find(({ sentence }) => sentence === FOLDED);
      expect([fact, told?.count, told?.offenders[0]?.startsWith(`${row?.id} ${fact}: the row has `)]).toEqual([fact, 1, true]);
    }
  });

  test("ask every table whose rows have a stream", async () => {
    const tables = await client.query<{ name: string }>(
      "select relname::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid where attname = 'last_sequence' and relkind = 'r' order by 1",
    );
    const broken = BREAKS.flatMap(({ what }) => /^a row of (\w+) that is ahead/.exec(what)?.[1] ?? []);
    expect(broken.sort()).toEqual(tables.rows.map(({ name }) => name));
  });

  test("let an event wait ten seconds for its place", async () => {
    const fresh = `update events set recorded_at = steward_now() - interval '5 seconds';
      delete from event_places where position = (select max(position) from event_places)`;
    expect(await whileBroken(fresh, () => findViolations(client))).toEqual([]);
  });

  test("let imported history go without briefs", async () => {
    const imported = `update ownership set brief_id = null, move = 'IMPORTED' where number > 1;
      update events set after = after || '{"move": "IMPORTED", "briefId": null}' where type = 'OWNERSHIP_CHANGED'`;
    expect(await whileBroken(imported, () => findViolations(client))).toEqual([]);
  });

  test("each have a desk that breaks them", () => {
    const sentences = INVARIANTS.map(({ sentence }) => sentence);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(sentences.filter((sentence) => !BREAKS.some((it) => it.sentence === sentence))).toEqual([]);
    expect(INVARIANTS.map(({ law }) => law)).toEqual([
      ...[1, 1, 2, 3, 3, 4, 4, 4, 5, 5, 6],
      ...[7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7],
      ...[15, 15, 15, 15, 15, 15, 15, 15, 15],
    ]);
  });

  test("count all offenders, and name the first twenty", async () => {
    await ask(broken.ownerUrl, "set session_replication_role = replica; update cases set priority_defaulted = not priority_defaulted");
    const violations = await checkInvariants(broken.ownerUrl);
    const ids = await ask(broken.ownerUrl, "select id, (count(*) over ())::integer as cases from cases order by id limit 20");
    expect(violations).toEqual([
      {
        law: 7,
        sentence: FOLDED,
        count: Number(ids[0]?.cases),
        offenders: ids.map(({ id }) => `${id} priorityDefaulted: the row has false, its events tell true`),
      },
    ]);
  });
});
