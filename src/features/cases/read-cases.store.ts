import type { DataSource } from "typeorm";
import { findRows } from "../../db/find-rows";
import type { Statement } from "../../db/unit-of-work";
import type { CaseId } from "../../domain/ids";
import { CASE_COLUMNS, type CaseRow } from "./case-row.type";

const LOAD: Statement = { name: "load_cases", text: `select ${CASE_COLUMNS} from cases c where c.id = any($1)` };

/** Many cases by id, in no order. */
export function loadCases(dataSource: DataSource, ids: readonly CaseId[]): Promise<CaseRow[]> {
  return findRows(dataSource, LOAD, [ids]);
}

/** The id of the case with a number; `null` where there is none. */
export async function findCaseIdByNumber(dataSource: DataSource, number: number): Promise<CaseId | null> {
  const rows: { id: CaseId }[] = await dataSource.query("select id from cases where number = $1", [number]);
  return rows[0]?.id ?? null;
}
