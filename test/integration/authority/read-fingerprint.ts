import type { Desk } from "../../support/a-desk";

/** What every table holds, each as one number: two that are equal say that nothing changed in between. */
export type Fingerprint = Readonly<Record<string, string>>;

// A refused command may leave its idempotency record, and nothing else.
const MAY_DIFFER = ["idempotency_records"];

/** Builds the reader of fingerprints: one statement over every table there is, rows in their physical order, so that even a rewritten row shows. */
export async function fingerprintReader(ask: Desk["ask"]): Promise<() => Promise<Fingerprint>> {
  const tables = await ask<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select') order by 1",
  );
  const parts = tables
    .filter(({ name }) => !MAY_DIFFER.includes(name))
    .map(({ name }) => `select '${name}' as name, coalesce(md5(string_agg(t::text, E'\\n')), '') as sum from ${name} t`);
  return async () => {
    const rows = await ask<{ name: string; sum: string }>(parts.join(" union all "));
    return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
  };
}

/** The tables that differ between two fingerprints. */
export function changedTables(before: Fingerprint, after: Fingerprint): string[] {
  return Object.keys(before).filter((name) => before[name] !== after[name]);
}
