import type { ContactId, PersonId, TeamId } from "../domain/ids";
import { isRefusal, type Refusal } from "../domain/refusal";
import type { FirstName, TeamName } from "./demo-people";

/** Who and what is there, by the names that the stories use. */
export interface DemoDesk {
  people: ReadonlyMap<FirstName, PersonId>;
  teams: ReadonlyMap<TeamName, TeamId>;
  contacts: ReadonlyMap<string, ContactId>;
}

/** What a name stands for; a name that stands for nothing is a mistake of the demo's own. */
export function the<Key, Value>(known: ReadonlyMap<Key, Value>, name: Key): Value {
  const found = known.get(name);
  if (found === undefined) throw new Error(`the demo desk knows no ${String(name)}`);
  return found;
}

/** What a command accepted; a refusal means that the demo no longer tells the truth about the rules. */
export function accepted<Refs>(outcome: Refs | Refusal, what: string): Refs {
  if (isRefusal(outcome)) throw new Error(`the demo desk was refused ${what}: ${outcome.code}: ${outcome.message}`);
  return outcome;
}
