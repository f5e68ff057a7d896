import { Client } from "pg";
import type { ApiKeyId, PersonId, ServiceAccountId } from "../../../src/domain/ids";
import type { Scope } from "../../../src/domain/permissions";
import { isRefusal } from "../../../src/domain/refusal";
import { createServiceAccount } from "../../../src/features/people/create-service-account.command";
import { issueApiKey } from "../../../src/features/people/issue-api-key.command";
import { revokeApiKey } from "../../../src/features/people/revoke-api-key.command";
import { operationText } from "../../support/case-desk";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";
import { liveClient } from "../../support/live-client";

const DAY_MS = 86_400_000;

let desk: ConversationDesk;
let hiro: PersonId;
let names = 0;
beforeAll(async () => {
  desk = await aConversationDesk();
  hiro = desk.people.hiro;
});
afterAll(() => desk.close());

const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

async function asAdmin<Payload>(operation: string, input: object): Promise<Payload> {
  return (await desk.does(hiro, operation, input)) as unknown as Payload;
}

interface Issued {
  apiKey: { id: ApiKeyId; prefix: string; expiresAt: string; lastUsedAt: string | null } | null;
  secret: string | null;
  event: { type: string; stream: string; after: object } | null;
  userErrors: { code: string; path: string[] | null }[];
}

async function anAccount(...scopes: Scope[]): Promise<ServiceAccountId> {
  names += 1;
  const { serviceAccount } = await asAdmin<{ serviceAccount: { id: ServiceAccountId } }>("create-service-account", {
    name: `Integration ${names}`,
    scopes,
  });
  return serviceAccount.id;
}

async function aKey(...scopes: Scope[]): Promise<{ id: ServiceAccountId; keyId: ApiKeyId; token: string }> {
  const id = await anAccount(...scopes);
  const { apiKey, secret } = await asAdmin<Issued>("issue-api-key", { serviceAccountId: id, expiresAt: inDays(30) });
  return { id, keyId: apiKey!.id, token: secret! };
}

function asks<Data>(token: string, operation: string, variables: object = {}) {
  return desk.post<Data>(token, operation.includes("{") ? operation : operationText(operation), variables);
}

const codesOf = ({ errors }: { errors: { extensions: { code: string } }[] }) => errors.map(({ extensions }) => extensions.code);
const openInput = (more: object = {}) => ({
  subject: "From the portal",
  channel: "API",
  categoryKey: "BUG",
  urgency: "NOT_URGENT",
  impact: "NORMAL",
  ...more,
});

describe("createServiceAccount", () => {
  test("adds an integration whose event tells its scopes and no name", async () => {
    const payload = await asAdmin<{ serviceAccount: object; event: { stream: string } }>("create-service-account", {
      name: "Billing",
      scopes: ["EVENTS_READ", "CASES_READ", "EVENTS_READ"],
    });
    expect(payload).toMatchObject({
      serviceAccount: { revision: 1, name: "Billing", scopes: ["CASES_READ", "EVENTS_READ"], active: true, keys: [] },
      event: { type: "SERVICE_ACCOUNT_CHANGED", before: null, after: { scopes: ["CASES_READ", "EVENTS_READ"], active: true } },
      userErrors: [],
    });
    expect(await desk.story(payload.event.stream)).toHaveLength(1);
  });

  test("refuses a name that is taken and an account that could do nothing", async () => {
    const scopes: Scope[] = ["CASES_READ"];
    await desk.must(desk.as(hiro, (work) => createServiceAccount(work, { name: "Taken", scopes })));
    expect(await desk.no(hiro, (work) => createServiceAccount(work, { name: "Taken", scopes }))).toEqual(["KEY_TAKEN", "name"]);
    for (const name of ["TAKEN", " taken ", "Taken\u00a0", "T\uff41ken"])
      expect([name, ...(await desk.no(hiro, (work) => createServiceAccount(work, { name, scopes })))]).toEqual([name, "KEY_TAKEN", "name"]);
    expect(await desk.no(hiro, (work) => createServiceAccount(work, { name: "Idle", scopes: [] }))).toEqual(["SCOPE_UNKNOWN", "scopes"]);
  });
});

test("of two who create an integration of one name at once, one is refused", async () => {
  const create = () => desk.as(hiro, (work) => createServiceAccount(work, { name: "Contested", scopes: ["CASES_READ"] }));
  const outcomes = await Promise.all([create(), create(), create()]);
  expect(outcomes.map((outcome) => (isRefusal(outcome) ? outcome.code : "ACCEPTED")).sort()).toEqual([
    "ACCEPTED",
    "KEY_TAKEN",
    "KEY_TAKEN",
  ]);
  expect(await desk.ask("select name from service_accounts where name = 'Contested'")).toHaveLength(1);
});

