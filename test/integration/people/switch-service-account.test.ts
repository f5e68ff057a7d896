import type { PersonId, ServiceAccountId } from "../../../src/domain/ids";
import { switchServiceAccount } from "../../../src/features/people/switch-service-account.command";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";
import { liveClient } from "../../support/live-client";

const SCOPES = "{ viewer { scopes } }";

let desk: CaseDesk;
let hiro: PersonId;
let names = 0;
beforeAll(async () => {
  desk = await aCaseDesk();
  hiro = desk.people.hiro;
});
afterAll(() => desk.close());

async function asAdmin<Payload>(operation: string, input: object): Promise<Payload> {
  return (await desk.does(hiro, operation, input)) as unknown as Payload;
}

interface Key {
  apiKey: { id: string };
  secret: string;
}
const issue = (serviceAccountId: string) =>
  asAdmin<Key>("issue-api-key", { serviceAccountId, expiresAt: new Date(Date.now() + 3_600_000).toISOString() });

async function anIntegration(): Promise<{ id: ServiceAccountId; token: string }> {
  names += 1;
  const input = { name: `Switched ${names}`, scopes: ["CASES_READ", "EVENTS_READ"] };
  const { serviceAccount } = await asAdmin<{ serviceAccount: { id: ServiceAccountId } }>("create-service-account", input);
  return { id: serviceAccount.id, token: (await issue(serviceAccount.id)).secret };
}

const answers = async (token: string): Promise<string> => (await desk.post(token, SCOPES)).errors[0]?.extensions.code ?? "ANSWERED";
const turn = (serviceAccountId: string, on: boolean, more: object = {}) =>
  asAdmin<{ serviceAccount: object; event: object; userErrors: object[] }>("switch-service-account", { serviceAccountId, on, ...more });

test("an integration that is switched off signs in with no key and has no socket, and works again once it is on", async () => {
  const { id, token } = await anIntegration();
  const { secret: second } = await issue(id);
  const other = await anIntegration();
  const wsAddress = `${desk.address.replace("http", "ws")}/graphql`;
  const [closing, staying] = [await liveClient(wsAddress, token), await liveClient(wsAddress, other.token)];
  expect(await turn(id, false)).toMatchObject({
    serviceAccount: { id, active: false, revision: 4 },
    event: { type: "SERVICE_ACCOUNT_CHANGED", stream: id, before: { active: true }, after: { active: false } },
    userErrors: [],
  });
  expect(await closing.closed).toEqual({ code: 4403, reason: "Forbidden" });
  expect(staying.socket.readyState).toBe(staying.socket.OPEN);
  await staying.end();
  expect([await answers(token), await answers(second), await answers(other.token)]).toEqual([
    "UNAUTHENTICATED",
    "UNAUTHENTICATED",
    "ANSWERED",
  ]);
  expect(
    (await asAdmin<{ userErrors: object[] }>("issue-api-key", { serviceAccountId: id, expiresAt: new Date(Date.now() + 60_000) }))
      .userErrors,
  ).toMatchObject([{ code: "PERSON_INACTIVE", path: ["serviceAccountId"] }]);
  expect(await turn(id, true)).toMatchObject({ serviceAccount: { active: true }, userErrors: [] });
  expect([await answers(token), await answers(second)]).toEqual(["ANSWERED", "ANSWERED"]);
});

test("a key is rotated without a gap: the next one works before the last one ends, and goes on after", async () => {
  const { id, token } = await anIntegration();
  const keys = async () => {
    const { serviceAccounts } = await desk.gets<{ serviceAccounts: { id: string; keys: { id: string; revokedAt: string | null }[] }[] }>(
      hiro,
      "service-accounts",
    );
    return serviceAccounts.find((account) => account.id === id)!.keys;
  };
  const [old] = await keys();
  const next = await issue(id);
  expect([await answers(token), await answers(next.secret)]).toEqual(["ANSWERED", "ANSWERED"]);
  await asAdmin("revoke-api-key", { apiKeyId: old!.id });
  expect([await answers(token), await answers(next.secret)]).toEqual(["UNAUTHENTICATED", "ANSWERED"]);
  expect((await keys()).map(({ revokedAt }) => revokedAt === null)).toEqual([false, true]);
});

test("what is so already, has changed since or is not there is refused, and of two who switch at once one is accepted", async () => {
  const { id } = await anIntegration();
  const denied = (serviceAccountId: string, on: boolean, expectedRevision?: number) =>
    desk.no(hiro, (work) => switchServiceAccount(work, { serviceAccountId, on, expectedRevision }));
  expect(await denied(id, true)).toEqual(["NOTHING_TO_CHANGE", ""]);
  expect(await denied(id, false, 1)).toEqual(["REVISION_CONFLICT", "expectedRevision"]);
  expect(await denied("svc_x", false)).toEqual(["NOT_FOUND", "serviceAccountId"]);
  expect(await denied(hiro, false)).toEqual(["NOT_FOUND", "serviceAccountId"]);
  const off = () => desk.as(hiro, (work) => switchServiceAccount(work, { serviceAccountId: id, on: false }));
  const outcomes = await Promise.all([off(), off()]);
  expect(outcomes.map((outcome) => ("code" in outcome ? outcome.code : "ACCEPTED")).sort()).toEqual(["ACCEPTED", "NOTHING_TO_CHANGE"]);
});

test("nobody but an admin switches, and an integration never itself", async () => {
  const { id, token } = await anIntegration();
  const text = "mutation ($input: SwitchServiceAccountInput!) { switchServiceAccount(input: $input) { userErrors { code } } }";
  const input = { serviceAccountId: id, on: false };
  // Its use is written down at most once a minute.
  expect(await answers(token)).toBe("ANSWERED");
  const codes = await desk.unchanged(async () => [
    (await desk.asks(desk.people.chloe, text, { input })).errors[0]?.extensions.code,
    (await desk.post(token, text, { input })).errors[0]?.extensions.code,
  ]);
  expect(codes).toEqual(["FORBIDDEN", "FORBIDDEN"]);
});
