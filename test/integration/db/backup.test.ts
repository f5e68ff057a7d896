import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { backup } from "../../../src/db/backup";
import { checkInvariants } from "../../../src/db/check-invariants";
import { createDataSource } from "../../../src/db/data-source";
import { migrate } from "../../../src/db/migrate";
import { restore } from "../../../src/db/restore";
import { startNewEpoch } from "../../../src/db/restored";
import { seedDemo } from "../../../src/demo/seed-demo";
import { type Addresses, ask, clonedDatabases, hashTables } from "../../support/cloned-databases";

/** What differs by design: the new epoch, how far placing looked, and when the schema was made. */
const OWN_TO_A_DATABASE = ["log_epochs", "event_placing", "schema_migrations"];

let database: Awaited<ReturnType<typeof clonedDatabases>>;
let folder: string;
let file: string;
let untouched: Addresses;

const at = (name: string) => join(folder, name);
const same = (hashes: Record<string, string>) =>
  Object.fromEntries(Object.entries(hashes).filter(([name]) => !OWN_TO_A_DATABASE.includes(name)));
const cell = async (url: string, sql: string) => Object.values((await ask(url, sql))[0] ?? {})[0];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "steward-backup-"));
  file = at("desk.backup");
  database = await clonedDatabases();
  untouched = await database.clone();
  const dataSource = await createDataSource({ url: database.serverUrl }).initialize();
  await seedDemo({ dataSource, committed: () => undefined });
  await dataSource.destroy();
  // Every kind of value that a text form could spoil, and an event that waits for its place.
  await ask(
    database.ownerUrl,
    `insert into idempotency_records (actor, key, operation, input_hash, answer, created_at) values
      ('system:test', E'a "quoted", \\\\ key\\n\\t\\u2028\\U0001F600', 'openCase', '', '{"n": 1.10, "s": "\\u2028", "a": [null, "x,y"]}', '-infinity'),
      ('system:test', 'null', 'openCase', 'null', null, '2024-02-29 23:59:59.999+00');
    update cases set tags = array['comma,tag', 'quote"tag', 'NULL', ''] where number = 1;
    update events set after = after || '{"tags": ["comma,tag", "quote\\"tag", "NULL", ""]}' where stream = (select id from cases where number = 1);
    update persons set tokens_valid_from = 'infinity', raise_to_level_key = 'LEAD', raise_asked_by = id where name = 'Ben Okafor';
    insert into events (id, stream, stream_sequence, type, occurred_at, recorded_at, actor)
      select 'evt_late', id, 2, 'PERSON_CHANGED', steward_now(), steward_now(), 'system:test' from persons where name = 'Hiro Tanaka';
    update persons set last_sequence = 2 where name = 'Hiro Tanaka';
    insert into api_keys (id, service_account_id, prefix, secret_hash, created_at, expires_at, last_used_at)
      select 'key_old', id, 'abc', repeat('0', 64), '2024-02-29 23:59:59.999+00', '2025-02-28', '2024-03-01' from service_accounts limit 1;
    insert into customer_fields (customer_id, key, value) select id, 'a "key"', E'two\nlines' from contacts limit 1;
    insert into followers (name, position) select 'a follower', max(position) from event_places;
    insert into followers_set_aside (follower, position, incident_id, tries, first_failed_at, last_failed_at, error_kind)
      select name, position, 'of ' || name, 9, '2024-02-29 23:59:59.999+00', 'infinity', 'error 23505 one_event_per_id' from followers where name = 'a follower';
    insert into notification_causes (person_id, causes) select id, '{}' from persons where name = 'Hiro Tanaka';
    insert into notifications (id, person_id, cause, case_id, event_id, position, read_at)
      select 'ntf_old', p.id, 'TASK', e.case_id, e.id, l.position, 'infinity'
      from persons p, event_places l join events e on e.no = l.event_no
      where p.name = 'Hiro Tanaka' and e.case_id is not null order by l.position desc limit 1`,
  );
});

afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function anEmptyDesk(): Promise<Addresses> {
  const desk = await database.bare();
  await migrate(desk.ownerUrl);
  return desk;
}

