import type { Database } from "../../db/database";
import { type IdPrefix, isId } from "../../domain/ids";
import { type Page, type PageAsk, pageOf } from "../../graphql/page.type";
import { refuseValue } from "../../graphql/scalars/refuse-value";

/** A list sorted by name: from which table, which columns, and which rows. The texts are SQL of ours, the values a client's. */
export interface NamedList {
  prefix: IdPrefix;
  columns: string;
  table: string;
  /** The alias of the table in the columns and conditions. */
  alias: string;
  /** Conditions that all hold, with `$1`, `$2` … for the values. */
  where: readonly string[];
  values: readonly unknown[];
}

/** One page of a list sorted by name, then by id; counted only when `totalCount` is asked. */
export async function listByName<Row extends { id: string; name: string }>(
  database: Database,
  list: NamedList,
  page: PageAsk,
): Promise<Page<Row>> {
  const { alias, columns, table, prefix } = list;
  const where = ["true", ...list.where];
  const values = [...list.values];
  const bound = (cursor: string | null, comparison: "<" | ">") => {
    if (cursor === null) return;
    const { name, id } = readNamePlace(prefix, cursor);
    values.push(name, id);
    where.push(`(${alias}.name, ${alias}.id) ${comparison} ($${values.length - 1}, $${values.length})`);
  };
  bound(page.after, ">");
  bound(page.before, "<");
  const way = page.backwards ? "desc" : "asc";
  const rows: Row[] = await database.query(
    `select ${columns} from ${table} ${alias} where ${where.join(" and ")} order by ${alias}.name ${way}, ${alias}.id ${way} limit ${page.count + 1}`,
    values,
  );
  return pageOf(page, rows, writeNamePlace, async () => {
    const from = `from ${table} ${alias} where ${["true", ...list.where].join(" and ")}`;
    const counted: { count: number }[] = await database.query(`select count(*) as count ${from}`, [...list.values]);
    return counted[0]?.count ?? 0;
  });
}

function writeNamePlace(row: { id: string; name: string }): string {
  return Buffer.from(`${row.id} ${row.name}`).toString("base64url");
}

const LONGEST_CURSOR = 1_200;

function readNamePlace(prefix: IdPrefix, cursor: string): { id: string; name: string } {
  const text = cursor.length > LONGEST_CURSOR ? "" : Buffer.from(cursor, "base64url").toString("utf8");
  const end = text.indexOf(" ");
  const place = { id: text.slice(0, end), name: text.slice(end + 1) };
  if (end < 0 || !isId(prefix, place.id) || place.name.includes("\u0000")) throw refuseValue("a cursor of this list");
  return place;
}
