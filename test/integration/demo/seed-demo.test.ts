import { Client } from "pg";
import type { DataSource } from "typeorm";
import { checkInvariants } from "../../../src/db/check-invariants";
import { createDataSource } from "../../../src/db/data-source";
import { DEMO_PEOPLE } from "../../../src/demo/demo-people";
import { isDeskEmpty, seedDemo } from "../../../src/demo/seed-demo";
import { type Addresses, clonedDatabases, hashTables } from "../../support/cloned-databases";

let database: Awaited<ReturnType<typeof clonedDatabases>>;
let empty: Addresses;
let dataSource: DataSource;
let statements: number;
let committed = 0;

const ask = <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> => dataSource.query(sql, [...values]);
const list = async (sql: string): Promise<unknown[]> => (await ask<{ it: unknown }>(sql)).map(({ it }) => it);

beforeAll(async () => {
  database = await clonedDatabases();
  empty = await database.clone();
  dataSource = await createDataSource({ url: database.serverUrl }).initialize();
  expect(await isDeskEmpty(dataSource)).toBe(true);
  const asked = jest.spyOn(Client.prototype, "query");
  await seedDemo({
    dataSource,
    committed: () => {
      committed += 1;
    },
  });
  statements = asked.mock.calls.length;
  asked.mockRestore();
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.close();
});