describe("a backup", () => {
  test("is one file that only its owner reads, and tells what it holds", async () => {
    let told = 0;
    const report = await backup(database.ownerUrl, file, {
      progress: (rows) => {
        told = rows;
      },
    });
    expect(report.rows).toMatchObject({ cases: 35, persons: 20, teams: 7, categories: 17, idempotency_records: 2 });
    expect(told).toBe(Object.values(report.rows).reduce((sum, count) => sum + count, 0));
    expect(report.epoch).toBe(await cell(database.ownerUrl, "select epoch from log_epochs"));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["desk.backup"]);
  });

  test("carries rows of every table that may hold the desk's own, so that none is only said to be carried", async () => {
    const { rows } = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n").at(-1) ?? "") as {
      rows: Record<string, number>;
    };
    expect(Object.keys(rows).filter((table) => rows[table] === 0)).toEqual([]);
    const tables = await ask(
      database.ownerUrl,
      "select relname::text as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
    );
    const left = tables.map(({ name }) => String(name)).filter((name) => rows[name] === undefined);
    expect(left.sort()).toEqual(["event_placing", "presence", "schema_migrations"]);
  });

  test("is never written over another file", async () => {
    const before = readFileSync(file);
    await expect(backup(database.ownerUrl, file)).rejects.toMatchObject({
      name: "BackupRefused",
      message: `${file} is there already; a backup is not written over another file.`,
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("that breaks off leaves no file", async () => {
    const bare = await database.bare();
    await expect(backup(bare.ownerUrl, at("broken.backup"))).rejects.toThrow();
    expect(existsSync(at("broken.backup"))).toBe(false);
    expect(existsSync(at("broken.backup.partial"))).toBe(false);
  });

  test("is restored with every row as it was, in a new epoch, with all laws and keys in force", async () => {
    const desk = await anEmptyDesk();
    const keys = "select string_agg(conname || condeferrable || condeferred || convalidated, ',' order by conname) from pg_constraint";
    const keysBefore = await cell(desk.ownerUrl, keys);
    const progress: number[] = [];
    const report = await restore(desk.ownerUrl, file, { progress: (rows, of) => progress.push(rows, of) });
    expect(report.violations).toEqual([]);
    expect(progress.slice(-2)).toEqual(Array(2).fill(Object.values(report.rows).reduce((sum, count) => sum + count, 0)));

    const places = "delete from event_places where event_no = (select no from events where id = 'evt_late')";
    expect(
      await cell(
        desk.ownerUrl,
        "select p.position = (select max(position) from event_places) from event_places p join events e on e.no = p.event_no where e.id = 'evt_late'",
      ),
    ).toBe(true);
    await ask(desk.ownerUrl, places);
    expect(same(await hashTables(desk.ownerUrl))).toEqual(same(await hashTables(database.ownerUrl)));
    expect(await cell(desk.ownerUrl, keys)).toBe(keysBefore);

    const [before, after] = [
      await ask(database.ownerUrl, "select * from log_epochs order by number"),
      await ask(desk.ownerUrl, "select * from log_epochs order by number"),
    ];
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ number: before.length + 1, epoch: report.epoch });
    expect(before.map(({ epoch }) => epoch)).not.toContain(report.epoch);
  });

  test("is a desk to work on: numbers go on where they stood, and placing goes on", async () => {
    const desk = await anEmptyDesk();
    await restore(desk.ownerUrl, file);
    expect(await checkInvariants(desk.serverUrl)).toEqual([]);
    expect(await cell(desk.serverUrl, "select nextval('case_numbers')::int")).toBe(36);
    expect(await cell(desk.ownerUrl, "select nextval('event_numbers') > (select max(no) from events)")).toBe(true);
    const add = `insert into events (id, stream, stream_sequence, type, occurred_at, recorded_at, actor)
      select 'evt_new', id, 3, 'PERSON_CHANGED', steward_now(), steward_now(), 'system:test' from persons where name = 'Hiro Tanaka'`;
    await ask(desk.serverUrl, add);
    expect(await cell(desk.serverUrl, "select place_events() = (select count(*) from events)")).toBe(true);
  });

  test("is refused where anything is, which stays as it is", async () => {
    const before = await hashTables(database.ownerUrl);
    await expect(restore(database.ownerUrl, file)).rejects.toMatchObject({
      name: "BackupRefused",
      message: expect.stringMatching(
        /^The database is not empty: it holds absence_handovers, absences, accounts, .*freshly migrated one\.$/,
      ),
    });
    expect(await hashTables(database.ownerUrl)).toEqual(before);
  });

  test("is refused where the schema is not there yet", async () => {
    const bare = await database.bare();
    await expect(restore(bare.ownerUrl, file)).rejects.toMatchObject({
      name: "BackupRefused",
      message: "The database is not migrated: migrate it, then restore.",
    });
  });
});

