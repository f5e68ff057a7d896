// A key writes down when it was used, at most once a minute: a request may, and another like it may not.
const MOVES_BY_ITSELF: { readonly [table: string]: string } = { api_keys: "last_used_at" };

/** The rows of some tables as lines, read in one statement, so that nothing can be written between the first table and the last. */
export async function linesOf(
  ask: <Row>(sql: string) => Promise<Row[]>,
  tables: readonly string[],
): Promise<Record<string, readonly string[]>> {
  const parts = tables.map((table) => {
    const moving = MOVES_BY_ITSELF[table];
    const line = moving === undefined ? "t::text" : `(to_jsonb(t) - '${moving}')::text`;
    return `select '${table}' as name, to_json(array(select ${line} from ${table} t order by 1)) as lines`;
  });
  const read = await ask<{ name: string; lines: string[] }>(parts.join(" union all "));
  return Object.fromEntries(read.map(({ name, lines }) => [name, lines]));
}
