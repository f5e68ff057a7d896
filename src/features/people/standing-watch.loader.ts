import DataLoader from "dataloader";
import type { EventType } from "../../domain/event";
import type { PersonId } from "../../domain/ids";
import type { PersonStanding } from "../../domain/permissions";
import { inOrder } from "../../graphql/define-loader";
import { oncePerProcess } from "../../graphql/once-per-process";
import { loadStandings } from "./person.store";

const CHANGES_STANDINGS: ReadonlySet<EventType> = new Set([
  "PERSON_CHANGED",
  "PERSON_DEACTIVATED",
  "TEAM_CHANGED",
  "SERVICE_ACCOUNT_CHANGED",
]);

/**
 * The standings of people as of the last event this process has read, or later.
 *
 * Every change of a standing appends an event in its own transaction, so what was loaded holds until such an event is read:
 * a thousand subscribers cost one statement per change, not one per event.
 */
export const standingWatch = oncePerProcess((services) => {
  const fresh = () =>
    new DataLoader<PersonId, PersonStanding | null>(async (ids) =>
      inOrder(ids, await loadStandings(services.dataSource, ids), (row) => row.id),
    );
  let loader = fresh();
  services.log.onBatch((events) => {
    if (events.some((event) => CHANGES_STANDINGS.has(event.type))) loader = fresh();
  });
  return { standingOf: (id: PersonId) => loader.load(id) };
});
