import type { AccountId, CaseId, ContactId, PersonId, TeamId } from "../../../src/domain/ids";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";
import { expectRelayPages } from "../../support/relay-pages";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;

let other: TeamId;
let accountId: AccountId;
let contactId: ContactId;
let all: CaseId[];

/** Six cases of two teams: enough that every filter keeps some and leaves some. */
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben, chloe } = desk.people);
  other = await desk.aTeam({ queueStewardId: ben });
  accountId = await desk.anAccount({ accountTier: "BUSINESS" });
  contactId = await desk.aContact(accountId);
  const alike = { urgency: "URGENT", impact: "HIGH" } as const;
  all = [
    await desk.open(ana, { subject: "A", contactId, tags: ["export", "slow"] }),
    await desk.owned(ana, { subject: "B", priority: "P4", tags: ["export"] }),
    await desk.owned(ben, { subject: "C", ...alike }),
    await desk.owned(ana, { subject: "D", ...alike, accountId }),
    await desk.open(ana, { subject: "E", teamId: other, supportTier: 3 }),
    await desk.open(ana, { subject: "F", teamId: other, workaround: "PARTIAL" }),
  ];
  await desk.closed(ana, all[1]!);
  await desk.does(ben, "set-case-status", { caseId: all[2], status: "WAITING_ON_INTERNAL" });
  await desk.tie(all[2]!, ana, "COLLABORATOR", "CONSULTED");
  await desk.tie(all[3]!, ben, "COLLABORATOR", "CONSULTED", "2020-01-01");
  await desk.ask("update cases set source_reference = 'INC0001', sla_tier = 'PREMIER' where id = $1", [all[4]]);
  await desk.ask(
    "insert into categories (key, name, handling, automation, owner_id) values ('DATA', 'Data', 'INTERNAL', 'MAY_COLLECT', $1)",
    [chloe],
  );
  await desk.must(desk.force(chloe, all[0]!, ben));
  await desk.does(ben, "classify-case", { caseId: all[0], categoryKey: "DATA" });
  // Two of the same instant show that ties go by id.
  await desk.ask("update cases set next_step_due_at = '2030-01-01' where id = any($1)", [[all[2], all[3]]]);
});
afterAll(() => desk.close());

interface Listed {
  cases: { nodes: { subject: string }[]; totalCount: number };
}

/** The subjects of the cases that pass a filter, as one text, checked against the count. */
async function subjects(person: PersonId, filter: object = {}): Promise<string> {
  const { cases } = await desk.gets<Listed>(person, "cases", { filter, orderBy: { field: "NUMBER" } });
  expect(cases.totalCount).toBe(cases.nodes.length);
  return cases.nodes.map(({ subject }) => subject).join("");
}

