import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { insertEvents } from "../../src/db/insert-events";
import { newId } from "../../src/db/new-id";
import type { Statement } from "../../src/db/unit-of-work";
import type { ActorId, EventId } from "../../src/domain/ids";

/** A connection that writes events into the log as commands do, in a transaction that a test ends when it likes. */
export interface LogWriter {
  begin(): Promise<void>;
  /** Appends events to a stream of their own; nothing else is locked or written first. */
  write(count?: number, actor?: ActorId): Promise<EventId[]>;
  /** Appends the next event of a stream, caused by another. */
  writeNext(stream: string, streamSequence: number, causationId: EventId | null): Promise<EventId>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
  query<Row extends object>(sql: string, values?: unknown[]): Promise<Row[]>;
  end(): Promise<void>;
}

/** Opens a writer as the role that servers act as. */
export async function logWriter(serverUrl: string): Promise<LogWriter> {
  const client = new Client({ connectionString: serverUrl, options: "-c role=steward_server" });
  await client.connect();
  const query = async <Row extends object>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> => {
    const text = typeof statement === "string" ? statement : statement.text;
    return (await client.query<Row>(text, [...values])).rows;
  };
  const append = async (
    stream: string,
    numbers: number[],
    causationId: EventId | null,
    actor: ActorId = "system:test",
  ): Promise<EventId[]> => {
    const events = numbers.map((streamSequence) => ({
      id: newId("evt"),
      stream,
      streamSequence,
      type: "CASE_TAGGED" as const,
      actor,
      causationId,
      before: null,
      after: null,
    }));
    await insertEvents(query, events, new Date());
    return events.map(({ id }) => id);
  };
  return {
    begin: async () => void (await query("begin")),
    write: (count = 1, actor = "system:test") =>
      append(
        `test_${randomUUID()}`,
        Array.from({ length: count }, (_none, index) => index + 1),
        null,
        actor,
      ),
    async writeNext(stream, streamSequence, causationId) {
      const [id] = await append(stream, [streamSequence], causationId);
      if (id === undefined) throw new Error("one event has one id");
      return id;
    },
    commit: async () => void (await query("commit")),
    rollback: async () => void (await query("rollback")),
    query,
    end: () => client.end(),
  };
}
