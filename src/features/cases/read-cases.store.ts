import type { DataSource } from "typeorm";
import type { CaseId } from "../../domain/ids";
import { CASE_COLUMNS, type CaseRow } from "./case-row.type";

/** Many cases by id, in no order. */
export function loadCases(dataSource: DataSource, ids: readonly CaseId[]): Promise<CaseRow[]> {
  return dataSource.query(`select ${CASE_COLUMNS} from cases c where c.id = any($1)`, [ids]);
}

/** The id of the case with a number; `null` where there is none. */
export async function findCaseIdByNumber(dataSource: DataSource, number: number): Promise<CaseId | null> {
  const rows: { id: CaseId }[] = await dataSource.query("select id from cases where number = $1", [number]);
  return rows[0]?.id ?? null;
}