describe("each filter keeps what it says, and they combine with and", () => {
  test("by who owns and who helps", async () => {
    expect(await subjects(ana, { ownerIds: [ben] })).toBe("ACEF");
    expect(await subjects(ana, { ownerIds: [ana, ben] })).toBe("ABCDEF");
    expect(await subjects(ana, { ownerIds: [] })).toBe("");
    expect(await subjects(ana, { collaboratorIds: [ana] })).toBe("C");
    expect(await subjects(ana, { collaboratorIds: [ben] })).toBe("");
    expect(await subjects(ana, { collaboratorIds: [chloe] })).toBe("ABCD");
  });

  test("by team, account, contact and account tier", async () => {
    expect(await subjects(ana, { teamIds: [other] })).toBe("EF");
    expect(await subjects(ana, { accountIds: [accountId] })).toBe("AD");
    expect(await subjects(ana, { contactIds: [contactId] })).toBe("A");
    expect(await subjects(ana, { accountTiers: ["BUSINESS", "VIP"] })).toBe("AD");
    expect(await subjects(ana, { accountTiers: ["STANDARD"] })).toBe("");
  });

  test("by status, and by whether something is still to do", async () => {
    expect(await subjects(ana, { statuses: ["CLOSED", "WAITING_ON_INTERNAL"] })).toBe("BC");
    expect(await subjects(ana, { open: true })).toBe("ACDEF");
    expect(await subjects(ana, { open: false })).toBe("B");
    expect(await subjects(ana, { untaken: true })).toBe("EF");
    expect(await subjects(ana, { untaken: false })).toBe("ABCD");
  });

  test("by classification", async () => {
    expect(await subjects(ana, { severities: ["CRITICAL", "LOW"] })).toBe("CDF");
    expect(await subjects(ana, { priorities: ["P4"] })).toBe("BF");
    expect(await subjects(ana, { categoryKeys: ["DATA"] })).toBe("A");
    expect(await subjects(ana, { supportTiers: [3, 4] })).toBe("E");
    expect(await subjects(ana, { slaTiers: ["PREMIER"] })).toBe("E");
    expect(await subjects(ana, { sourceReference: "INC0001" })).toBe("E");
  });

  test("by all of the tags", async () => {
    expect(await subjects(ana, { tags: ["export"] })).toBe("AB");
    expect(await subjects(ana, { tags: ["slow", "export"] })).toBe("A");
    expect(await subjects(ana, { tags: ["nope"] })).toBe("");
  });

  test("by when they were opened: the start in, the end out", async () => {
    const [at] = await desk.ask<{ third: string; fifth: string }>(
      "select (select iso(opened_at) from cases where id = $1) as third, (select iso(opened_at) from cases where id = $2) as fifth",
      [all[2], all[4]],
    );
    expect(await subjects(ana, { opened: { from: at!.third, until: at!.fifth } })).toBe("CD");
  });

  test("combined, and with nulls for what is left out", async () => {
    expect(await subjects(ana, { ownerIds: [ben], open: true, teamIds: [other], severities: ["LOW"] })).toBe("F");
    expect(await subjects(ana, { ownerIds: null, open: null, tags: null, opened: null })).toBe("ABCDEF");
  });
});