describe("issueApiKey", () => {
  test("shows the secret once, and keeps its hash alone: not in any row, not in the log, not for a replay", async () => {
    const serviceAccountId = await anAccount("CASES_READ");
    const input = { serviceAccountId, expiresAt: inDays(30), idempotencyKey: "one-key" };
    const first = await asAdmin<Issued>("issue-api-key", input);
    expect(first.secret).toBe(`${first.apiKey!.prefix}_${first.secret!.slice(-52)}`);
    expect(first.secret).toMatch(/^stw_[0-9a-z]{26}_[0-9a-z]{52}$/);
    expect(first.event).toMatchObject({ stream: serviceAccountId, after: { apiKeyId: first.apiKey!.id, keyExpiresAt: input.expiresAt } });

    const again = await asAdmin<Issued>("issue-api-key", input);
    expect(again).toEqual({ ...first, secret: null });
    expect(await desk.ask("select id from api_keys where service_account_id = $1", [serviceAccountId])).toHaveLength(1);

    const secret = first.secret!.slice(-52);
    const tables = await desk.ask<{ name: string }>("select tablename as name from pg_tables where schemaname = 'public'");
    for (const { name } of tables) {
      const found = await desk.ask(`select t::text as line from ${name} t where position($1 in t::text) > 0`, [secret]);
      expect([name, found]).toEqual([name, []]);
    }
  });

  test("refuses an account that is not there, an end in the past, and one too far ahead", async () => {
    const serviceAccountId = await anAccount("CASES_READ");
    const secretHash = "0".repeat(64);
    const key = (days: number, id: string = serviceAccountId) => ({ serviceAccountId: id, expiresAt: new Date(inDays(days)), secretHash });
    expect(await desk.no(hiro, (work) => issueApiKey(work, key(1, hiro)))).toEqual(["NOT_FOUND", "serviceAccountId"]);
    expect(await desk.no(hiro, (work) => issueApiKey(work, key(-1)))).toEqual(["IN_THE_PAST", "expiresAt"]);
    expect(await desk.no(hiro, (work) => issueApiKey(work, key(400)))).toEqual(["TOO_FAR_AHEAD", "expiresAt"]);
  });
});

describe("signing in with a key", () => {
  test("acts as the integration, with its scopes and nobody's person", async () => {
    const { id, token } = await aKey("CASES_READ");
    const { data, errors } = await asks<{ viewer: object }>(token, "viewer");
    expect(errors).toEqual([]);
    const actor = { id, name: expect.stringMatching(/^Integration/) };
    expect(data).toEqual({ viewer: { actor, person: null, scopes: ["CASES_READ"], notificationCauses: [] } });
    expect((await asks<object>(token, "{ myInbox { offers { id } } }")).data).toEqual({ myInbox: null });
  });

  test("writes down the last use, at most once a minute", async () => {
    const { keyId, token } = await aKey("CASES_READ");
    const lastUse = async () =>
      (await desk.ask<{ at: Date | null }>("select last_used_at as at from api_keys where id = $1", [keyId]))[0]!.at;
    expect(await lastUse()).toBeNull();
    await asks(token, "{ viewer { scopes } }");
    const first = await lastUse();
    await asks(token, "{ viewer { scopes } }");
    expect(await lastUse()).toEqual(first);
    await desk.ask("update api_keys set last_used_at = last_used_at - interval '1 minute' where id = $1", [keyId]);
    await asks(token, "{ viewer { scopes } }");
    expect((await lastUse())!.getTime()).toBeGreaterThanOrEqual(first!.getTime());
  });

  test("refuses a wrong secret, an unknown key, and what is no key at all, in the same words", async () => {
    const { token } = await aKey("CASES_READ");
    const wrong = `${token.slice(0, -1)}${token.endsWith("0") ? "1" : "0"}`;
    const unknown = token.replace(/^stw_.{26}/, `stw_${"0".repeat(26)}`);
    for (const shown of [wrong, unknown, "stw_", "stw_x_y", `${token}0`, token.toUpperCase()]) {
      const answer = await asks(shown, "{ viewer { scopes } }");
      expect([answer.status, answer.errors[0]!.message, codesOf(answer)]).toEqual([401, "The token is not valid.", ["UNAUTHENTICATED"]]);
    }
  });

  test("refuses a key past its end, one that was revoked, and those of an account that was switched off", async () => {
    const [late, revoked, off] = [await aKey("CASES_READ"), await aKey("CASES_READ"), await aKey("CASES_READ")];
    // The server itself may not move a key's end, so the database's owner does.
    const owner = new Client(desk.database.ownerUrl);
    await owner.connect();
    await owner.query(
      "update api_keys set created_at = created_at - interval '2 days', expires_at = created_at - interval '1 day' where id = $1",
      [late.keyId],
    );
    await owner.end();
    await desk.must(desk.as(hiro, (work) => revokeApiKey(work, { apiKeyId: revoked.keyId })));
    await desk.ask("update service_accounts set active = false where id = $1", [off.id]);
    const say = async (token: string) => (await asks(token, "{ viewer { scopes } }")).errors[0]!.message;
    expect(await say(late.token)).toBe("The token has expired.");
    expect(await say(revoked.token)).toBe("The token is not valid.");
    expect(await say(off.token)).toBe("The token is not valid.");
  });

  test("a person's token that names an integration is refused", async () => {
    const { id } = await aKey("CASES_READ");
    const token = await desk.mint({ personId: id, expiresIn: "1h" });
    expect(codesOf(await asks(token, "{ viewer { scopes } }"))).toEqual(["UNAUTHENTICATED"]);
  });
});