describe("a file that is no whole backup", () => {
  const lines = () => gunzipSync(readFileSync(file)).toString("utf8").trimEnd().split("\n");
  const packed = (all: readonly string[]) => gzipSync(`${all.join("\n")}\n`);
  const sealed = (all: readonly string[]) => {
    const trailer = JSON.parse(all.at(-1) ?? "") as { rows: object };
    const body = all.slice(0, -1).map((line) => `${line}\n`);
    return packed([...all.slice(0, -1), JSON.stringify({ ...trailer, sha256: createHash("sha256").update(body.join("")).digest("hex") })]);
  };
  const damaged = "is damaged: it was cut or altered since it was written.";
  const foreign = "is not a backup of Steward.";
  const without = (place: number) => lines().toSpliced(place, 1);

  test.each<[string, () => Uint8Array, string]>([
    ["cut in the middle", () => readFileSync(file).subarray(0, statSync(file).size / 2), damaged],
    ["cut by its last byte", () => readFileSync(file).subarray(0, -1), damaged],
    ["with a flipped bit", () => readFileSync(file).map((byte, place) => (place === 2_000 ? byte ^ 1 : byte)), damaged],
    ["cut at the end of a line and packed again", () => packed(lines().slice(0, 100)), damaged],
    ["without its trailer", () => packed(without(-1)), damaged],
    ["without its sequences", () => packed(without(-2)), damaged],
    ["without one row", () => packed(without(5)), damaged],
    ["with one row twice", () => packed(lines().toSpliced(5, 0, lines()[5] ?? "")), damaged],
    [
      "with two rows in the other order",
      () => packed([...lines().slice(0, 5), lines()[6] ?? "", lines()[5] ?? "", ...lines().slice(7)]),
      damaged,
    ],
    ["with a line after its trailer", () => packed([...lines(), "[0]"]), damaged],
    ["with an altered word", () => packed(lines().map((line) => line.replace("Ana Ferreira", "Eve Ferreira"))), damaged],
    ["with a row too short for its table, and a right seal", () => sealed(lines().with(5, '[0,"x"]')), damaged],
    ["that is empty", () => new Uint8Array(), damaged],
    ["that is a text", () => Buffer.from("id,name\n1,Ana\n"), foreign],
    ["that is another packed file", () => gzipSync("id,name\n1,Ana\n"), foreign],
    ["of a later format", () => sealed(lines().with(0, (lines()[0] ?? "").replace("steward-backup/1", "steward-backup/2"))), foreign],
  ])("%s is refused, and leaves nothing behind", async (_what, contents, why) => {
    const path = at("bad.backup");
    writeFileSync(path, contents());
    const before = await hashTables(untouched.ownerUrl);
    await expect(restore(untouched.ownerUrl, path)).rejects.toMatchObject({ name: "BackupRefused", message: `${path} ${why}` });
    expect(await hashTables(untouched.ownerUrl)).toEqual(before);
  });

  test("of another schema is refused with what differs", async () => {
    const other = (lines()[0] ?? "").replace(/"TimersAndKeys[0-9]+"/, '"ClocksAndPaths1"');
    writeFileSync(at("bad.backup"), sealed(lines().with(0, other)));
    const before = await hashTables(untouched.ownerUrl);
    await expect(restore(untouched.ownerUrl, at("bad.backup"))).rejects.toMatchObject({
      name: "BackupRefused",
      message: expect.stringMatching(
        /another schema: it has ClocksAndPaths1, which this release does not know; it lacks TimersAndKeys[0-9]+\. Restore it/,
      ),
    });
    expect(await hashTables(untouched.ownerUrl)).toEqual(before);
  });

  test("whose rows break a key is refused by the key, sealed or not", async () => {
    const place = lines().findIndex((line) => line.includes("Ana Ferreira"));
    const trailer = JSON.parse(lines().at(-1) ?? "") as { rows: { persons: number } };
    const fewer = { ...trailer, rows: { ...trailer.rows, persons: trailer.rows.persons - 1 } };
    writeFileSync(at("bad.backup"), sealed([...without(place).slice(0, -1), JSON.stringify(fewer)]));
    const before = await hashTables(untouched.ownerUrl);
    await expect(restore(untouched.ownerUrl, at("bad.backup"))).rejects.toMatchObject({ code: "23503" });
    expect(await hashTables(untouched.ownerUrl)).toEqual(before);
  });

  test("that is not there, or is a folder, is refused", async () => {
    await expect(restore(untouched.ownerUrl, at("none"))).rejects.toMatchObject({
      name: "BackupRefused",
      message: `There is no file ${at("none")}.`,
    });
    await expect(restore(untouched.ownerUrl, folder)).rejects.toMatchObject({ name: "BackupRefused", message: `${folder} is a folder.` });
  });
});

describe("a database restored by other means", () => {
  test("begins a new epoch and keeps everything else", async () => {
    const desk = await database.clone();
    const before = await hashTables(desk.ownerUrl);
    const old = await ask(desk.ownerUrl, "select number, epoch from log_epochs");
    const { epoch } = await startNewEpoch(desk.ownerUrl);
    expect(await ask(desk.ownerUrl, "select number, epoch from log_epochs order by number")).toEqual([
      ...old,
      { number: old.length + 1, epoch },
    ]);
    expect(epoch).toMatch(/^[0-9a-f]{12}$/);
    expect({ ...(await hashTables(desk.ownerUrl)), log_epochs: "" }).toEqual({ ...before, log_epochs: "" });
  });

  test("forgets a transaction that this server never reached, so that placing is not held up", async () => {
    const desk = await database.clone();
    await ask(desk.ownerUrl, "update event_placing set marked_at_xmax = '9000000000000'");
    await startNewEpoch(desk.ownerUrl);
    expect(await cell(desk.ownerUrl, "select marked_at_xmax::text from event_placing")).toBe("0");
  });
});
