import type { Client } from "pg";

interface Key {
  table: string;
  name: string;
  deferrable: boolean;
  deferred: boolean;
}

/**
 * Lets rows arrive in any order, and still checks every foreign key.
 *
 * Each key waits until `fill` is done, is then checked for every row, and is put back as it was.
 * Nothing is switched off, so that no row can slip in that the keys would refuse. Belongs into a transaction of the tables' owner.
 */
export async function withDeferredKeys(client: Client, fill: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<Key>(
    `select c.conrelid::regclass::text as "table", quote_ident(c.conname) as name, c.condeferrable as deferrable, c.condeferred as deferred
      from pg_constraint c join pg_namespace n on n.oid = c.connamespace and n.nspname = 'public'
      where c.contype = 'f' and c.conparentid = 0 order by 1, 2`,
  );
  for (const { table, name } of keys) await client.query(`alter table ${table} alter constraint ${name} deferrable initially deferred`);
  await fill();
  await client.query("set constraints all immediate");
  for (const { table, name, deferrable, deferred } of keys) {
    const as = !deferrable ? "not deferrable" : `deferrable initially ${deferred ? "deferred" : "immediate"}`;
    await client.query(`alter table ${table} alter constraint ${name} ${as}`);
  }
}