describe("the demo desk", () => {
  test("is loaded with few statements, so that a first start is quick, as the server's role, and placed at once", async () => {
    // 2,087 of them take a second on an idle machine; a span would measure who else is at work there.
    expect(statements).toBeGreaterThan(500);
    expect(statements).toBeLessThan(3_000);
    expect(committed).toBe(1);
    expect(await isDeskEmpty(dataSource)).toBe(false);
    expect(
      await list("select count(*)::int as it from events e where not exists (select from event_places p where p.event_no = e.no)"),
    ).toEqual([0]);
  });

  test("breaks no law", async () => {
    expect(await checkInvariants(database.ownerUrl)).toEqual([]);
  });

  test("has seventeen categories: six alone, six that ask inside, five that move inside", async () => {
    const handled =
      "select handling || ' ' || automation || ' ' || count(*) as it from categories group by handling, automation order by 1";
    expect(await list(handled)).toEqual(["FRONTLINE MAY_RESOLVE 6", "FRONTLINE_ASKS MAY_COLLECT 6", "INTERNAL HUMAN_FIRST 5"]);
    expect(await list("select count(distinct category_key)::int as it from cases")).toEqual([17]);
    const nobody = `select key as it from categories g
      where not exists (select from persons p where p.id = g.owner_id and p.active)
        or exists (select from unnest(g.backup_ids) b where not exists (select from persons p where p.id = b and p.active))`;
    expect(await list(nobody)).toEqual([]);
  });

  test("has a queue with an active steward of its own in every team", async () => {
    const stewards = `select t.name || ': ' || p.name as it from teams t join persons p on p.id = t.queue_steward_id
      join team_memberships m on m.team_id = t.id and m.person_id = p.id and m.is_member and m.is_lead
      where p.active and p.roles && array['AGENT','TEAM_LEAD'] order by 1`;
    expect(await list(stewards)).toEqual([
      "Billing: Liam Byrne",
      "Engineering: Jonas Weber",
      "Evergreen: Emma Lindqvist",
      "Frontline: Chloé Laurent",
      "Night desk: Rashid Karimi",
      "Onboarding: Quinn Abara",
      "Operations: Noor Rahman",
    ]);
    const outside =
      "select distinct t.name as it from teams t join team_memberships m on m.team_id = t.id join persons p on p.id = m.person_id where p.external";
    expect(await list(outside)).toEqual(["Evergreen"]);
  });

  test("shows every status, every move that a person or the opening makes, every end of an offer, every severity and account tier", async () => {
    expect(await list("select distinct status as it from cases order by 1")).toEqual([
      "CLOSED",
      "NEW",
      "OPEN",
      "RESOLVED",
      "WAITING_ON_CUSTOMER",
      "WAITING_ON_INTERNAL",
    ]);
    expect(await list("select distinct move as it from ownership order by 1")).toEqual([
      "ACCEPTED",
      "FORCED",
      "OPENED",
      "REOPENED",
      "RETURNED",
      "STOLEN",
      "TAKEN",
    ]);
    expect(await list("select distinct coalesce(outcome, 'IN THE AIR') as it from transfer_offers order by 1")).toEqual([
      "ACCEPTED",
      "DECLINED",
      "EXPIRED",
      "IN THE AIR",
      "OVERTAKEN",
      "WITHDRAWN",
    ]);
    expect(await list("select distinct severity as it from cases order by 1")).toEqual(["CRITICAL", "HIGH", "LOW", "NORMAL"]);
    expect(await list("select distinct ownership_model as it from cases order by 1")).toEqual([
      "INDIVIDUAL",
      "NEXT_AVAILABLE",
      "QUEUE",
      "TEAM",
    ]);
    expect(await list("select account_tier || ' ' || count(*) as it from accounts group by account_tier order by 1")).toEqual([
      "BUSINESS 2",
      "ENTERPRISE 2",
      "STANDARD 2",
      "VIP 2",
    ]);
    expect(await list("select count(*)::int as it from cases")).toEqual([35]);
  });

  test("lets Ana own cases and answer an offer, Chloé hold a queue, and Hiro administer", async () => {
    const people = await ask<{ name: string; roles: string[]; owned: number; untaken: number; offers: number }>(
      `select split_part(p.name, ' ', 1) as name, p.roles,
        (select count(*)::int from cases c where c.owner_id = p.id and not c.untaken and c.status not in ('RESOLVED', 'CLOSED')) as owned,
        (select count(*)::int from cases c where c.owner_id = p.id and c.untaken) as untaken,
        (select count(*)::int from transfer_offers o where o.to_id = p.id and o.outcome is null and o.expires_at > steward_now()) as offers
      from persons p where p.email = any($1) order by p.name`,
      [DEMO_PEOPLE.map(({ email }) => email)],
    );
    expect(people).toEqual([
      { name: "Ana", roles: ["AGENT"], owned: 3, untaken: 0, offers: 1 },
      { name: "Chloé", roles: ["AGENT", "TEAM_LEAD"], owned: 1, untaken: 2, offers: 0 },
      { name: "Hiro", roles: ["ADMIN"], owned: 0, untaken: 0, offers: 0 },
    ]);
    expect(people.map(({ name }) => name)).toEqual(DEMO_PEOPLE.map(({ name }) => name));
  });

  test("has lived: its facts happened in the order of the log over the last days, and none in the future", async () => {
    const jumps = `select count(*)::int as it from (
      select e.occurred_at, lag(e.occurred_at) over (order by p.position) as before from event_places p join events e on e.no = p.event_no) x
      where x.occurred_at < x.before`;
    expect(await list(jumps)).toEqual([0]);
    expect(await list("select count(*)::int as it from events where occurred_at > recorded_at")).toEqual([0]);
    expect(await list("select extract(day from max(recorded_at) - min(occurred_at))::int as it from events")).toEqual([30]);
  });

  test("is refused on a desk that is not empty, which stays as it is", async () => {
    const before = await hashTables(database.ownerUrl);
    await expect(seedDemo({ dataSource, committed: () => undefined })).rejects.toMatchObject({
      name: "SeedRefused",
      message: "This desk is not empty: the demo desk is loaded only where nobody works yet.",
    });
    expect(await hashTables(database.ownerUrl)).toEqual(before);
  });

  test("is loaded once when two processes load it at the same moment", async () => {
    const both = await Promise.all([1, 2].map(() => createDataSource({ url: empty.serverUrl, poolSize: 2 }).initialize()));
    const outcomes = await Promise.allSettled(both.map((one) => seedDemo({ dataSource: one, committed: () => undefined })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await Promise.all(both.map((one) => one.destroy()));
    expect(await checkInvariants(empty.ownerUrl)).toEqual([]);
  });
});
