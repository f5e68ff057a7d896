import type { Desk } from "../../support/a-desk";
import { until } from "../../support/until";

/** What every table holds, each as one number: two that are equal say that nothing changed in between. */
export type Fingerprint = Readonly<Record<string, string>>;

// A refused command may leave its idempotency record, and nothing else.
const MAY_DIFFER = ["idempotency_records"];

// A key writes down when it was used, at most once a minute.
const MOVES_BY_ITSELF: { readonly [table: string]: string } = { api_keys: "last_used_at" };

/** Waits until the log is placed and whatever follows it stands at its end, so that nothing changes by itself any more. */
export async function settle(ask: Desk["ask"]): Promise<void> {
  await ask("select place_events()");
  const isBehind = "select exists (select from followers where position < (select max(position) from event_places)) as behind";
  await until(
    "every follower stands at the end of the log",
    async () => (await ask<{ behind: boolean }>(isBehind))[0]?.behind === false,
    60_000,
  );
}

/**
 * Builds the reader of fingerprints, once nothing changes by itself any more.
 *
 * One statement over every table there is, rows in their physical order, so that even a rewritten row shows.
 */
export async function fingerprintReader(ask: Desk["ask"]): Promise<() => Promise<Fingerprint>> {
  await settle(ask);
  const tables = await ask<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select') order by 1",
  );
  const parts = tables
    .filter(({ name }) => !MAY_DIFFER.includes(name))
    .map(({ name }) => `select '${name}' as name, coalesce(md5(${linesOf(name)}), '') as sum from ${name} t`);
  return async () => {
    const rows = await ask<{ name: string; sum: string }>(parts.join(" union all "));
    return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
  };
}

function linesOf(table: string): string {
  const moving = MOVES_BY_ITSELF[table];
  if (moving === undefined) return "string_agg(t::text, E'\\n')";
  return `string_agg((to_jsonb(t) - '${moving}')::text, E'\\n' order by t.id)`;
}

/** The tables that differ between two fingerprints. */
export function changedTables(before: Fingerprint, after: Fingerprint): string[] {
  return Object.keys(before).filter((name) => before[name] !== after[name]);
}
