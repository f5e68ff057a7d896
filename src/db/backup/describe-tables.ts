import type { ClientBase } from "pg";

/** A table as it is written into a backup and read from one. */
export interface StoredTable {
  name: string;
  /** Columns that hold something of their own, with their types; generated ones follow from the others. */
  columns: { name: string; type: string }[];
  /** The columns of the primary key; `null` where there is none. */
  key: string[] | null;
}

/** The migrations' own record, which a restored database has already; how far placing has looked, which belongs to one server's transactions; and who was there. */
const LEFT_OUT = ["schema_migrations", "event_placing", "presence"];

/** Every table whose rows are the desk's own, by name. */
export async function describeTables(client: ClientBase): Promise<StoredTable[]> {
  const { rows } = await client.query<StoredTable>(
    `select c.relname::text as name,
      (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> all($1)
    order by c.relname`,
    [LEFT_OUT],
  );
  return rows;
}

/** The names of the migrations that a database has, oldest first. */
export async function listMigrations(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>("select name from schema_migrations order by timestamp, name");
  return rows.map(({ name }) => name);
}

/** Where every sequence of the desk stands. */
export async function readSequences(client: ClientBase): Promise<Record<string, { last: number; called: boolean }>> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where c.relkind = 'S' and c.relname <> 'schema_migrations_id_seq' order by 1`,
  );
  const found: Record<string, { last: number; called: boolean }> = {};
  for (const { name } of rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${client.escapeIdentifier(name)}`,
    );
    const [row] = state.rows;
    if (row !== undefined) found[name] = { last: Number(row.last), called: row.called };
  }
  return found;
}
