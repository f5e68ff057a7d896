import type { LogPlace } from "../../db/log/cursor";
import type { PlacedEvent } from "../../db/log/stored-events";
import type { CaseId, PersonId } from "../../domain/ids";
import { type Context, viewerOf } from "../../graphql/context";
import { refuseRequest } from "../../graphql/errors/error-codes";
import { standingWatch } from "../people/standing-watch.loader";
import { caseWatch } from "./case-watch.loader";

const LONGEST_CATCH_UP_MS = 5_000;

/** What a subscriber wants of the log. */
export interface StreamQuestion {
  /** From where; left out: from the end of the log as it is now. */
  after: LogPlace | null;
  matches(event: PlacedEvent): boolean;
  /** The cases it names, if it names some: when the last of them can no longer be seen, the stream ends. */
  caseIds: readonly CaseId[] | null;
}

/**
 * Streams the events a viewer wants and may see, in the order of the log, each exactly once.
 *
 * The shield let this subscriber in once, when the operation began. Roles change; the right is asked again for every event, and the stream
 * simply ends when it ends: no error frame. It holds a position, not a queue: a slow subscriber re-reads the log.
 * Law: nothing committed after the commit that ended a right is sent.
 */
export async function streamEvents(context: Context, question: StreamQuestion): Promise<AsyncGenerator<PlacedEvent, void, void>> {
  const from = await startOf(context, question.after);
  const ended = new AbortController();
  const events = readOn(context, question, from, ended.signal);
  // A generator that waits cannot be returned from; ending the wait first lets it.
  const finish = events.return.bind(events);
  events.return = (value) => {
    ended.abort();
    return finish(value);
  };
  return events;
}

// What this process remembers of people and cases is as new as what it has read of the log. Reading on to the end first, a subscription never
// begins with older facts than the request that opened it: not with a right that was given a moment ago still missing, nor with a cursor that
// another process gave out still unknown.
async function startOf({ services }: Context, after: LogPlace | null): Promise<number> {
  if (after !== null && after.epoch !== services.epoch) throw unknownCursor();
  const head = await services.placer.place();
  if (after !== null && after.position > head) throw unknownCursor();
  if (head > services.log.head()) {
    const read = await services.log.next(head - 1, AbortSignal.timeout(LONGEST_CATCH_UP_MS));
    if (read.length === 0) throw refuseRequest("SERVICE_UNAVAILABLE", "The log cannot be read right now. Try again shortly.");
  }
  return after?.position ?? head;
}

function unknownCursor(): Error {
  return refuseRequest("CURSOR_UNKNOWN", "This cursor belongs to no log of this server.", { path: ["after"] });
}

async function* readOn(
  context: Context,
  question: StreamQuestion,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<PlacedEvent, void, void> {
  const { services } = context;
  const viewer = viewerOf(context).id;
  const watch = caseWatch(services);
  let position = from;
  while (await stillWatches(context, question.caseIds, viewer)) {
    const batch = await services.log.next(position, signal);
    if (signal.aborted || batch.length === 0) return;
    for (const event of batch) {
      position = event.position;
      if (question.matches(event) && (await watch.seesEvent(viewer, event))) yield event;
      if (signal.aborted) return;
    }
  }
}

async function stillWatches(context: Context, caseIds: readonly CaseId[] | null, viewer: PersonId): Promise<boolean> {
  const person = await standingWatch(context.services).standingOf(viewer);
  if (person === null || !person.active) return false;
  if (caseIds === null) return true;
  const seen = await Promise.all(caseIds.map((caseId) => caseWatch(context.services).seesCase(person, caseId)));
  return seen.includes(true);
}
