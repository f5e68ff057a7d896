import type { Database } from "../../db/database";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";

/** A rung of the ladder of authority as its row holds it. */
export interface LevelRow {
  key: string;
  name: string;
  rank: number;
}

const FIND: Statement = { name: "find_levels", text: "select key, name, rank from authority_levels where key = any($1)" };

/** The levels behind some keys, as this unit of work sees them; keys that name none are left out. */
export function findLevels(work: UnitOfWork, keys: readonly string[]): Promise<LevelRow[]> {
  return work.query<LevelRow>(FIND, [keys]);
}

/** The whole ladder, lowest rung first. */
export function loadLevels(database: Database): Promise<LevelRow[]> {
  return database.query("select key, name, rank from authority_levels order by rank");
}
