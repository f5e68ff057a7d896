import { PRESENCE_SECONDS } from "../../domain/conversation";
import { type CaseId, isId } from "../../domain/ids";
import { type Context, viewerOf } from "../../graphql/context";
import { visibleCase } from "../cases/case.loader";
import { standingWatch } from "../people/standing-watch.loader";
import { loadPresence, type PresenceRow } from "./presence.store";

/**
 * Streams who is on a case: first as it is, then at each change, and when somebody's sign runs out.
 *
 * The right to see the case is asked again for each picture, and the stream simply ends when it has ended.
 */
export async function watchPresence(context: Context, caseId: string): Promise<AsyncGenerator<PresenceRow[], void, void>> {
  const ended = new AbortController();
  const pictures = drawOn(context, caseId, ended.signal);
  // A generator that waits cannot be returned from; ending the wait first lets it.
  const finish = pictures.return.bind(pictures);
  pictures.return = (value) => {
    ended.abort();
    return finish(value);
  };
  return pictures;
}

async function* drawOn(context: Context, caseId: string, signal: AbortSignal): AsyncGenerator<PresenceRow[], void, void> {
  if (!isId("case", caseId)) return;
  const watch = context.services.signals.watch(caseId);
  let shown: string | null = null;
  try {
    while (!signal.aborted) {
      const present = await lookAgain(context, caseId);
      if (present === null) return;
      const picture = JSON.stringify(present.map(({ personId, kind, since }) => [personId, kind, since]));
      if (picture !== shown) yield present;
      shown = picture;
      await watch.changed(Math.min(PRESENCE_SECONDS * 1_000, ...present.map(({ leftMs }) => leftMs)), signal);
    }
  } finally {
    watch.end();
  }
}

/** Who is on a case now, as a viewer may see it who is asked for anew; `null` once they may not. */
async function lookAgain(context: Context, caseId: CaseId): Promise<PresenceRow[] | null> {
  const { services } = context;
  // The right is asked after the picture was drawn: nothing is in it that came after the right had ended.
  const present = await loadPresence(services.dataSource, caseId);
  const person = await standingWatch(services).standingOf(viewerOf(context).id);
  const fresh = { ...context, person, loaderScope: {} };
  return (await visibleCase(fresh, caseId)) === null ? null : present;
}
