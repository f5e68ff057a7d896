import DataLoader from "dataloader";
import type { StoredEvent } from "../../domain/event";
import type { CaseId, PersonId } from "../../domain/ids";
import { maySee, maySeeEvent, type PersonStanding, standingOf } from "../../domain/permissions";
import { oncePerProcess } from "../../graphql/once-per-process";
import { standingWatch } from "../people/standing-watch.loader";
import type { CaseRow } from "./case-row.type";
import { loadTies } from "./case-ties.store";
import { loadCases } from "./read-cases.store";

interface Seen {
  row: CaseRow | null;
  ties: Awaited<ReturnType<typeof loadTies>>[number];
}

/**
 * Whether a person may see a case, as of the last event this process has read, or later.
 *
 * Only external agents depend on the case; what was loaded for one case holds until an event of that case is read.
 */
export const caseWatch = oncePerProcess((services) => {
  let byCase = new Map<CaseId, Map<PersonId, Promise<Seen>>>();
  services.log.onBatch((events) => {
    for (const event of events) if (event.caseId !== null) byCase.delete(event.caseId);
    if (byCase.size > 10_000) byCase = new Map();
  });
  const load = (caseId: CaseId, personId: PersonId): Promise<Seen> => {
    const ofCase = byCase.get(caseId) ?? new Map<PersonId, Promise<Seen>>();
    byCase.set(caseId, ofCase);
    const known = ofCase.get(personId);
    if (known !== undefined) return known;
    const loading = loader.load({ caseId, personId });
    ofCase.set(personId, loading);
    // What failed is not what the case is: the next question asks again.
    loading.catch(() => ofCase.delete(personId));
    return loading;
  };
  const loader = new DataLoader<{ caseId: CaseId; personId: PersonId }, Seen>(
    async (questions) => {
      const [rows, ties] = await Promise.all([
        loadCases(services.dataSource, [...new Set(questions.map((question) => question.caseId))]),
        loadTies(services.dataSource, questions),
      ]);
      const byId = new Map(rows.map((row) => [row.id, row]));
      return questions.map((question, index) => ({
        row: byId.get(question.caseId) ?? null,
        ties: ties[index] ?? { held: [], accountTeam: false },
      }));
    },
    { cache: false },
  );
  const seesCase = async (person: PersonStanding, caseId: CaseId): Promise<boolean> => {
    if (!person.active) return false;
    if (!person.external) return true;
    const { row, ties } = await load(caseId, person.id);
    return row !== null && maySee(person, standingOf(person, row, ties, services.now()));
  };
  return {
    /** Whether this person may see this case now. */
    seesCase,
    /** Whether this person may see this event now: a case's as the case, a customer's and a closed note's inside only. */
    async seesEvent(personId: PersonId, event: StoredEvent): Promise<boolean> {
      const person = await standingWatch(services).standingOf(personId);
      if (person === null || !person.active || !maySeeEvent(person, event)) return false;
      return event.caseId === null || seesCase(person, event.caseId);
    },
  };
});
