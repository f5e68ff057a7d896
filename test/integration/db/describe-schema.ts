import { ask } from "../../support/cloned-databases";

const PARTS: Readonly<Record<string, string>> = {
  columns: `select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
      || coalesce(' ' || a.attgenerated::text || ' ' || pg_get_expr(d.adbin, d.adrelid), '') as it
    from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relkind in ('r', 'S') and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`,
  constraints: `select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as it from pg_constraint
    where connamespace = 'public'::regnamespace and contype <> 'n'`,
  indexes: "select indexdef as it from pg_indexes where schemaname = 'public'",
  functions: "select pg_get_functiondef(oid) as it from pg_proc where pronamespace = 'public'::regnamespace",
  "rights on tables": `select c.relname || ' ' || p.privilege_type as it from pg_class c cross join lateral aclexplode(c.relacl) p
    where c.relnamespace = 'public'::regnamespace and p.grantee = 'steward_server'::regrole`,
  "rights on columns": `select c.relname || '.' || a.attname || ' ' || p.privilege_type as it
    from pg_attribute a join pg_class c on c.oid = a.attrelid cross join lateral aclexplode(a.attacl) p
    where c.relnamespace = 'public'::regnamespace and p.grantee = 'steward_server'::regrole and not a.attisdropped`,
};

/** Everything that migrations make, each as one line: what is not told here two schemas may differ in. */
export async function describeSchema(url: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [part, sql] of Object.entries(PARTS)) for (const { it } of await ask(url, sql)) lines.push(`${part}: ${it}`);
  return lines.sort();
}
