import type { DataSource } from "typeorm";
import { createDataSource } from "../../src/db/data-source";
import type { Follower, ReactionPorts, SetAsideEvent } from "../../src/db/log/follower";
import { type RunningFollower, startFollower } from "../../src/db/log/run-follower";
import type { PlacedEvent } from "../../src/db/log/stored-events";
import type { UnitOfWork } from "../../src/db/unit-of-work";
import type { EventId } from "../../src/domain/ids";
import { type LogWriter, logWriter } from "./log-writer";
import { type ScratchDatabase, scratchDatabase } from "./scratch-database";

/** A follower as a process runs it, and what its process was told. */
export interface Following extends RunningFollower {
  failures: unknown[];
  setAside: SetAsideEvent[];
  commits(): number;
  /** What waking does: this process has read these of the log. */
  hears(events: readonly PlacedEvent[]): void;
}

/** A log in a database of its own, with a writer, and followers of it that end with it. */
export type FollowedLog = Awaited<ReturnType<typeof followedLog>>;

/** An effect that anybody can count: an answer under the event's id, which the database would take twice. */
export async function keep(work: UnitOfWork, events: readonly PlacedEvent[]): Promise<void> {
  for (const { id, position } of events)
    await work.query("insert into idempotency_records (actor, key, operation, input_hash) values ($1, gen_random_uuid()::text, $2, 'x')", [
      id,
      String(position).padStart(9, "0"),
    ]);
}

/** Opens an empty log; its followers share one pool, as those of a process do. */
export async function followedLog() {
  const scratch: ScratchDatabase = await scratchDatabase();
  const dataSource: DataSource = await createDataSource({ url: scratch.serverUrl, poolSize: 8 }).initialize();
  const writer: LogWriter = await logWriter(scratch.serverUrl);
  const running: RunningFollower[] = [];
  const ask = <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> => dataSource.query(sql, [...values]);

  return {
    scratch,
    dataSource,
    writer,
    ask,
    /** Whose effect was kept, in the order of the log and, for one event, of the effects. */
    async kept(): Promise<string[]> {
      return (await ask<{ actor: string }>("select actor from idempotency_records order by operation, created_at")).map(
        ({ actor }) => actor,
      );
    },
    async stand(name = "tester"): Promise<number | undefined> {
      return (await ask<{ position: number }>("select position from followers where name = $1", [name]))[0]?.position;
    },
    /** Writes events of a stream of their own and gives them their places. */
    async place(count: number): Promise<EventId[]> {
      const ids = await writer.write(count);
      await writer.query("select place_events()");
      return ids;
    },
    async follow(wanted: Partial<Follower> = {}): Promise<Following> {
      const failures: unknown[] = [];
      const setAside: SetAsideEvent[] = [];
      const listeners: ((events: readonly PlacedEvent[]) => void)[] = [];
      let commits = 0;
      const ports: ReactionPorts = {
        dataSource,
        committed: () => {
          commits += 1;
        },
        setAside: (event) => setAside.push(event),
      };
      const follower = await startFollower(
        { ...ports, log: { onBatch: (listener) => void listeners.push(listener) }, failed: (error) => failures.push(error) },
        { name: "tester", types: ["CASE_TAGGED"], apply: keep, ...wanted },
      );
      running.push(follower);
      return {
        ...follower,
        failures,
        setAside,
        commits: () => commits,
        hears: (events) => listeners.forEach((listener) => void listener(events)),
      };
    },
    async close(): Promise<void> {
      await Promise.all(running.map((follower) => follower.stop()));
      await writer.end();
      await dataSource.destroy();
      await scratch.close();
    },
  };
}
