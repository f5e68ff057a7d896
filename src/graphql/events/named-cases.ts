import { type CaseId, isId } from "../../domain/ids";
import type { EventFilter } from "./event-filter.inputs";

/** The cases that a filter names; `null` where it names none. A text that is no id of a case names nothing that can be seen. */
export function namedCases(filter: EventFilter | null | undefined): CaseId[] | null {
  const named = filter?.caseIds ?? null;
  return named === null ? null : named.filter((id): id is CaseId => isId("case", id));
}
