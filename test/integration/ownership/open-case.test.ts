import type { PersonId, TeamId } from "../../../src/domain/ids";
import type { Handling } from "../../../src/domain/ownership";
import { type OpenCase, openCase } from "../../../src/features/ownership/open-case.command";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben, chloe } = desk.people);
  for (const handling of ["FRONTLINE_ASKS", "INTERNAL"] as const) await aCategory(handling);
});
afterAll(() => desk.close());

const plain = { subject: "It does not work", channel: "EMAIL", categoryKey: "BUG", urgency: "NOT_URGENT", impact: "NORMAL" } as const;

async function aCategory(handling: Handling, ownerId: PersonId = chloe, key: string = handling): Promise<void> {
  await desk.ask("insert into categories (key, name, handling, automation, owner_id) values ($1, $1, $2, 'MAY_COLLECT', $3)", [
    key,
    handling,
    ownerId,
  ]);
}

/** A team of its own with two agents who own nothing yet, and its steward. */
async function aFreshTeam(defaultModel: "INDIVIDUAL" | "QUEUE" = "INDIVIDUAL") {
  const steward = await desk.aPerson({ roles: ["TEAM_LEAD"] });
  const [eve, fay] = [await desk.aPerson({ name: "Eve" }), await desk.aPerson({ name: "Fay" })];
  const team = await desk.aTeam({ queueStewardId: steward, memberIds: [eve, fay], leadIds: [steward], defaultModel });
  return { steward, eve, fay, team };
}

async function chosen(teamId: TeamId, wanted: Partial<OpenCase> = {}): Promise<{ ownerId: PersonId; untaken: boolean; chosenBy: unknown }> {
  const caseId = await desk.open(ana, { teamId, categoryKey: "INTERNAL", ...wanted });
  const { ownerId, untaken } = await desk.row(caseId);
  return { ownerId, untaken, chosenBy: (await desk.story(caseId))[0]?.after?.chosenBy };
}

describe("opening a case", () => {
  test("a case has an owner from its first instant, chosen by rule and never by the caller", async () => {
    const opened = await desk.does(ana, "open-case", plain);
    expect(opened).toMatchObject({
      case: {
        revision: 1,
        status: "NEW",
        severity: "NORMAL",
        priority: "P3",
        priorityDefaulted: true,
        supportTier: 1,
        slaTier: "STANDARD",
        ownershipModel: "QUEUE",
        untaken: true,
        owner: { id: chloe },
        team: { id: desk.team },
        account: null,
        nextStep: { what: "Read the case and answer the customer.", actor: { id: chloe } },
      },
      event: {
        type: "CASE_OPENED",
        streamSequence: 1,
        owner: { id: chloe },
        model: "QUEUE",
        chosenBy: "HIGH_VOLUME/QUEUE",
        imported: false,
      },
      preview: null,
      userErrors: [],
    });
    const [interval] = await desk.ask(
      `select o.number, o.person_id, o.move, o.brief_id, o.actor, o.since = c.opened_at as "from the first instant", o.until = 'infinity' as lasting
        from ownership o join cases c on c.id = o.case_id where c.id = $1`,
      [opened.case?.id],
    );
    expect(interval).toEqual({
      number: 1,
      person_id: chloe,
      move: "OPENED",
      brief_id: null,
      actor: ana,
      "from the first instant": true,
      lasting: true,
    });
  });

  test("the first step falls due by priority: in 1, 4, 24 and 72 hours", async () => {
    const hours: Record<string, number> = {};
    for (const priority of ["P1", "P2", "P3", "P4"] as const) {
      const caseId = await desk.open(ana, { priority });
      const [row] = await desk.ask<{ hours: number }>(
        "select (extract(epoch from next_step_due_at - opened_at) / 3600)::integer as hours from cases where id = $1",
        [caseId],
      );
      hours[priority] = row!.hours;
    }
    expect(hours).toEqual({ P1: 1, P2: 4, P3: 24, P4: 72 });
  });

  test("a first step of the opener's own is the owner's to do", async () => {
    const nextStep = { what: "Call Rosa back", dueAt: "2099-01-01T09:00:00.000Z" };
    const opened = await desk.does(ana, "open-case", {
      ...plain,
      urgency: "URGENT",
      impact: "HIGH",
      priority: "P4",
      nextStep,
      tags: ["b", "a", "b"],
    });
    expect(opened.case).toMatchObject({
      severity: "CRITICAL",
      priority: "P4",
      priorityDefaulted: false,
      tags: ["a", "b"],
      nextStep: { ...nextStep, actor: { id: chloe } },
    });
  });

  test("without a team it goes to the opener's only one, else to the first of the category's owner", async () => {
    const { team, eve } = await aFreshTeam();
    expect(await desk.does(eve, "open-case", plain)).toMatchObject({ case: { team: { id: team } } });
    const free = await desk.aPerson();
    expect(await desk.does(free, "open-case", plain)).toMatchObject({ case: { team: { id: desk.team } } });
    await aCategory("FRONTLINE", free, "NOBODYS");
    expect(await desk.denied(free, "open-case", { ...plain, categoryKey: "NOBODYS" })).toEqual({ code: "NOT_FOUND", path: ["teamId"] });
  });
});

