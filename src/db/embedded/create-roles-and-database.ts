import { Client } from "pg";

/**
 * Makes sure that the role `steward_server` and the database `steward` exist.
 *
 * Asked at every start, because the very first one may have been killed in between; two at once wait for each other.
 */
export async function createRolesAndDatabase(ownerUrl: string, serverPassword: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  // The query in flight is rejected with the same error; without a listener it would also end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('steward: roles and database'))");
    if ((await client.query("select from pg_roles where rolname = 'steward_server'")).rowCount === 0) {
      await client.query(`create role steward_server login password ${client.escapeLiteral(serverPassword)}`);
    }
    if ((await client.query("select from pg_database where datname = 'steward'")).rowCount === 0) {
      await client.query("create database steward owner steward_owner");
    }
  } finally {
    await client.end();
  }
}
