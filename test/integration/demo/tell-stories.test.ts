import type { DataSource } from "typeorm";
import { createDataSource } from "../../../src/db/data-source";
import { seedDemo } from "../../../src/demo/seed-demo";
import { clonedDatabases } from "../../support/cloned-databases";

let database: Awaited<ReturnType<typeof clonedDatabases>>;
let dataSource: DataSource;

beforeAll(async () => {
  database = await clonedDatabases();
  dataSource = await createDataSource({ url: database.serverUrl }).initialize();
  await seedDemo({ dataSource, committed: () => undefined });
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.close();
});

const list = async (sql: string): Promise<unknown[]> => (await dataSource.query<{ it: unknown }[]>(sql)).map(({ it }) => it);
const first = (id: string) => `(select split_part(who.name, ' ', 1) from persons who where who.id = ${id})`;
const ahead = (instant: string) => `${instant} > steward_now()`;

describe("the stories of the demo desk show", () => {
  test("somebody who helps with a task that is due, and one whose result came back", async () => {
    expect(
      await list(`select ${first("t.assignee_id")} || ' ' || state || case when ${ahead("due_at")} then ' ahead' else '' end as it
        from tasks t order by asked_at`),
    ).toEqual(["Pavel DONE", "Liam DONE", "Kavya OPEN ahead", "Noor OPEN ahead"]);
    expect(await list(`select ${first("written_by")} as it from task_comments`)).toEqual(["Kavya"]);
  });

  test("a proposal that waits for the owner, and one that they accepted", async () => {
    expect(await list(`select ${first("proposed_by")} || ' ' || kind || ' ' || state as it from proposals order by proposed_at`)).toEqual([
      "Liam SUPPORT_TIER ACCEPTED",
      "Kavya PRIORITY OPEN",
    ]);
  });

  test("a delegate who answered the customer, and may still", async () => {
    expect(
      await list(`select ${first("d.delegate_id")} || ' for ' || ${first("r.on_behalf_of")} as it
        from contact_delegations d join customer_replies r on r.case_id = d.case_id and r.author = d.delegate_id
        where d.ended_at is null and ${ahead("d.until")} and r.on_behalf_of = d.granted_by`),
    ).toEqual(["Kavya for Quinn"]);
  });

  test("somebody on leave whose every open case has a stand-in, and a leave that is planned", async () => {
    expect(
      await list(`select ${first("a.person_id")} || ' ' || state || ' ' || (select string_agg(kind || ' to ' || ${first("h.to_person_id")}, ', ')
        from absence_handovers h where h.absence_id = a.id) as it from absences a order by recorded_at`),
    ).toEqual(["Mei RUNNING OWNERSHIP to Liam, OWNERSHIP to Liam", "Pavel RECORDED OWNERSHIP to Kavya"]);
    expect(
      await list(`select ${first("c.owner_id")} || ' by ' || coalesce(${first("c.acting_owner_id")}, 'nobody') as it from cases c
        where c.status not in ('RESOLVED', 'CLOSED') and (c.acting_owner_id is not null or ${first("c.owner_id")} = 'Mei') and ${ahead("c.acting_until")}
        order by 1`),
    ).toEqual(["Mei by Liam", "Mei by Liam", "Sofia by Noor"]);
  });

  test("a case whose contact and whose resolution lie in two hands", async () => {
    expect(
      await list(`select ${first("resolution_owner_id")} || ' fixes, ' || ${first("contact_owner_id")} || ' answers' as it from cases
        where contact_owner_id <> owner_id or resolution_owner_id <> owner_id`),
    ).toEqual(["Pavel fixes, Noor answers"]);
  });

  test("a case under each model, and teams whose model is TEAM and NEXT_AVAILABLE", async () => {
    expect(
      await list("select name || ' ' || default_model as it from teams where default_model in ('TEAM', 'NEXT_AVAILABLE') order by 1"),
    ).toEqual(["Night desk NEXT_AVAILABLE", "Onboarding TEAM"]);
    expect(
      await list(`select ${first("o.person_id")} || ' ' || o.move as it from ownership o join cases c on c.id = o.case_id
        where c.ownership_model = 'NEXT_AVAILABLE' order by o.number`),
    ).toEqual(["Rashid OPENED", "Una REOPENED"]);
  });

  test("a conversation: messages, replies with a promise, attempts, a confirmation, a rating and a mood", async () => {
    const of = (column: string, from: string) =>
      list(
        `select ${column} as it from ${from} it join cases c on c.id = it.case_id where c.subject like 'The delivery address%' order by 1`,
      );
    expect(await of("count(*)::int", "customer_messages")).toEqual([2]);
    expect(await of("count(*)::int || ' ' || count(next_update_by)", "customer_replies")).toEqual(["2 1"]);
    // The customer came back: what had worked and was confirmed is known to have failed.
    expect(await of("it.number || ' ' || outcome", "resolution_attempts")).toEqual(["1 FAILED", "2 FAILED"]);
    expect(await of("score", "satisfactions")).toEqual([4]);
    expect(await of("mood || ' ' || status || ' ' || needs_reply", "customer_messages")).toEqual(Array(2).fill("NEGATIVE OPEN true"));
  });

  test("notes with mentions, one for people inside only, and a case that was forwarded", async () => {
    expect(
      await list(`select visibility || ' ' || array_to_string(array(select ${first("m")} from unnest(mentions) m order by 1), ', ') as it
        from internal_notes order by written_at`),
    ).toEqual(["INTERNAL_ONLY Ben", "ALL_STAFF Grace, Kavya"]);
    expect(await list(`select ${first("to_id")} as it from forward_notes`)).toEqual(["Grace"]);
  });

  test("a timer for everything that ends by itself, and none that rang before the desk was there", async () => {
    expect(await list("select kind || ' ' || count(*) as it from timers where due_at > steward_now() group by kind order by 1")).toEqual([
      "absence-ends 1",
      "acting-ends 3",
      "delegation-ends 1",
      "leave-begins 1",
      "offer-expires 1",
      "shift-ends 1",
    ]);
    expect(await list("select kind as it from timers where due_at <= steward_now()")).toEqual([]);
  });

  test("cover, working hours and other systems, with no key that anybody could know", async () => {
    expect(await list("select count(*)::int as it from cover_steps")).toEqual([7]);
    expect(await list(`select ${first("p.id")} || ' ' || c.name as it from persons p join calendars c on c.id = p.calendar_id`)).toEqual([
      "Ana Office hours in Lisbon",
    ]);
    expect(await list("select name as it from service_accounts order by 1")).toEqual(["Customer portal", "Shop"]);
    expect(await list("select count(*)::int as it from api_keys")).toEqual([0]);
  });
});
