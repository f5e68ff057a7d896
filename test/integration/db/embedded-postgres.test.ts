import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../../src/db/embedded/start-embedded-postgres";
import { aPlace, type Place } from "../../support/embedded-place";

const isRoot = process.getuid?.() === 0;
const places: Place[] = [];

function place(options: Parameters<typeof aPlace>[0] = {}): Place {
  const made = aPlace(options);
  places.push(made);
  return made;
}

afterEach(async () => {
  for (const made of places.splice(0)) await made.remove();
});

describe("the embedded PostgreSQL", () => {
  test("creates the database and a server role that owns nothing, with passwords only we can read", async () => {
    const dataDir = place().dataDir;
    const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
    const { ask } = places[0] as Place;

    expect(
      await ask(
        postgres.ownerUrl("steward"),
        "select current_user, pg_get_userbyid(datdba) as owner from pg_database where datname = 'steward'",
      ),
    ).toEqual([{ current_user: "steward_owner", owner: "steward_owner" }]);
    const rights = "select current_user, rolsuper, rolcreatedb, rolcreaterole, rolreplication from pg_roles where rolname = current_user";
    expect(await ask(postgres.serverUrl("steward"), rights)).toEqual([
      { current_user: "steward_server", rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolreplication: false },
    ]);
    expect(
      await ask(postgres.serverUrl("steward"), "select count(*)::int as owned from pg_class where relowner = current_user::regrole"),
    ).toEqual([{ owned: 0 }]);
    await expect(ask(postgres.serverUrl("steward"), "create table mine ()")).rejects.toMatchObject({ code: "42501" });
    await expect(ask(postgres.ownerUrl("steward").replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toMatchObject({ code: "28P01" });
    expect(statSync(join(dataDir, "postgres", "passwords.json")).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, "postgres", "data")).mode & 0o777).toBe(0o700);
    const settings =
      "select string_agg(name || '=' || setting, ' ' order by name) as set from pg_settings where name = any('{listen_addresses,unix_socket_directories,fsync,max_connections}')";
    expect(await ask(postgres.ownerUrl("steward"), settings)).toEqual([
      { set: "fsync=off listen_addresses=127.0.0.1 max_connections=200 unix_socket_directories=" },
    ]);
    await postgres.stop();
    await expect(ask(postgres.ownerUrl("steward"), "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  test("keeps the data over a stop, and is durable unless told otherwise", async () => {
    const { dataDir, ask } = place();
    const first = await startEmbeddedPostgres({ dataDir, durable: true });
    await ask(first.ownerUrl("steward"), "create table kept as select 7 as value");
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDir, durable: true });
    expect(second.startedHere).toBe(true);
    expect(await ask(second.ownerUrl("steward"), "select value, current_setting('fsync') as fsync from kept")).toEqual([
      { value: 7, fsync: "on" },
    ]);
    await second.stop();
  });

  test("is started once when two processes start at the same moment", async () => {
    const { dataDir, host } = place();
    const [one, two] = await Promise.all([host(dataDir), host(dataDir)]);
    expect(one.port).toBe(two.port);
    expect([one.startedHere, two.startedHere].sort()).toEqual([false, true]);
    const [starter, adopter] = one.startedHere ? [one, two] : [two, one];
    await adopter.stop();
    expect(await starter.ask("select 1 as one")).toEqual([{ one: 1 }]);
    await starter.stop();
  });

  test("ends with the process that was killed, twice in a row, and who had adopted it starts it again", async () => {
    const { dataDir, host } = place();
    const adopter = await host(dataDir).then(async (starter) => {
      const adopting = await host(dataDir);
      expect(adopting.startedHere).toBe(false);
      await starter.ask("create table kept as select 1 as value");
      await starter.kill();
      return adopting;
    });
    await adopter.startAgain();
    expect(adopter.startedHere).toBe(true);
    await adopter.ask("insert into kept values (2)");
    await adopter.kill();
    const last = await host(dataDir);
    expect(last.startedHere).toBe(true);
    expect(await last.ask("select value from kept order by value")).toEqual([{ value: 1 }, { value: 2 }]);
    await last.kill();
    await last.serverGone();
  });

  test("recovers when the server itself is killed, twice in a row", async () => {
    const { dataDir, host } = place();
    const running = await host(dataDir, { durable: true });
    await running.ask("create table kept as select 1 as value");
    for (const value of [2, 3]) {
      process.kill(running.serverPid(), "SIGKILL");
      await running.startAgain();
      expect(running.startedHere).toBe(true);
      await running.ask(`insert into kept values (${value})`);
    }
    expect(await running.ask("select value from kept order by value")).toEqual([{ value: 1 }, { value: 2 }, { value: 3 }]);
    await running.stop();
  });

  test("takes no living stranger for its server when the stale lock file names one", async () => {
    const { dataDir, host } = place();
    const before = await host(dataDir, { durable: true });
    await before.ask("create table kept as select 1 as value");
    const lockFile = join(dataDir, "postgres", "data", "postmaster.pid");
    const lines = readFileSync(lockFile, "utf8").split("\n").slice(1);
    process.kill(before.serverPid(), "SIGKILL");
    await before.kill();
    const stranger = before.aStranger();
    writeFileSync(lockFile, [stranger.pid, ...lines].join("\n"));
    const after = await host(dataDir);
    expect(after.startedHere).toBe(true);
    expect(await after.ask("select value from kept")).toEqual([{ value: 1 }]);
    expect(stranger.isRunning()).toBe(true);
    await after.stop();
  });

  test("refuses data of another major version and names the remedy, changing nothing", async () => {
    const { dataDir, host } = place();
    await (await host(dataDir)).stop();
    const version = join(dataDir, "postgres", "data", "PG_VERSION");
    writeFileSync(version, "17\n");
    await expect(startEmbeddedPostgres({ dataDir, durable: false })).rejects.toThrow(
      "holds data of PostgreSQL 17, and this release of Steward runs PostgreSQL 18. Run `steward backup` with the release that wrote it " +
        "and `steward restore` with this one, or choose an empty DATA_DIR.",
    );
    expect(readFileSync(version, "utf8")).toBe("17\n");
    expect(existsSync(join(dataDir, "postgres", "data", "postmaster.pid"))).toBe(false);
  });

  test("serves two data folders side by side", async () => {
    const { folder, ask } = place();
    const [one, two] = await Promise.all(
      ["one", "two"].map((name) => startEmbeddedPostgres({ dataDir: join(folder, name), durable: false })),
    );
    await ask(one!.ownerUrl("steward"), "create table only_here ()");
    expect(one!.port).not.toBe(two!.port);
    expect(await ask(two!.ownerUrl("steward"), "select to_regclass('only_here') as found")).toEqual([{ found: null }]);
    await Promise.all([one!.stop(), two!.stop()]);
  });

  // What differs is the world around us, so each kind of user proves the other's worst case where it can.
  test(
    isRoot
      ? "runs as root from a closed folder whose install scripts were skipped, and as an ordinary user"
      : "runs as an ordinary user from a folder closed to all others whose install scripts were skipped",
    async () => {
      const closed = place({ mode: 0o700 });
      const mine = await closed.host(closed.dataDir);
      expect(mine.startedHere).toBe(true);
      expect(await mine.ask("select 1 as one")).toEqual([{ one: 1 }]);
      await mine.kill();
      const again = await closed.host(closed.dataDir);
      expect(again.startedHere).toBe(true);
      await again.stop();
      if (!isRoot) return;
      const open = place({ mode: 0o755, user: 65534 });
      const ordinary = await open.host(open.dataDir);
      expect(await ordinary.ask("select 1 as one")).toEqual([{ one: 1 }]);
      expect(statSync(join(open.dataDir, "postgres", "data")).uid).toBe(65534);
      await ordinary.kill();
      await ordinary.serverGone();
      // Root may serve what an ordinary user created, and leaves it theirs.
      const asRoot = await startEmbeddedPostgres({ dataDir: open.dataDir, durable: false });
      await asRoot.stop();
      const theirs = await open.host(open.dataDir);
      expect(theirs.startedHere).toBe(true);
      await theirs.stop();
    },
  );
});
