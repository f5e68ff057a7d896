import { Client, type DatabaseError } from "pg";
import type { CaseId, PersonId, TeamId } from "../../../src/domain/ids";
import { openDirectoryDesk } from "../../support/directory-desk";
import { badWrites } from "./bad-writes/list-bad-writes";

type Desk = Awaited<ReturnType<typeof openDirectoryDesk>>;

let desk: Desk;
let server: Client;
let owner: Client;
let ids: { caseId: CaseId; personId: PersonId; otherId: PersonId; goneId: PersonId; teamId: TeamId };

beforeAll(async () => {
  desk = await openDirectoryDesk();
  server = new Client(desk.database.serverUrl);
  owner = new Client(desk.database.ownerUrl);
  await Promise.all([server.connect(), owner.connect()]);
  const personId = await desk.aPerson({ name: "Owner" });
  const otherId = await desk.aPerson({ name: "Somebody" });
  const goneId = await desk.aPerson({ name: "Gone" });
  const teamId = await desk.aTeam({ name: "The team", queueStewardId: otherId, memberIds: [otherId] });
  const caseId = await desk.aCase(otherId, teamId);
  await desk.deactivate(goneId);
  // The case's owner holds no queue, so that leaving breaks the one key that is asked about.
  await owner.query("begin");
  await owner.query("update ownership set person_id = $2 where case_id = $1", [caseId, personId]);
  await owner.query("update cases set owner_id = $2, source_reference = 'INC1' where id = $1", [caseId, personId]);
  await owner.query("commit");
  await desk.ask("select place_events()");
  ids = { caseId, personId, otherId, goneId, teamId };
});
afterAll(async () => {
  await Promise.all([server.end(), owner.end()]);
  await desk.close();
});

interface Named {
  name: string;
  table: string;
  kind: string;
  columns: string[];
}

/**
 * Every constraint with a name of its own, and every unique index; a name that several tables use is told with its table.
 *
 * PostgreSQL's automatic names begin with the table and say the kind.
 */
async function namedConstraints(): Promise<Named[]> {
  const { rows } = await owner.query<Named>(`
    select case when count(*) over (partition by name) > 1 then "table" || '.' || name else name end as name, "table", kind, columns from (
    select k.conname::text as name, t.relname as table, k.contype as kind,
        array(select a.attname::text from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any(k.conkey) order by 1) as columns
      from pg_constraint k join pg_class t on t.oid = k.conrelid
      where k.connamespace = 'public'::regnamespace and k.contype in ('c', 'f', 'u', 'p', 'x') and t.relname <> 'schema_migrations' and k.conname !~ ('^' || t.relname || '_(.*_)?(pkey|fkey|key|check|excl)\\d*$')
    union all
    select i.relname::text, t.relname, 'index', '{}'
      from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      where i.relnamespace = 'public'::regnamespace and x.indisunique and not exists (select from pg_constraint k where k.conindid = x.indexrelid)
    ) named order by 1`);
  return rows;
}

/** Runs statements as the server's role, takes everything back, and answers the error they met. */
async function refusalOf(statements: readonly string[]): Promise<DatabaseError | null> {
  await server.query("begin");
  try {
    for (const statement of statements) await server.query(statement);
    await server.query("set constraints all immediate");
    return null;
  } catch (error) {
    return error as DatabaseError;
  } finally {
    await server.query("rollback");
  }
}

test("the writes are made as the server's role, which is no superuser and owns nothing", async () => {
  const { rows } = await server.query(
    `select r.rolname, r.rolsuper, (select count(*)::integer from pg_class c where pg_has_role(r.oid, c.relowner, 'member')) as owned
      from pg_roles r where r.rolname = 'steward_server'`,
  );
  expect(rows).toEqual([{ rolname: "steward_server", rolsuper: false, owned: 0 }]);
  const { rows: roles } = await server.query<{ is: boolean }>("select pg_has_role(current_user, 'steward_server', 'member') as is");
  expect(roles).toEqual([{ is: true }]);
});

