import { Client } from "pg";

/** How large a desk is filled. */
export interface Filling {
  people: number;
  /** How many cases are open, all owners alike; the rest is closed. */
  openCases: number;
  cases: number;
}

const ID = (prefix: string, number: string) => `'${prefix}_' || lpad((${number})::text, 26, '0')`;

/** The id of the n-th person of a filled desk, counted from one. */
export function personId(number: number): `per_${string}` {
  return `per_${String(number).padStart(26, "0")}`;
}

/**
 * Fills an empty desk with set-based statements: people, teams, customers, cases, their owners and open offers.
 *
 * Keys are not checked while it loads (the rows obey them by construction), triggers neither; statistics are taken at the end. Every tenth
 * open case has an offer in the air, every fifth a contact who owes the next step, every third a collaborator.
 */
export async function fillDesk(ownerUrl: string, { people, openCases, cases }: Filling): Promise<void> {
  const client = new Client(ownerUrl);
  await client.connect();
  const run = (sql: string) => client.query(sql);
  const teams = 10;
  const customers = 500;
  const owner = `1 + i / 10 % ${people}`;
  try {
    await run("set session_replication_role = replica");
    await run("set statement_timeout = 0");
    await run("insert into authority_levels (key, name, rank) values ('L1', 'One', 1)");
    await run(`insert into persons (id, name, email, roles, authority_level_key, time_zone)
      select ${ID("per", "i")}, 'Person ' || i, 'person' || i || '@example.test', '{AGENT}', 'L1', 'Europe/Paris' from generate_series(1, ${people}) i`);
    await run(`insert into teams (id, name, queue_steward_id, default_model)
      select ${ID("team", "i")}, 'Team ' || i, ${ID("per", "i")}, 'QUEUE' from generate_series(1, ${teams}) i`);
    await run(`insert into team_memberships (team_id, person_id, is_lead)
      select ${ID("team", `1 + i % ${teams}`)}, ${ID("per", "i")}, i <= ${teams} from generate_series(1, ${people}) i`);
    await run(`insert into categories (key, name, handling, automation, owner_id)
      values ('BUG', 'Bug', 'FRONTLINE', 'MAY_COLLECT', ${ID("per", "1")})`);
    await run(
      `insert into accounts (id, name, account_tier) select ${ID("acc", "i")}, 'Account ' || i, 'STANDARD' from generate_series(1, ${customers}) i`,
    );
    await run(
      `insert into contacts (id, account_id, name) select ${ID("con", "i")}, ${ID("acc", "i")}, 'Contact ' || i from generate_series(1, ${customers}) i`,
    );
    await run(`insert into cases (id, subject, channel, status, urgency, impact, workaround, severity, priority, priority_defaulted, category_key,
        support_tier, sla_tier, tags, team_id, account_id, contact_id, ownership_model, owner_id, ownership_number, owner_since,
        contact_owner_id, resolution_owner_id, untaken, next_step_what, next_step_actor_id, next_step_due_at, resolution,
        opened_at, resolved_at, closed_at, updated_at)
      select ${ID("case", "i")}, 'The export of order ' || i || ' fails', 'EMAIL', case when open then 'OPEN' else 'CLOSED' end,
        case when i % 3 = 0 then 'URGENT' else 'NOT_URGENT' end, 'NORMAL', 'NONE', case when i % 3 = 0 then 'HIGH' else 'NORMAL' end, 'P3', true, 'BUG',
        1, 'STANDARD', array['export', 'tag' || i % 7], ${ID("team", `1 + i % ${teams}`)}, ${ID("acc", `1 + i % ${customers}`)},
        ${ID("con", `1 + i % ${customers}`)}, 'INDIVIDUAL', ${ID("per", owner)}, 1, at, ${ID("per", owner)}, ${ID("per", owner)}, false,
        case when open then 'Answer the customer' end,
        case when not open then null when i % 5 = 0 then ${ID("con", `1 + i % ${customers}`)} else ${ID("per", `1 + (i * 7) % ${people}`)} end,
        case when open then at + interval '3 days' end, case when not open then 'It works.' end, at,
        case when not open then at end, case when not open then at end, at
      from (select i, i > ${cases - openCases} as open,
        timestamptz '2026-01-01' + i * (interval '180 days' / ${cases}) as at from generate_series(1, ${cases}) i) as made`);
    await run(`insert into ownership (case_id, number, person_id, since, move, actor)
      select id, 1, owner_id, owner_since, 'OPENED', 'system:import' from cases`);
    await run(`insert into case_relations (case_id, person_id, relation, raci)
      select id, ${ID("per", `1 + (number * 11) % ${people}`)}, 'COLLABORATOR', 'INFORMED' from cases where status = 'OPEN' and number % 3 = 0`);
    await run(`insert into handoff_briefs (id, case_id, source, situation, steps_tried, reason, next_step, author, written_at)
      select ${ID("brief", "number")}, id, 'WRITTEN', 'The export fails.', '{}', 'You know exports.', 'Read the log.', owner_id, opened_at
      from cases where status = 'OPEN' and number % 10 = 0`);
    await run(`insert into transfer_offers (id, case_id, from_id, to_id, offered_by, reason_code, brief_id, offered_at, expires_at)
      select ${ID("off", "number")}, id, owner_id, ${ID("per", `1 + (number * 13 + 1) % ${people}`)}, owner_id, 'WORKLOAD', ${ID("brief", "number")},
        opened_at, timestamptz '2036-01-01'
      from cases where status = 'OPEN' and number % 10 = 0 and owner_id <> ${ID("per", `1 + (number * 13 + 1) % ${people}`)}`);
    await run("set session_replication_role = origin");
    await run("vacuum analyze");
  } finally {
    await client.end();
  }
}