describe("revokeApiKey", () => {
  test("closes the sockets of that key, and leaves those of another", async () => {
    const { id, keyId, token } = await aKey("EVENTS_READ");
    const other = (await asAdmin<Issued>("issue-api-key", { serviceAccountId: id, expiresAt: inDays(30) })).secret!;
    const wsAddress = `${desk.address.replace("http", "ws")}/graphql`;
    const [closing, staying] = [await liveClient(wsAddress, token), await liveClient(wsAddress, other)];
    const payload = await asAdmin<{ apiKey: { revokedAt: string } }>("revoke-api-key", { apiKeyId: keyId });
    expect(payload.apiKey.revokedAt).toEqual(expect.any(String));
    expect(await closing.closed).toEqual({ code: 4403, reason: "Forbidden" });
    expect(staying.socket.readyState).toBe(staying.socket.OPEN);
    await staying.end();
  });

  test("refuses a key that is not there and one that was revoked; of two at once one is accepted", async () => {
    const { keyId } = await aKey("CASES_READ");
    const revoke = (apiKeyId: string) => desk.as(hiro, (work) => revokeApiKey(work, { apiKeyId }));
    const outcomes = await Promise.all([revoke(keyId), revoke(keyId)]);
    expect(outcomes.map((outcome) => ("code" in outcome ? outcome.code : "ACCEPTED")).sort()).toEqual(["ACCEPTED", "KEY_REVOKED"]);
    expect(await desk.no(hiro, (work) => revokeApiKey(work, { apiKeyId: keyId }))).toEqual(["KEY_REVOKED", "apiKeyId"]);
    expect(await desk.no(hiro, (work) => revokeApiKey(work, { apiKeyId: "key_x" }))).toEqual(["NOT_FOUND", "apiKeyId"]);
  });
});

