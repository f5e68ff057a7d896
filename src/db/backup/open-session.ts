import { Client } from "pg";

/**
 * A connection of the owner's for long work, in which every value has exactly one text form.
 *
 * Instants are written in UTC and numbers in full, so that the text of a column reads back as the same value on any server.
 */
export async function openSession(ownerUrl: string, applicationName: string): Promise<Client> {
  const client = new Client({ connectionString: ownerUrl, application_name: applicationName });
  // The query in flight is rejected with the same error; without a listener it would also end the process.
  client.on("error", () => undefined);
  await client.connect();
  await client.query(`set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0;
    set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres'; set extra_float_digits = 1; set bytea_output = 'hex'`);
  return client;
}
