import { judgeAbsenceOf, judgeCoverOfTeam } from "../../src/domain/absence";
import type { PersonId } from "../../src/domain/ids";
import { type Action, maySee, roleMayEver } from "../../src/domain/permissions";
import { mayRead } from "../../src/domain/visibility";
import { isStoppedAtTheGate, questionOfCell } from "./judge-by-domain";
import type { AuthorityCell, Expectation } from "./read-authority";

const COLLEAGUE: PersonId = "per_00000000000000000000000005";

// What a read answers about a case that does not exist for who asks.
const HIDDEN: { readonly [field: string]: Expectation } = {
  "Query.node": "NULL",
  "Query.nodes": "NULL",
  "Query.case": "NULL",
  "Query.caseByNumber": "NULL",
  "Query.customerView": "NULL",
  "Query.cases": "EMPTY",
  "Query.events": "EMPTY",
  "Query.presence": "EMPTY",
  "Subscription.presence": "EMPTY",
  "Subscription.caseEvents": "EMPTY",
  "Subscription.ownershipChanged": "EMPTY",
  "Mutation.announcePresence": "NOT_FOUND",
};

const ABSENCE = ["Mutation.recordLeave", "Mutation.setAwayNow", "Mutation.endAbsence", "Mutation.setCover"];

/** The root fields whose answer hangs on rows that no pure rule sees: the opener's teams by name, and the ladder of authority. */
export const BY_ROWS = ["Mutation.openCase", "Mutation.updatePerson"];

/** What the pure rules answer to a cell of a root field that no command of a case decides. */
export function judgeOtherRoot(cell: AuthorityCell): Expectation {
  if (isStoppedAtTheGate(cell)) return "FORBIDDEN";
  const { person, standing, facts } = questionOfCell(cell);
  if (ABSENCE.includes(cell.what)) {
    const whose = { id: cell.situation === "of_oneself" ? person.id : COLLEAGUE, memberOf: [facts.teamId] };
    const refused = cell.situation === "cover_of_team" ? judgeCoverOfTeam(person, facts.teamId) : judgeAbsenceOf(person, whose);
    return refused?.code ?? "ALLOW";
  }
  const asked = askedThrough(cell);
  if (asked !== null) return roleMayEver(person, asked) ? "ALLOW" : "NULL";
  const hidden = HIDDEN[cell.what];
  const isThere = maySee(person, standing) && (cell.situation !== "note_for_people_inside" || mayRead(person, "INTERNAL_ONLY"));
  return hidden === undefined || isThere ? "ALLOW" : hidden;
}

/** The right that an id asks for, where it is none of a case. */
function askedThrough({ situation }: AuthorityCell): Action | null {
  if (situation === "id_of_person") return "READ_DIRECTORY";
  return situation === "id_of_account" || situation === "id_of_contact" ? "READ_CUSTOMERS" : null;
}
