import type { IncidentHistory } from "./plan-history";

/** Whom a set of histories speaks of, by the source's names. */
export interface PeopleNeeded {
  assignees: Set<string>;
  /** Each group with the assignees who appeared in it; `null` stands for no group. */
  groups: Map<string | null, Set<string>>;
  callers: Set<string>;
}

/** Everybody whom these histories speak of; an assignee belongs to each group in which they appear. */
export function listPeople(histories: readonly IncidentHistory[]): PeopleNeeded {
  const needed: PeopleNeeded = { assignees: new Set(), groups: new Map([[null, new Set()]]), callers: new Set() };
  for (const history of histories) {
    if (history.caller !== null) needed.callers.add(history.caller);
    for (const { state } of history.steps) {
      const members = needed.groups.get(state.group) ?? new Set();
      needed.groups.set(state.group, members);
      if (state.assignee === null) continue;
      needed.assignees.add(state.assignee);
      members.add(state.assignee);
    }
  }
  return needed;
}