describe("the model", () => {
  test("an ENTERPRISE or VIP account gets a person at once and the premier SLA tier, whatever the team's model", async () => {
    const { team } = await aFreshTeam("QUEUE");
    for (const accountTier of ["ENTERPRISE", "VIP"] as const) {
      const accountId = await desk.anAccount({ accountTier });
      const opened = await desk.does(ana, "open-case", { ...plain, teamId: team, accountId });
      expect(opened).toMatchObject({ case: { ownershipModel: "INDIVIDUAL", slaTier: "PREMIER", untaken: false } });
      expect(opened.event?.chosenBy).toBe("ACCOUNT_TIER/LEAST_LOADED");
    }
  });

  test("the account defaults to the contact's", async () => {
    const accountId = await desk.anAccount({ accountTier: "VIP" });
    const contactId = await desk.aContact(accountId);
    expect(await desk.does(ana, "open-case", { ...plain, contactId })).toMatchObject({
      case: { account: { id: accountId }, contact: { id: contactId }, slaTier: "PREMIER", ownershipModel: "INDIVIDUAL" },
    });
  });

  test("frontline questions of support tier 1 wait in a queue, whatever the team's model", async () => {
    const { team, steward } = await aFreshTeam("INDIVIDUAL");
    expect(await chosen(team, { categoryKey: "BUG" })).toEqual({ ownerId: steward, untaken: true, chosenBy: "HIGH_VOLUME/QUEUE" });
  });

  test("everything else follows the team's own model", async () => {
    const individual = await aFreshTeam("INDIVIDUAL");
    const queue = await aFreshTeam("QUEUE");
    for (const wanted of [
      { categoryKey: "FRONTLINE_ASKS", supportTier: 1 },
      { categoryKey: "BUG", supportTier: 2 },
    ]) {
      expect((await chosen(individual.team, wanted)).chosenBy).toBe("TEAM/LEAST_LOADED");
      expect(await chosen(queue.team, wanted)).toEqual({ ownerId: queue.steward, untaken: true, chosenBy: "TEAM/QUEUE" });
    }
  });

  test("a category that is not frontline needs support tier 2 unless somebody says otherwise", async () => {
    expect(await desk.does(ana, "open-case", { ...plain, categoryKey: "INTERNAL" })).toMatchObject({ case: { supportTier: 2 } });
    expect(await desk.does(ana, "open-case", { ...plain, categoryKey: "INTERNAL", supportTier: 4 })).toMatchObject({
      case: { supportTier: 4 },
    });
  });
});

describe("the owner", () => {
  test("who last owned a case of this account owns the next one", async () => {
    const { team, eve, fay } = await aFreshTeam();
    const accountId = await desk.anAccount();
    const first = await chosen(team, { accountId });
    expect(first.chosenBy).toBe("TEAM/LEAST_LOADED");
    expect(await chosen(team, { accountId })).toEqual({ ...first, chosenBy: "TEAM/STICKY" });

    const [moved] = await desk.ask<{ id: string }>("select id from cases where account_id = $1 order by number limit 1", [accountId]);
    const other = first.ownerId === eve ? fay : eve;
    await desk.must(desk.force(desk.people.hiro, moved!.id, other));
    expect(await chosen(team, { accountId })).toEqual({ ownerId: other, untaken: false, chosenBy: "TEAM/STICKY" });
  });

  test("else the least loaded; of two alike who has waited longest, and of two who never had one the first by id", async () => {
    const { team, eve, fay } = await aFreshTeam();
    const [first, second] = [eve, fay].sort();
    expect((await chosen(team)).ownerId).toBe(first);
    expect((await chosen(team)).ownerId).toBe(second);
    expect((await chosen(team)).ownerId).toBe(first);
    expect((await chosen(team)).ownerId).toBe(second);
    const [oldest] = await desk.ask<{ id: string }>("select id from cases where owner_id = $1 order by number limit 1", [second]);
    await desk.closed(second!, oldest!.id);
    expect((await chosen(team)).ownerId).toBe(second);
  });

  test("with nobody available the steward owns it, untaken", async () => {
    const { team, steward, eve, fay } = await aFreshTeam();
    for (const person of [eve, fay]) await desk.deactivate(person);
    expect(await chosen(team)).toEqual({ ownerId: steward, untaken: true, chosenBy: "TEAM/NOBODY_AVAILABLE" });
  });

  test("who has no role that owns is never chosen", async () => {
    const steward = await desk.aPerson();
    const manager = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
    const team = await desk.aTeam({ queueStewardId: steward, memberIds: [manager], defaultModel: "INDIVIDUAL" });
    expect(await chosen(team)).toEqual({ ownerId: steward, untaken: true, chosenBy: "TEAM/NOBODY_AVAILABLE" });
  });

  test("who was chosen and leaves before the case is open does not own it; the next best does", async () => {
    const { team, eve, fay } = await aFreshTeam();
    const [first, second] = [eve, fay].sort() as [PersonId, PersonId];
    await leavesWhileOpening(first, team, "update persons set active = false where id = $1");
    const [row] = await desk.ask("select owner_id, untaken from cases where team_id = $1", [team]);
    expect(row).toEqual({ owner_id: second, untaken: false });
  });

  test("a steward who leaves before the case is open hands it to who follows them", async () => {
    const { team, steward, fay } = await aFreshTeam("QUEUE");
    await leavesWhileOpening(
      steward,
      team,
      `with gone as (update teams set queue_steward_id = '${fay}' where queue_steward_id = $1) update persons set active = false where id = $1`,
    );
    const [row] = await desk.ask("select owner_id, untaken from cases where team_id = $1", [team]);
    expect(row).toEqual({ owner_id: fay, untaken: true });
  });
});

