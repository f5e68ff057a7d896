import type { Client } from "pg";
import { openSession } from "./backup/open-session";

/**
 * Begins a new epoch of the log, for a database that was restored by other means than `restore`.
 *
 * From a dump, from a snapshot, or to a point in time: what was committed after the copy was made is gone, and its positions will be given
 * again to other events. So every cursor of before is unknown from here on; servers that run on the database are started again afterwards.
 */
export async function startNewEpoch(ownerUrl: string): Promise<{ epoch: string }> {
  const client = await openSession(ownerUrl, "steward-restored");
  try {
    await client.query("begin");
    const epoch = await beginEpoch(client);
    await client.query("commit");
    return { epoch };
  } finally {
    await client.end();
  }
}

/** The same inside a transaction of the owner's. */
export async function beginEpoch(client: Client): Promise<string> {
  // A copy may remember a transaction number that this server has yet to reach; placing would wait for it with its low-water mark.
  await client.query("update event_placing set marked_at_xmax = '0' where marked_at_xmax > pg_snapshot_xmax(pg_current_snapshot())");
  const { rows } = await client.query<{ epoch: string }>("insert into log_epochs default values returning epoch");
  const [begun] = rows;
  if (begun === undefined) throw new Error("the log began no epoch");
  return begun.epoch;
}
