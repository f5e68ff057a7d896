import { readFileSync } from "node:fs";
import { type Desk, everything, fixture, startDesks } from "./a-desk";

const source = readFileSync(fixture, "utf8");

describe("the import of a ServiceNow incident log", () => {
  let desks: Awaited<ReturnType<typeof startDesks>>;
  let desk: Desk;

  beforeAll(async () => {
    desks = await startDesks();
  });
  beforeEach(async () => {
    desk = await desks.open();
  });
  afterAll(() => desks?.stop());

  it("brings in every incident that can be read, and reports what it did and which rows it could not read", async () => {
    const progress: string[] = [];
    const report = await desk.importLog(fixture, (done, total) => progress.push(`${done}/${total}`));
    expect(report).toEqual({
      incidents: 7,
      knownBefore: 0,
      events: 53,
      ownershipChanges: 10,
      ownerlessStretches: 7,
      rowsRead: 24,
      rowsOfKnownIncidents: 0,
      rowsNotRead: [
        { line: 24, reason: 'incident_state is unknown: "-100"' },
        { line: 26, reason: 'sys_updated_at is no date of the form DD-MM-YYYY HH:MM: "31-02-2020 10:00"' },
      ],
      personsMade: 7,
      teamsMade: 4,
      contactsMade: 3,
    });
    expect(progress).toEqual(["1/7", "2/7", "3/7", "4/7", "5/7", "6/7", "7/7"]);
    const [counted] = await desk.ask(`select
      (select count(*) from cases) as cases, (select count(*) from events) as events,
      (select count(*) from events where type = 'OWNERSHIP_CHANGED') as changes, (select count(*) from ownership) as intervals,
      (select count(*) from persons where active) as persons, (select count(*) from teams) as teams,
      (select count(*) from contacts where account_id is null) as contacts, (select count(*) from handoff_briefs) as briefs`);
    expect(counted).toEqual({ cases: 7, events: 53, changes: 10, intervals: 17, persons: 7, teams: 4, contacts: 3, briefs: 0 });
  });

  it("keeps who owned an incident when, an owner of no time at all included", async () => {
    await desk.importLog(fixture);
    const intervals =
      await desk.ask(`select o.number, p.name, iso(o.since) as since, iso(o.until) as until, o.move, o.reason_code, o.brief_id
      from ownership o join cases c on c.id = o.case_id join persons p on p.id = o.person_id
      where c.source_reference = 'INC9000004' order by o.number`);
    const imported = { move: "IMPORTED", reason_code: null, brief_id: null };
    expect(intervals).toEqual([
      { number: 1, name: "Assigned to 1", since: "2020-03-03T08:50:00.000Z", until: "2020-03-03T09:10:00.000Z", ...imported },
      { number: 2, name: "Assigned to 2", since: "2020-03-03T09:10:00.000Z", until: "2020-03-03T09:10:00.000Z", ...imported },
      { number: 3, name: "Assigned to 3", since: "2020-03-03T09:10:00.000Z", until: "2020-03-03T10:00:00.000Z", ...imported },
      { number: 4, name: "Steward of Group 2", since: "2020-03-03T10:00:00.000Z", until: "2020-03-03T12:00:00.000Z", ...imported },
      { number: 5, name: "Assigned to 1", since: "2020-03-03T12:00:00.000Z", until: null, ...imported },
    ]);
    const informed =
      await desk.ask(`select p.name, r.raci from case_relations r join cases c on c.id = r.case_id join persons p on p.id = r.person_id
      where c.source_reference = 'INC9000004' order by p.name`);
    expect(informed).toEqual(
      ["Assigned to 1", "Assigned to 2", "Assigned to 3", "Steward of Group 2"].map((name) => ({ name, raci: "INFORMED" })),
    );
  });

  it("gives each incident the state, classification and times that its last row tells", async () => {
    await desk.importLog(fixture);
    const cases =
      await desk.ask(`select c.source_reference as incident, c.status, c.severity, c.priority, c.priority_defaulted as defaulted, c.channel, c.tags,
        t.name as team, p.name as owner, c.untaken, k.name as contact, iso(c.opened_at) as opened, iso(c.resolved_at) as resolved, iso(c.closed_at) as closed
      from cases c join teams t on t.id = c.team_id join persons p on p.id = c.owner_id left join contacts k on k.id = c.contact_id order by 1`);
    const plain = { severity: "NORMAL", priority: "P3", defaulted: false, untaken: false, resolved: null, closed: null };
    expect(cases).toEqual([
      {
        ...plain,
        incident: "INC9000001",
        status: "CLOSED",
        channel: "PHONE",
        tags: ["category-1", "subcategory-11"],
        team: "Group 1",
        owner: "Assigned to 1",
        contact: "Caller 1",
        opened: "2020-03-01T09:00:00.000Z",
        resolved: "2020-03-02T10:00:00.000Z",
        closed: "2020-03-07T10:00:00.000Z",
      },
      {
        ...plain,
        incident: "INC9000002",
        status: "OPEN",
        severity: "CRITICAL",
        priority: "P1",
        channel: "EMAIL",
        tags: ["category-2"],
        team: "Group 2",
        owner: "Assigned to 2",
        contact: "Caller 2",
        opened: "2020-03-01T11:00:00.000Z",
      },
      {
        ...plain,
        incident: "INC9000003",
        status: "WAITING_ON_INTERNAL",
        priority: "P4",
        channel: "WEB",
        tags: [],
        team: "Imported",
        owner: "Import Steward",
        untaken: true,
        contact: "Caller 1",
        opened: "2020-03-02T08:00:00.000Z",
      },
      {
        ...plain,
        incident: "INC9000004",
        status: "CLOSED",
        channel: "PHONE",
        tags: ["category-1", "subcategory-12"],
        team: "Group 2",
        owner: "Assigned to 1",
        contact: "Caller 2",
        opened: "2020-03-03T08:50:00.000Z",
        resolved: "2020-03-03T12:00:00.000Z",
        closed: "2020-03-08T12:00:00.000Z",
      },
      {
        ...plain,
        incident: "INC9000005",
        status: "WAITING_ON_INTERNAL",
        channel: "WEB",
        tags: ["category-2", "subcategory-21"],
        team: "Group 2",
        owner: "Steward of Group 2",
        untaken: true,
        contact: "Caller 3",
        opened: "2020-03-04T09:00:00.000Z",
      },
      {
        ...plain,
        incident: "INC9000006",
        status: "CLOSED",
        severity: "HIGH",
        priority: "P2",
        channel: "EMAIL",
        tags: ["category-3", "subcategory-31"],
        team: "Group 1",
        owner: "Assigned to 2",
        contact: null,
        opened: "2020-03-05T11:58:00.000Z",
        resolved: "2020-03-06T12:00:00.000Z",
        closed: "2020-03-12T12:00:00.000Z",
      },
      {
        ...plain,
        incident: "INC9000008",
        status: "OPEN",
        severity: "HIGH",
        priority: "P2",
        channel: "PHONE",
        tags: ["category-3", "subcategory-32"],
        team: "Group 3",
        owner: "Assigned to 1",
        contact: "Caller 1",
        opened: "2020-03-06T09:00:00.000Z",
      },
    ]);
  });

  it("leaves every open case with a next step of its owner, due a day after the import", async () => {
    await desk.importLog(fixture);
    const steps =
      await desk.ask(`select c.source_reference as incident, c.next_step_what as what, c.next_step_actor_id = c.owner_id as owners,
        extract(epoch from c.next_step_due_at - e.recorded_at)::integer as seconds, e.type, e.occurred_at = e.recorded_at as now
      from cases c join events e on e.stream = c.id and e.stream_sequence = c.last_sequence where c.next_step_what is not null order by 1`);
    expect(steps).toEqual(
      ["INC9000002", "INC9000003", "INC9000005", "INC9000008"].map((incident) => ({
        incident,
        what: "Continue from the imported history.",
        owners: true,
        seconds: 86_400,
        type: "NEXT_STEP_SET",
        now: true,
      })),
    );
  });

  it("makes each group a team with a steward of its own who leads it, and its assignees the members", async () => {
    await desk.importLog(fixture);
    const teams =
      await desk.ask(`select t.name, s.name as steward, s.roles, array_agg(p.name || case when m.is_lead then ' (lead)' else '' end order by p.name) as people
      from teams t join persons s on s.id = t.queue_steward_id join team_memberships m on m.team_id = t.id join persons p on p.id = m.person_id
      group by t.name, s.name, s.roles order by t.name`);
    const roles = ["AGENT", "TEAM_LEAD"];
    expect(teams).toEqual([
      { name: "Group 1", steward: "Steward of Group 1", roles, people: ["Assigned to 1", "Assigned to 2", "Steward of Group 1 (lead)"] },
      {
        name: "Group 2",
        steward: "Steward of Group 2",
        roles,
        people: ["Assigned to 1", "Assigned to 2", "Assigned to 3", "Steward of Group 2 (lead)"],
      },
      { name: "Group 3", steward: "Steward of Group 3", roles, people: ["Assigned to 1", "Steward of Group 3 (lead)"] },
      { name: "Imported", steward: "Import Steward", roles, people: ["Import Steward (lead)"] },
    ]);
    const [agent] = await desk.ask(
      "select name, email, roles, external, active, time_zone, last_sequence from persons where name = 'Assigned to 3'",
    );
    expect(agent).toEqual({
      name: "Assigned to 3",
      email: "assigned-to-3@imported.invalid",
      roles: ["AGENT"],
      external: false,
      active: true,
      time_zone: "UTC",
      last_sequence: 1,
    });
    expect(
      await desk.ask("select g.key, g.handling, g.automation, p.name as owner from categories g join persons p on p.id = g.owner_id"),
    ).toEqual([{ key: "IMPORTED", handling: "FRONTLINE_ASKS", automation: "HUMAN_FIRST", owner: "Import Steward" }]);
  });

  it("changes nothing the second time, even where the file tells more of an incident it knows", async () => {
    await desk.importLog(fixture);
    const before = await everything(desk);
    const more = `${source}INC9000002,Closed,4,Caller 8,01-03-2020 11:00,02-03-2020 15:00,Email,Hall 1,?,?,1 - High,1 - High,1 - Critical,Group 9,Assigned to 9,?,?\n`;
    const report = await desk.importLog(desks.aFile("more.csv", more));
    expect(report).toEqual({
      incidents: 0,
      knownBefore: 7,
      events: 0,
      ownershipChanges: 0,
      ownerlessStretches: 0,
      rowsRead: 25,
      rowsOfKnownIncidents: 25,
      rowsNotRead: [expect.objectContaining({ line: 24 }), expect.objectContaining({ line: 26 })],
      personsMade: 0,
      teamsMade: 0,
      contactsMade: 0,
    });
    expect(await everything(desk)).toEqual(before);
  });

  it("adds the incidents it does not know yet, with people, teams and contacts that are here already", async () => {
    const first = source.split("\n").slice(0, 8).join("\n");
    await desk.importLog(desks.aFile("first.csv", `${first}\n`));
    const report = await desk.importLog(fixture);
    expect(report).toMatchObject({ incidents: 5, knownBefore: 2, personsMade: 2, teamsMade: 1, contactsMade: 1, rowsOfKnownIncidents: 7 });
    const streams = await desk.ask(`select r.id from (select id, last_sequence from persons union all select id, last_sequence from teams
        union all select id, last_sequence from contacts union all select id, last_sequence from cases) r
      where r.last_sequence is distinct from (select max(stream_sequence) from events e where e.stream = r.id)`);
    expect(streams).toEqual([]);
  });

  it("is completed by running it again after it broke off", async () => {
    const broken = desk.importLog(fixture, (done) => {
      if (done === 3) throw new Error("the power went out");
    });
    await expect(broken).rejects.toThrow("the power went out");
    expect(await desk.importLog(fixture)).toMatchObject({ incidents: 4, knownBefore: 3, personsMade: 0, teamsMade: 0, contactsMade: 0 });
    expect(await desk.ask("select count(*) as cases from cases")).toEqual([{ cases: 7 }]);
  });

  it("brings each incident in once when two imports of one file run at once", async () => {
    const [one, other] = await Promise.all([desk.importLog(fixture), desk.importLog(fixture)]);
    expect(one.incidents + other.incidents).toBe(7);
    expect(one.personsMade + other.personsMade).toBe(7);
    expect(one.events + other.events).toBe(53);
    expect(await desk.ask("select count(*) as cases from cases")).toEqual([{ cases: 7 }]);
  });

  it("leaves out, with their lines, the incidents of somebody who was deactivated here", async () => {
    await desk.asOwner(`insert into authority_levels values ('L1', 'First', 1);
      insert into persons (id, name, email, roles, authority_level_key, active, time_zone)
      values ('per_00000000000000000000000003', 'Assigned to 3', 'assigned-to-3@imported.invalid', '{AGENT}', 'L1', false, 'UTC')`);
    const report = await desk.importLog(fixture);
    expect(report).toMatchObject({ incidents: 5, personsMade: 6, rowsRead: 13 });
    expect(report.rowsNotRead.map(({ line }) => line)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 24, 26]);
    expect(report.rowsNotRead[0]?.reason).toBe("INC9000004 stays out: Assigned to 3 was deactivated here");
  });

  const lines = source.trimEnd().split("\n");
  const [header = ""] = lines;
  it.each([
    ["is empty", "", "The file is empty."],
    ["holds a header and nothing else", `${header}\n`, "The file holds a header and no incident below it."],
    ["is another table", "number,name\n1,Ann\n", /^This is no incident log: its header lacks incident_state, sys_mod_count, /],
    ["is no text at all", new Uint8Array([0, 255, 10, 128, 0, 10]), /^This is no incident log: its header lacks number, /],
    ["names a column twice", `${header},number\n`, "The header names number twice."],
    ["has quotes that do not match", source.replace('"Hall 3, left"', '"Hall 3" left'), /^The file is malformed: .* at line 2/],
    [
      "ends within a line",
      `${lines.slice(0, 9).join("\n")}\nINC9000003,Awaiting Vendor,1,Caller 1`,
      "The file ends in a cut line (line 10).",
    ],
    ["ends within its last date", source.trimEnd().replace(/\?,\?$/, "?,01-0"), "The file ends in a cut line (line 27)."],
    ["ends before its last column", source.trimEnd().replace(/\?$/, ""), "The file ends in a cut line (line 27)."],
    [
      "ends within quotes",
      `${lines.slice(0, 2).join("\n")}\nINC9000001,Active,1,Caller 1,01-03-2020 09:00,01-03-2020 10:00,Phone,"Hall`,
      /^The file ends in a cut line: .* line 3/,
    ],
  ])("refuses a file that %s with a clear sentence, and leaves nothing behind", async (name, contents, sentence) => {
    const before = await everything(desk);
    const file = desks.aFile(`${name.replaceAll(" ", "-")}.csv`, contents);
    await expect(desk.importLog(file)).rejects.toMatchObject({
      name: "ImportRefused",
      message: typeof sentence === "string" ? sentence : expect.stringMatching(sentence),
    });
    expect(await everything(desk)).toEqual(before);
    expect(before["persons"]).toEqual([]);
  });

  it("says so when there is no such file, or a folder in its place", async () => {
    await expect(desk.importLog("/no/such/file.csv")).rejects.toThrow("There is no file /no/such/file.csv.");
    await expect(desk.importLog(__dirname)).rejects.toThrow(`${__dirname} is a folder.`);
    expect((await everything(desk))["events"]).toEqual([]);
  });
});