// A key that only serves foreign keys: whatever repeats it repeats the primary key first.
const IMPLIED = ["cases_by_opening", "intervals_by_end", "intervals_by_owner_and_end", "persons_by_activity"];

test("every named constraint has a bad write of its own, or is implied by its table's primary key", async () => {
  const named = (await namedConstraints()).map(({ name }) => name);
  expect(named).toEqual([...Object.keys(badWrites(ids)), ...IMPLIED].sort());
});

test("the gate can fail: a constraint and a unique index that nobody listed are found", async () => {
  const known = (await namedConstraints()).map(({ name }) => name);
  await owner.query("alter table accounts add constraint a_new_promise check (name <> '')");
  await owner.query("create unique index one_new_thing on accounts (name) where name = 'x'");
  const found = (await namedConstraints()).map(({ name }) => name).filter((name) => !known.includes(name));
  await owner.query("alter table accounts drop constraint a_new_promise");
  await owner.query("drop index one_new_thing");
  expect(found).toEqual(["a_new_promise", "one_new_thing"]);
});

test.each(IMPLIED)("%s holds its table's primary key among its columns", async (name) => {
  const constraint = (await namedConstraints()).find((each) => each.name === name);
  const { rows } = await owner.query<{ column: string }>(
    `select a.attname::text as column from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any(k.conkey)
      where k.conrelid = $1::regclass and k.contype = 'p'`,
    [constraint?.table],
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ column }) => !constraint?.columns.includes(column))).toEqual([]);
});

const names = Object.keys(badWrites({ caseId: "case_x", personId: "per_x", otherId: "per_x", goneId: "per_x", teamId: "team_x" }));

test.each(names)("%s refuses a bad write of the server's role, by that name", async (name) => {
  const refused = await refusalOf(badWrites(ids)[name] ?? []);
  const [table, constraint] = name.includes(".") ? name.split(".") : [refused?.table, name];
  expect({ table: refused?.table, constraint: refused?.constraint, class: refused?.code?.slice(0, 2) }).toEqual({
    table,
    constraint,
    class: "23",
  });
});

const INSUFFICIENT_PRIVILEGE = "42501";

describe("the server's role is refused by privilege", () => {
  test.each([
    "update events set actor = 'system:x'",
    "delete from events",
    "truncate events cascade",
    "update event_places set position = position + 1",
    "delete from event_places",
    "truncate event_places cascade",
    "update log_epochs set epoch = 'x'",
    "delete from log_epochs",
    "delete from ownership",
    "truncate ownership cascade",
    "delete from cases",
    "delete from persons",
    "delete from handoff_briefs",
    "update handoff_briefs set author = 'x'",
    "update customer_replies set author = 'x'",
    "update customer_messages set channel = 'CHAT'",
    "update internal_notes set visibility = 'ALL_STAFF'",
    "update resolution_attempts set author = 'x'",
    "update satisfactions set score = 5",
    "update service_accounts set scopes = '{CASES_READ}'",
    "update api_keys set secret_hash = 'x'",
    "update api_keys set expires_at = 'infinity'",
    "delete from transfer_offers",
    "delete from tasks",
    "delete from proposals",
    "delete from contact_delegations",
    "delete from customer_replies",
    "delete from customer_messages",
    "delete from internal_notes",
    "delete from resolution_attempts",
    "delete from satisfactions",
    "delete from absences",
    "delete from api_keys",
    "alter table cases disable trigger all",
    "create table mine (x integer)",
    "drop table events",
  ])("%s", async (statement) => {
    expect((await refusalOf([statement]))?.code).toBe(INSUFFICIENT_PRIVILEGE);
  });

  test("to change any column of ownership but its end", async () => {
    const { rows } = await owner.query<{ name: string }>(
      "select attname::text as name from pg_attribute where attrelid = 'ownership'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by 1",
    );
    const allowed: string[] = [];
    for (const { name } of rows) {
      const refused = await refusalOf([`update ownership set ${name} = ${name}`]);
      if (refused?.code !== INSUFFICIENT_PRIVILEGE) allowed.push(name);
    }
    expect(rows.length).toBe(9);
    expect(allowed).toEqual(["until"]);
  });
});
