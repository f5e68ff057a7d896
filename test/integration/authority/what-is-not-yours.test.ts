import { readAuthority } from "../../decisions/read-authority";
import { type AuthorityWorld, openAuthorityWorld } from "./authority-world";
import { prepareCells } from "./cell-requests";
import { changedTables, fingerprintReader } from "./read-fingerprint";
import { standUpCase } from "./stand-up-case";

let world: AuthorityWorld;
beforeAll(async () => {
  world = await openAuthorityWorld();
});
afterAll(() => world.close());

const TAG = "mutation($input: TagCaseInput!) { tagCase(input: $input) { event { id } userErrors { code } } }";

test("another person's idempotency key gives nobody their answer, nor their right", async () => {
  const { caseId } = await standUpCase(world, { who: "OWNER", what: "Mutation.tagCase", situation: null });
  const input = { caseId, add: ["hot"], idempotencyKey: "mine-alone" };
  const owner = await world.desk.gets<{ tagCase: { event: object | null } }>(world.people.OWNER, TAG, { input });
  expect(owner.tagCase.event).toEqual({ id: expect.stringMatching(/^evt_/) as string });
  const fingerprint = await fingerprintReader(world.desk.ask);
  const before = await fingerprint();
  const denied = { event: null };
  expect(await world.desk.gets(world.people.AGENT, TAG, { input })).toEqual({
    tagCase: { ...denied, userErrors: [{ code: "NOT_YOUR_CASE" }] },
  });
  expect(await world.desk.gets(world.people.EXTERNAL_AGENT, TAG, { input })).toEqual({
    tagCase: { ...denied, userErrors: [{ code: "NOT_FOUND" }] },
  });
  expect(await world.desk.gets(world.people.OWNER, TAG, { input })).toEqual({ tagCase: { ...owner.tagCase, userErrors: [] } });
  expect(changedTables(before, await fingerprint())).toEqual([]);
});

test("what an external may not see is not told apart from what never was", async () => {
  const cells = readAuthority().filter(({ who, expect: code }) => who === "EXTERNAL_AGENT" && code === "NOT_FOUND");
  const requests = await prepareCells(world, cells);
  expect(requests.length).toBeGreaterThan(10);
  for (const { me, query, variables } of requests) {
    const { input } = variables as { input: Record<string, string> };
    const unknown = Object.fromEntries(
      Object.entries(input).map(([name, value]) => [
        name,
        /^(case|off|col|task|prop|dlg|evt)_/.test(value) ? value.replace(/_.*/, `_${"0".repeat(26)}`) : value,
      ]),
    );
    expect(unknown).not.toEqual(input);
    expect(await world.desk.asks(me, query, { input })).toEqual(await world.desk.asks(me, query, { input: unknown }));
  }
});

test("an offer of a case that has left an external's sight is in their inbox no more", async () => {
  const me = world.people.EXTERNAL_TEAM_AGENT;
  const cell = { who: "EXTERNAL_TEAM_AGENT", what: "Mutation.acceptTransfer", situation: "offer_to_subject" } as const;
  const { caseId, offerId } = await standUpCase(world, cell);
  const inbox = "{ myInbox { offers { id case { id subject } brief { situation } } } }";
  const offer = { id: offerId, case: { id: caseId, subject: "It does not work" }, brief: { situation: "It stands." } };
  expect(await world.desk.gets(me, inbox)).toEqual({ myInbox: { offers: [offer] } });
  await world.owner.query("update cases set team_id = $2 where id = $1", [caseId, world.otherTeam]);
  expect(await world.desk.gets(me, inbox)).toEqual({ myInbox: { offers: [] } });
});

test("a contact who has moved on shows an external no other customer", async () => {
  const { caseId } = await standUpCase(world, { who: "EXTERNAL_TEAM_AGENT", what: "Query.case", situation: null });
  const query = "query($id: ID!) { case(id: $id) { contact { id account { id } } } }";
  const seen = (account: object | null) => ({ case: { contact: { id: world.contact, account } } });
  expect(await world.desk.gets(world.people.AGENT, query, { id: caseId })).toEqual(seen({ id: world.account }));
  expect(await world.desk.gets(world.people.EXTERNAL_TEAM_AGENT, query, { id: caseId })).toEqual(seen(null));
});