describe("pages are Relay's", () => {
  const place = "$first: Int, $after: String, $last: Int, $before: String, $orderBy: CaseOrder";
  const handed = "first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy";
  const source = `query (${place}) { list: cases(${handed}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }`;

  test.each([
    ["NUMBER", "number, id"],
    ["OPENED_AT", "opened_at, id"],
    ["UPDATED_AT", "updated_at, id"],
    ["URGENCY", "severity_rank, opened_at, id"],
    ["NEXT_DUE", "next_step_due_at, id"],
  ])("by %s, both ways, equal to the unpaged order", async (field, columns) => {
    const rows = await desk.ask<{ id: string }>(
      `select id from cases where ${field === "NEXT_DUE" ? "next_step_due_at is not null" : "true"} order by ${columns}`,
    );
    const ascending = rows.map(({ id }) => id);
    for (const [direction, ids] of [
      ["ASC", ascending],
      ["DESC", [...ascending].reverse()],
    ] as const)
      await expectRelayPages(ids, (variables) => desk.gets(ana, source, { ...variables, orderBy: { field, direction } }));
  });

  test("without an order the newest come first", async () => {
    const { list } = await desk.gets<{ list: { edges: { node: { id: string } }[] } }>(ana, source, { first: 2 });
    expect(list.edges.map(({ node }) => node.id)).toEqual([all[5], all[4]]);
  });

  test("a case opened meanwhile moves nothing in the pages that follow", async () => {
    const page = (variables: object) =>
      desk.gets<{ list: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string } } }>(ana, source, {
        ...variables,
        orderBy: { field: "OPENED_AT", direction: "DESC" },
      });
    const { list: first } = await page({ first: 3 });
    const newer = await desk.open(ana, { subject: "G" });
    const { list: second } = await page({ first: 3, after: first.pageInfo.endCursor });
    expect(second.edges.map(({ node }) => node.id)).toEqual([all[2], all[1], all[0]]);
    const { list: before } = await page({ last: 2, before: (await page({ first: 2 })).list.pageInfo.endCursor });
    expect(before.edges.map(({ node }) => node.id)).toEqual([newer]);
  });

  test("a forged cursor, one of another order, and a count outside 1 to 100 are refused", async () => {
    const forged = (keys: unknown) => Buffer.from(JSON.stringify(keys)).toString("base64url");
    const { list } = await desk.gets<{ list: { pageInfo: { endCursor: string } } }>(ana, source, {
      first: 1,
      orderBy: { field: "NUMBER" },
    });
    const openedAt = "2026-01-01T00:00:00.000Z";
    const wrong = [
      ...["", "x", "A".repeat(5_000), list.pageInfo.endCursor],
      ...[
        ["OPENED_AT", "yesterday", all[0]],
        ["OPENED_AT", "2026-02-30T00:00:00.000Z", all[0]],
        ["OPENED_AT", openedAt, "x"],
        ["OPENED_AT", openedAt],
      ].map(forged),
      ...[["OPENED_AT", openedAt, all[0], all[0]], ["OPENED_AT", openedAt, ana], { OPENED_AT: openedAt }, null].map(forged),
      Buffer.from(`["OPENED_AT","${openedAt}","${all[0]}",]`).toString("base64url"),
    ];
    for (const after of wrong) {
      const answer = await desk.asks(ana, source, { after });
      expect(answer).toMatchObject({ data: null, errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
    }
    for (const counts of [{ first: 0 }, { first: 101 }, { last: -1 }, { first: 1, last: 1 }])
      expect(await desk.asks(ana, source, counts)).toMatchObject({ data: null, errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
  });
});

describe("what an external agent may not see does not exist for them", () => {
  test("neither in lists, nor in counts, nor by id or number", async () => {
    const external = await desk.aPerson({ external: true });
    expect(await subjects(external)).toBe("");
    await desk.tie(all[2]!, external, "COLLABORATOR", "INFORMED");
    await desk.tie(all[3]!, external, "COLLABORATOR", "INFORMED", "2020-01-01");
    expect(await subjects(external)).toBe("C");
    const number = async (id: CaseId) => (await desk.ask<{ number: number }>("select number from cases where id = $1", [id]))[0]!.number;
    const found = async (id: CaseId) => [
      await desk.gets<{ case: object | null }>(external, "query ($id: ID!) { case(id: $id) { subject } }", { id }),
      await desk.gets<object>(external, "query ($number: Int!) { caseByNumber(number: $number) { subject } }", {
        number: await number(id),
      }),
      await desk.gets<object>(external, "query ($id: ID!) { node(id: $id) { id } }", { id }),
    ];
    expect(await found(all[2]!)).toEqual([{ case: { subject: "C" } }, { caseByNumber: { subject: "C" } }, { node: { id: all[2] } }]);
    expect(await found(all[3]!)).toEqual([{ case: null }, { caseByNumber: null }, { node: null }]);
  });

  test("a member of the team sees the team's, and an owner their own", async () => {
    const member = await desk.aPerson({ external: true, teamIds: [other] });
    expect(await subjects(member)).toBe("EF");
    const owner = await desk.aPerson({ external: true });
    await desk.ask("update cases set contact_owner_id = $2 where id = $1", [all[3], owner]);
    expect(await subjects(owner)).toBe("D");
  });
});

test("an inbox holds what the viewer owns, acts for, answers or fixes, and nothing else", async () => {
  const inbox = async (person: PersonId) => {
    const { myInbox } = await desk.gets<{ myInbox: Listed }>(person, "my-inbox", { orderBy: { field: "NUMBER" }, filter: { open: true } });
    return myInbox.cases.nodes.map(({ subject }) => subject).join("");
  };
  const eve = await desk.aPerson();
  expect(await inbox(eve)).toBe("");
  await desk.tie(all[0]!, eve, "COLLABORATOR", "RESPONSIBLE");
  await desk.tie(all[2]!, eve, "ACTING_OWNER", null, "2099-01-01");
  await desk.tie(all[3]!, eve, "ACTING_OWNER", null, "2020-01-01");
  await desk.ask("update cases set resolution_owner_id = $2 where id = $1", [all[4], eve]);
  await desk.ask("update cases set contact_owner_id = $2 where id = $1", [all[5], eve]);
  expect(await inbox(eve)).toBe("CEF");
});