/** Opens a case whose first choice is locked by their own leaving, which commits while the opening waits. */
async function leavesWhileOpening(personId: PersonId, teamId: TeamId, leaving: string): Promise<void> {
  await desk.whileLocked({ table: "persons", id: personId }, [leaving.replaceAll("$1", `'${personId}'`)], () =>
    desk.open(ana, { teamId, categoryKey: "INTERNAL" }),
  );
}

describe("an opening is refused, and leaves nothing,", () => {
  test("for a category, a team, an account or a contact that is not there", async () => {
    const strangersContact = await desk.aContact(await desk.anAccount());
    const accountId = await desk.anAccount();
    const cases: [object, { code: string; path: string[] }][] = [
      [{ categoryKey: "NOPE" }, { code: "CATEGORY_UNKNOWN", path: ["categoryKey"] }],
      [{ teamId: "team_00000000000000000000000000" }, { code: "NOT_FOUND", path: ["teamId"] }],
      [{ accountId: "x" }, { code: "NOT_FOUND", path: ["accountId"] }],
      [{ contactId: "con_00000000000000000000000000" }, { code: "NOT_FOUND", path: ["contactId"] }],
      [
        { accountId, contactId: strangersContact },
        { code: "NOT_FOUND", path: ["contactId"] },
      ],
    ];
    for (const [wanted, refusal] of cases) expect(await desk.denied(ana, "open-case", { ...plain, ...wanted })).toEqual(refusal);
  });

  test("for more tags than a case carries, and a first step in the past", async () => {
    const tags = Array.from({ length: 31 }, (_tag, index) => `t${index}`);
    expect(await desk.denied(ana, "open-case", { ...plain, tags })).toEqual({ code: "TAG_LIMIT_REACHED", path: ["tags"] });
    const nextStep = { what: "Call", dueAt: "2020-01-01T00:00:00Z" };
    expect(await desk.denied(ana, "open-case", { ...plain, nextStep })).toEqual({ code: "IN_THE_PAST", path: ["nextStep", "dueAt"] });
  });

  test("for an external agent outside their own teams", async () => {
    const { team } = await aFreshTeam();
    const external = await desk.aPerson({ external: true, teamIds: [desk.team] });
    expect(await desk.denied(external, "open-case", { ...plain, teamId: team })).toEqual({ code: "NOT_YOUR_TEAM", path: ["teamId"] });
    expect(await desk.does(external, "open-case", plain)).toMatchObject({ case: { team: { id: desk.team } }, userErrors: [] });
  });

  test("for whoever has no role that opens cases", async () => {
    const source = "mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } } }";
    for (const role of ["CUSTOMER_SUCCESS_MANAGER", "ADMIN"] as const) {
      const person = await desk.aPerson({ roles: [role] });
      const refused = await desk.unchanged(() => desk.asks(person, source, { input: plain }));
      expect(refused).toMatchObject({ data: null, errors: [{ extensions: { code: "FORBIDDEN" } }] });
    }
  });

  test("for an opener who is not there", async () => {
    const question = { ...plain, teamId: null, accountId: null, contactId: null, workaround: "NONE", priority: null } as const;
    const more = { productLine: null, supportTier: null, tags: [], nextStep: null };
    expect(await desk.no("system:nobody", (work) => openCase(work, { ...question, ...more }))).toEqual(["NOT_FOUND", ""]);
  });
});

test("a dry run says who would own it, and opens nothing", async () => {
  const dry = await desk.unchanged(() => desk.does(ben, "open-case", { ...plain, dryRun: true }));
  expect(dry).toMatchObject({
    case: null,
    event: null,
    userErrors: [],
    preview: { changes: [{ type: "CASE_OPENED", before: null, after: { ownerId: chloe, untaken: true } }] },
  });
});
