import type { ApiKeyId, PersonId, ServiceAccountId } from "../../../src/domain/ids";
import type { PersonStanding } from "../../../src/domain/permissions";
import { createServiceAccount } from "../../../src/features/people/create-service-account.command";
import { findViewer } from "../../../src/features/people/find-viewer.loader";
import { issueApiKey } from "../../../src/features/people/issue-api-key.command";
import { revokeApiKey } from "../../../src/features/people/revoke-api-key.command";
import { switchServiceAccount } from "../../../src/features/people/switch-service-account.command";
import { acceptApiKeys } from "../../../src/features/people/verify-api-key.loader";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

const HOUR_MS = 3_600_000;

let desk: CaseDesk;
let hiro: PersonId;
let names = 0;
beforeAll(async () => {
  desk = await aCaseDesk();
  hiro = desk.people.hiro;
});
afterAll(() => desk.close());
afterEach(() => desk.database.moveClock("0"));

interface Key {
  id: ServiceAccountId;
  keyId: ApiKeyId;
}

async function aKey(): Promise<Key> {
  names += 1;
  const { serviceAccountId: id } = await desk.must(
    desk.as(hiro, (work) => createServiceAccount(work, { name: `Watcher ${names}`, scopes: ["EVENTS_READ"] })),
  );
  const wanted = { serviceAccountId: id, expiresAt: new Date(Date.now() + HOUR_MS), secretHash: "0".repeat(64) };
  return { id, keyId: (await desk.must(desk.as(hiro, (work) => issueApiKey(work, wanted)))).apiKeyId };
}

/** Who stands behind a token that was checked some time ago: what a socket asks for each operation. */
function viewer(subject: string, tokenId: string | null): Promise<PersonStanding | null> {
  return findViewer(desk.app.services, { subject, tokenId, issuedAt: new Date() });
}

describe("whoever signed in with a key some time ago", () => {
  test("is the integration while the key lives", async () => {
    const { id, keyId } = await aKey();
    expect(await viewer(id, keyId)).toMatchObject({ id, scopes: ["EVENTS_READ"], roles: [], memberOf: [], leaderOf: [], external: false });
  });

  test("is nobody once the key is revoked, before any socket has heard of it", async () => {
    const { id, keyId } = await aKey();
    await desk.must(desk.as(hiro, (work) => revokeApiKey(work, { apiKeyId: keyId })));
    expect(await viewer(id, keyId)).toBeNull();
  });

  test("is nobody from the instant at which the key ends", async () => {
    const { id, keyId } = await aKey();
    await desk.database.moveClock("1 hour");
    expect(await viewer(id, keyId)).toBeNull();
  });

  test("is nobody while the account is switched off, and again somebody once it is on", async () => {
    const { id, keyId } = await aKey();
    for (const [on, who] of [
      [false, null],
      [true, id],
    ] as const) {
      await desk.must(desk.as(hiro, (work) => switchServiceAccount(work, { serviceAccountId: id, on })));
      expect((await viewer(id, keyId))?.id ?? null).toBe(who);
    }
  });

  test("is nobody with another account's key, with no key, and with what is none", async () => {
    const [one, other] = [await aKey(), await aKey()];
    for (const tokenId of [other.keyId, null, "key_x", one.id]) expect([tokenId, await viewer(one.id, tokenId)]).toEqual([tokenId, null]);
  });
});

test("a person's token never speaks for an integration, even one that names a living key of it", async () => {
  const { id, keyId } = await aKey();
  const times = { issuedAt: new Date(), expiresAt: new Date(Date.now() + HOUR_MS) };
  const trusting = (subject: string) =>
    acceptApiKeys(desk.app.services, () => Promise.resolve({ accepted: true, token: { subject, tokenId: keyId, ...times } }));
  expect(await trusting(id)("a.b.c")).toEqual({ accepted: false, failure: "INVALID" });
  expect(await trusting(hiro)("a.b.c")).toMatchObject({ accepted: true, token: { subject: hiro } });
});

test("a person whose tokens were revoked is nobody with an older one, and themselves with one from that instant", async () => {
  const { ana } = desk.people;
  await desk.ask("update persons set tokens_valid_from = '2026-03-02T09:00:00Z' where id = $1", [ana]);
  const since = Date.parse("2026-03-02T09:00:00.000Z");
  for (const [ms, who] of [
    [-1, null],
    [0, ana],
  ] as const) {
    const found = await findViewer(desk.app.services, { subject: ana, tokenId: null, issuedAt: new Date(since + ms) });
    expect(found?.id ?? null).toBe(who);
  }
});
