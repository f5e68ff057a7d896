import { type Refusal, refuse } from "../../domain/refusal";
import { noSuchPerson } from "../people/lock-person.command";
import type { PersonRecord } from "../people/person-row.type";
import type { AccountRow } from "./customer-row.type";

/** Who looks after an account, as a request names them; what is left out stays. */
export interface NamedAccountTeam {
  customerSuccessManagerId?: string | null;
  accountManagerId?: string | null;
  accountCoverIds?: readonly string[] | null;
}

/** Everyone that a request names, for locking. */
export function everyoneNamed(named: NamedAccountTeam): string[] {
  return [named.customerSuccessManagerId, named.accountManagerId, ...(named.accountCoverIds ?? [])].filter((id) => typeof id === "string");
}

/**
 * Refuses somebody who is named to an account's team and was not on it: unknown, inactive, or a customer success manager without the role.
 *
 * Someone who stays where they were is not judged again, so that a text can be mended after they left.
 */
export function judgeAccountTeam(
  people: ReadonlyMap<string, PersonRecord>,
  named: NamedAccountTeam,
  before: AccountRow | null,
): Refusal | null {
  const { customerSuccessManagerId: manager, accountManagerId, accountCoverIds } = named;
  if (typeof manager === "string" && manager !== before?.customerSuccessManagerId) {
    const path = ["customerSuccessManagerId"];
    const refused = judgeActive(people.get(manager), path);
    if (refused !== null) return refused;
    if (!people.get(manager)?.roles.includes("CUSTOMER_SUCCESS_MANAGER")) {
      return refuse("PERSON_NOT_ELIGIBLE", "Only someone in the role CUSTOMER_SUCCESS_MANAGER can be one.", { path });
    }
  }
  if (typeof accountManagerId === "string" && accountManagerId !== before?.accountManagerId) {
    const refused = judgeActive(people.get(accountManagerId), ["accountManagerId"]);
    if (refused !== null) return refused;
  }
  const newcomers = [...(accountCoverIds ?? []).entries()].filter(([, id]) => !before?.accountCoverIds.some((known) => known === id));
  for (const [index, id] of newcomers) {
    const refused = judgeActive(people.get(id), ["accountCoverIds", String(index)]);
    if (refused !== null) return refused;
  }
  return null;
}

function judgeActive(person: PersonRecord | undefined, path: readonly string[]): Refusal | null {
  if (person === undefined) return noSuchPerson(path);
  return person.active ? null : refuse("PERSON_INACTIVE", "They no longer work here.", { path });
}
