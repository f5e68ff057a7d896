import type { LogPlace } from "../../db/log/cursor";
import { type Context, viewerOf } from "../../graphql/context";
import { refuseRequest } from "../../graphql/errors/error-codes";
import { standingWatch } from "../people/standing-watch.loader";
import type { NotificationRow } from "./notification-row.type";
import { readNotifiedPosition, readOnNotifications } from "./read-notifications.store";

const BATCH = 100;
// A signal may be lost with its line; whoever hears none looks all the same.
const LOOK_AGAIN_MS = 10_000;

/**
 * Streams the viewer's notifications in the order of the log, each exactly once.
 *
 * It holds a place, not a queue. Without `after` it begins where everybody has been notified by now. Ends without a word once the person's
 * account has ended.
 */
export async function watchNotifications(context: Context, after: LogPlace | null): Promise<AsyncGenerator<NotificationRow, void, void>> {
  const from = await startOf(context, after);
  const ended = new AbortController();
  const notifications = readOn(context, from, ended.signal);
  // A generator that waits cannot be returned from; ending the wait first lets it.
  const finish = notifications.return.bind(notifications);
  notifications.return = (value) => {
    ended.abort();
    return finish(value);
  };
  return notifications;
}

async function startOf({ services }: Context, after: LogPlace | null): Promise<number> {
  if (after === null) return readNotifiedPosition(services.dataSource);
  if (after.epoch !== services.epoch || after.position > (await services.placer.place()))
    throw refuseRequest("CURSOR_UNKNOWN", "This cursor belongs to no log of this server.", { path: ["after"] });
  return after.position;
}

async function* readOn(context: Context, from: number, signal: AbortSignal): AsyncGenerator<NotificationRow, void, void> {
  const { services } = context;
  const viewer = viewerOf(context).id;
  const watch = services.signals.watch(viewer);
  let position = from;
  try {
    while (!signal.aborted) {
      const rows = await readOnNotifications(services.dataSource, viewer, position, BATCH);
      for (const row of rows) {
        // Another process may have notified: what this one remembers of people and cases must be as new as the event, or newer.
        if (services.log.head() < row.position) await services.log.next(row.position - 1, signal);
        const person = await standingWatch(services).standingOf(viewer);
        if (signal.aborted || person === null || !person.active) return;
        position = row.position;
        yield row;
      }
      if (rows.length < BATCH) await watch.changed(LOOK_AGAIN_MS, signal);
    }
  } finally {
    watch.end();
  }
}
