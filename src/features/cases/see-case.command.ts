import type { UnitOfWork } from "../../db/unit-of-work";
import { type CaseId, isId } from "../../domain/ids";
import { maySee } from "../../domain/permissions";
import type { Refusal } from "../../domain/refusal";
import { standingOfPerson } from "../people/find-standing.command";
import { CASE_COLUMNS, type CaseRow } from "./case-row.type";
import { noSuchCase } from "./change-case.command";
import { standingToCase } from "./tie-person.command";

/**
 * A case as who acts may see it, without its lock: for what changes nothing about it.
 *
 * NOT_FOUND for a case they may not see, in the same words as for one that never was.
 */
export async function seeCase(work: UnitOfWork, caseId: string): Promise<CaseRow | Refusal> {
  if (!isId("case", caseId)) return noSuchCase();
  const row = await findCase(work, caseId);
  const person = await standingOfPerson(work, work.actor);
  if (row === null || person === null) return noSuchCase();
  return maySee(person, await standingToCase(work, row, person, await work.now())) ? row : noSuchCase();
}

/** A case as it is now, whoever acts and without its lock: for what reacts to it afterwards. */
export async function findCase(work: UnitOfWork, caseId: CaseId): Promise<CaseRow | null> {
  const [row] = await work.query<CaseRow>({ name: "see_case", text: `select ${CASE_COLUMNS} from cases c where c.id = $1` }, [caseId]);
  return row ?? null;
}