describe("an integration", () => {
  test("with CASES_WRITE opens a case for the team it names, else for the first team of the category's owner", async () => {
    const { id, token } = await aKey("CASES_WRITE", "CASES_READ");
    for (const input of [openInput({ teamId: desk.team }), openInput()]) {
      const { data, errors } = await asks<{ openCase: { case: { id: string }; event: { actor: object } } }>(
        token,
        "mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id team { id } owner { id } } event { actor { ... on ServiceAccount { id keys { id } } } } userErrors { code } } }",
        { input },
      );
      expect(errors).toEqual([]);
      expect(data!.openCase).toEqual({
        case: { id: expect.stringMatching(/^case_/), team: { id: desk.team }, owner: { id: desk.people.chloe } },
        event: { actor: { id, keys: [] } },
        userErrors: [],
      });
    }
  });

  test("with CASES_WRITE alone is told what it wrote by ids and the case's number in the event, and reads no case", async () => {
    const { token } = await aKey("CASES_WRITE");
    const open =
      "mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } event { caseId number case { id } } userErrors { code } } }";
    const { data } = await asks<{ openCase: { event: { caseId: string } } }>(token, open, { input: openInput() });
    const { caseId } = data!.openCase.event;
    const [opened] = await desk.ask<{ number: number }>("select number from cases where id = $1", [caseId]);
    expect(data).toEqual({ openCase: { case: null, event: { caseId, number: opened!.number, case: null }, userErrors: [] } });
    expect(codesOf(await asks(token, "case", { id: caseId }))).toEqual(["FORBIDDEN"]);
  });

  test("with CASES_WRITE records the customer's word in its own name, and never answers them", async () => {
    const { id, token } = await aKey("CASES_WRITE", "CASES_READ");
    const caseId = await desk.asked(desk.people.ana);
    const said = await asks<{ recordCustomerMessage: { userErrors: object[] } }>(token, "record-customer-message", {
      input: { caseId, text: "Still broken.", channel: "API" },
    });
    expect([said.errors, said.data!.recordCustomerMessage.userErrors]).toEqual([[], []]);
    const told = (await desk.story(caseId)).at(-1);
    expect(told).toMatchObject({ type: "CUSTOMER_MESSAGE_RECORDED", actor: id });
    expect(
      await desk.ask("select on_behalf_of as behalf from events where stream = $1 and type = 'CUSTOMER_MESSAGE_RECORDED'", [caseId]),
    ).toEqual([{ behalf: null }]);
    const input = { caseId, text: "Hello", lastSeenEvent: await desk.lastEvent(caseId) };
    const reply = await desk.unchanged(() => asks(token, "reply-to-customer", { input }));
    expect(codesOf(reply)).toEqual(["FORBIDDEN"]);
  });

  test("reads notes only with NOTES_READ", async () => {
    const caseId = await desk.asked(desk.people.ana);
    await desk.note(desk.people.ana, caseId, "INTERNAL_ONLY");
    const read =
      "query ($id: ID!) { case(id: $id) { conversation { nodes { __typename } totalCount } timeline(types: [INTERNAL_NOTE_ADDED]) { totalCount } } }";
    const seen = async (...scopes: Scope[]) =>
      (await asks<{ case: object }>((await aKey(...scopes)).token, read, { id: caseId })).data!.case;
    expect(await seen("CASES_READ")).toEqual({ conversation: { nodes: [], totalCount: 0 }, timeline: { totalCount: 0 } });
    expect(await seen("CASES_READ", "NOTES_READ")).toEqual({
      conversation: { nodes: [{ __typename: "InternalNote" }], totalCount: 1 },
      timeline: { totalCount: 1 },
    });
    const events = async (...scopes: Scope[]) => {
      const text = "query ($id: ID!) { events(filter: { caseIds: [$id], types: [INTERNAL_NOTE_ADDED] }) { totalCount nodes { id } } }";
      await desk.app.services.placer.place();
      const { data } = await asks<{ events: { totalCount: number } }>((await aKey(...scopes)).token, text, { id: caseId });
      return data!.events.totalCount;
    };
    expect([await events("EVENTS_READ"), await events("EVENTS_READ", "NOTES_READ")]).toEqual([0, 1]);
  });

  test("is no person: it is not to be named where an input names one", async () => {
    const { id } = await aKey("CASES_WRITE", "CASES_READ");
    const caseId = await desk.asked(desk.people.ana);
    const nextStep = { personId: id, what: "Answer", dueAt: inDays(1) };
    expect(await desk.denied(desk.people.ana, "set-next-step", { caseId, nextStep })).toEqual({
      code: "NOT_FOUND",
      path: ["nextStep", "personId"],
    });
  });

  test("is shown with its keys to admins only, and an admin's every doing is closed to it", async () => {
    const { id, token } = await aKey("CASES_READ", "CASES_WRITE", "EVENTS_READ", "NOTES_READ", "PORTAL_READ");
    const list = await desk.gets<{ serviceAccounts: { id: string; keys: object[] }[] }>(hiro, "service-accounts");
    expect(list.serviceAccounts.find((account) => account.id === id)?.keys).toHaveLength(1);
    expect(
      (await desk.gets<{ node: object | null }>(desk.people.ana, "query ($id: ID!) { node(id: $id) { id } }", { id })).node,
    ).toBeNull();
    expect(codesOf(await desk.asks(desk.people.ana, operationText("service-accounts")))).toEqual(["FORBIDDEN"]);
    expect(codesOf(await asks(token, "service-accounts"))).toEqual(["FORBIDDEN"]);
    const answer = await desk.unchanged(() => asks(token, "create-service-account", { input: { name: "Twin", scopes: ["CASES_READ"] } }));
    expect(codesOf(answer)).toEqual(["FORBIDDEN"]);
  });
});
