import { Client, type ClientBase } from "pg";
import { ABSENCE_LAWS } from "./invariants/absence-laws";
import { FOLD_LAWS } from "./invariants/fold-laws";
import { HELP_LAWS } from "./invariants/help-laws";
import type { Invariant } from "./invariants/invariant";
import { LOG_LAWS } from "./invariants/log-laws";
import { OWNERSHIP_LAWS } from "./invariants/ownership-laws";
import { PEOPLE_LAWS } from "./invariants/people-laws";

/** A law that the database breaks, and who breaks it. */
export interface Violation {
  law: number;
  sentence: string;
  /** How many break it. */
  count: number;
  /** The first twenty of them. */
  offenders: string[];
}

const SHOWN = 20;

/** Every invariant that is checked, in the order of the laws. */
export const INVARIANTS: readonly Invariant[] = [
  ...OWNERSHIP_LAWS,
  ...PEOPLE_LAWS,
  ...HELP_LAWS,
  ...ABSENCE_LAWS,
  ...LOG_LAWS,
  ...FOLD_LAWS,
].sort((one, other) => one.law - other.law);

/**
 * Checks the laws that rows can show; an empty answer means that all hold.
 *
 * By SQL of its own, which shares nothing with the commands: a mistake of theirs is not repeated here.
 * Everything is read in one snapshot, so that it may run beside any number of writers.
 */
export async function checkInvariants(url: string): Promise<Violation[]> {
  const client = new Client({ connectionString: url, application_name: "steward-invariants" });
  // The query in flight is rejected with the same error; without a listener it would also end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    return await findViolations(client);
  } finally {
    await client.end();
  }
}

/** The same in a transaction that is open already, with what it has not committed yet. */
export async function findViolations(client: ClientBase): Promise<Violation[]> {
  const asked = await client.query<{ at: string }>("select steward_now()::text as at");
  const violations: Violation[] = [];
  for (const { law, sentence, sql } of INVARIANTS) {
    const { rows } = await client.query<{ offender: string; count: number }>(
      `with asked as (select $1::timestamptz as at), found as (${sql})
      select coalesce(offender, 'a row that names nothing') as offender, (count(*) over ())::integer as count from found order by 1 limit ${SHOWN}`,
      [asked.rows[0]?.at],
    );
    const [first] = rows;
    if (first !== undefined) violations.push({ law, sentence, count: first.count, offenders: rows.map(({ offender }) => offender) });
  }
  return violations;
}
