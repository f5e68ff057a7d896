import type { PersonId } from "../../../src/domain/ids";
import { SCOPES, type Scope } from "../../../src/domain/permissions";
import { operationText } from "../../support/case-desk";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";
import { liveClient } from "../../support/live-client";
import { until } from "../../support/until";

const HOUR_MS = 3_600_000;

let desk: ConversationDesk;
let hiro: PersonId;
beforeAll(async () => {
  desk = await aConversationDesk();
  hiro = desk.people.hiro;
});
afterAll(() => desk.close());

async function keyOf(name: string, ...scopes: Scope[]): Promise<{ id: string; token: string }> {
  const made = (await desk.does(hiro, "create-service-account", { name, scopes })) as unknown as { serviceAccount: { id: string } };
  const { id } = made.serviceAccount;
  const expiresAt = new Date(Date.now() + HOUR_MS).toISOString();
  const issued = (await desk.does(hiro, "issue-api-key", { serviceAccountId: id, expiresAt })) as unknown as { secret: string };
  return { id, token: issued.secret };
}

test.each(SCOPES)("a key of the scope %s alone is told who it is and what it may do", async (scope) => {
  const { id, token } = await keyOf(`Knows ${scope}`, scope);
  expect(await desk.post(token, operationText("viewer"))).toMatchObject({
    data: { viewer: { actor: { id, name: `Knows ${scope}` }, person: null, scopes: [scope], notificationCauses: [] } },
    errors: [],
  });
  const whole = "{ viewer { actor { ... on ServiceAccount { revision active scopes keys { id } } } } }";
  expect(await desk.post(token, whole)).toMatchObject({
    data: { viewer: { actor: { active: true, scopes: [scope], keys: [] } } },
    errors: [],
  });
});

describe("a field that a key may not ask names the scope that it needs", () => {
  const said = async (scope: Scope, query: string) => (await desk.post((await keyOf(`${scope}: ${query}`, scope)).token, query)).errors;
  const forbidden = (message: string, field: string) => [{ message, path: [field], extensions: { code: "FORBIDDEN" } }];

  test.each<[Scope, string, string]>([
    ["EVENTS_READ", "cases", "{ cases(first: 1) { nodes { id } } }"],
    ["CASES_WRITE", "people", "{ people(first: 1) { nodes { id } } }"],
    ["PORTAL_READ", "node", '{ node(id: "case_x") { id } }'],
  ])("%s asks %s, which needs CASES_READ", async (scope, field, query) => {
    expect(await said(scope, query)).toMatchObject(forbidden("This needs the scope CASES_READ.", field));
  });

  test("the log needs EVENTS_READ, the customer's view PORTAL_READ, opening a case CASES_WRITE", async () => {
    const view = `{ customerView(caseId: "${await desk.owned(desk.people.ana)}") { number } }`;
    const open =
      'mutation { openCase(input: { subject: "S", channel: API, categoryKey: "BUG", urgency: URGENT, impact: HIGH }) { event { id } } }';
    expect(await said("CASES_READ", "{ logCursor }")).toMatchObject(forbidden("This needs the scope EVENTS_READ.", "logCursor"));
    expect(await said("CASES_READ", view)).toMatchObject(forbidden("This needs the scope PORTAL_READ.", "customerView"));
    const { token } = await keyOf("Opens in vain", "EVENTS_READ");
    const refused = await desk.unchanged(() => desk.post(token, open));
    expect(refused.errors).toMatchObject(forbidden("This needs the scope CASES_WRITE.", "openCase"));
  });

  test("what is for people alone says so, and a person is told of roles", async () => {
    const mine = "{ notifications(first: 1) { nodes { id } } }";
    expect(await said("CASES_READ", mine)).toMatchObject(forbidden("No scope gives this: it is for people.", "notifications"));
    expect((await desk.asks(desk.people.ana, "{ serviceAccounts { id } }")).errors).toMatchObject(
      forbidden("No role of yours may do this.", "serviceAccounts"),
    );
  });

  test("a subscription says the same", async () => {
    const { token } = await keyOf("Listens in vain", "CASES_READ");
    const client = await liveClient(`${desk.address.replace("http", "ws")}/graphql`, token);
    const stream = client.watch("subscription { caseEvents { ... on DomainEvent { id } } }");
    await until("the stream is refused", () => stream.errors.length > 0);
    expect(stream.errors.flat()).toMatchObject([{ message: "This needs the scope EVENTS_READ.", extensions: { code: "FORBIDDEN" } }]);
    await client.end();
  });
});
