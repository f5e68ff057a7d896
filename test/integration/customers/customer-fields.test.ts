import type { AccountId, CaseId, ContactId, PersonId } from "../../../src/domain/ids";
import type { Scope } from "../../../src/domain/permissions";
import { updateAccount } from "../../../src/features/customers/update-account.command";
import { updateContact } from "../../../src/features/customers/update-contact.command";
import { createServiceAccount } from "../../../src/features/people/create-service-account.command";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";

const OPEN = { key: "plan", value: "Two hundred seats.", visibility: "ALL_STAFF" as const };
const INSIDE = { key: "churn", value: "They talk to a rival.", visibility: "INTERNAL_ONLY" as const };

let desk: ConversationDesk;
let ana: PersonId;
let hiro: PersonId;
let eve: PersonId;
let contactId: ContactId;
let caseId: CaseId;
beforeAll(async () => {
  desk = await aConversationDesk();
  ({ ana, hiro, eve } = desk.people);
  contactId = await desk.aContact(desk.acme);
  caseId = await desk.owned(ana, { accountId: desk.acme, contactId });
});
afterAll(() => desk.close());

interface Known {
  case: { account: { fields: object[] }; contact: { fields: object[] } };
}
const FIELDS = "fields { key value visibility }";
const known = async (person: PersonId) =>
  (await desk.gets<Known>(person, `query ($id: ID!) { case(id: $id) { account { ${FIELDS} } contact { ${FIELDS} } } }`, { id: caseId }))
    .case;
const revisionOf = async (id: AccountId | ContactId) => (await desk.lockOf(id.startsWith("acc") ? "accounts" : "contacts", id)).revision;
const onAccount = async (fields: object[] | null, more: object = {}) =>
  desk.does(hiro, "update-account", { accountId: desk.acme, expectedRevision: await revisionOf(desk.acme), fields, ...more });
const onContact = async (fields: object[] | null) =>
  desk.does(hiro, "update-contact", { contactId, expectedRevision: await revisionOf(contactId), fields });

test("an admin gives an account and a contact fields, and the log says only that they changed", async () => {
  expect(await onAccount([OPEN, INSIDE])).toMatchObject({
    account: { id: desk.acme, fields: [INSIDE, OPEN] },
    event: { type: "CUSTOMER_CHANGED", before: {}, after: { fieldsChanged: true } },
    userErrors: [],
  });
  expect(await onContact([INSIDE, OPEN])).toMatchObject({ contact: { fields: [INSIDE, OPEN] }, userErrors: [] });
  const [told] = await desk.ask<{ line: string }>(
    "select e::text as line from events e where stream = $1 order by stream_sequence desc limit 1",
    [contactId],
  );
  for (const word of [INSIDE.key, INSIDE.value, OPEN.value]) expect(told?.line).not.toContain(word);
});

test("an external agent reads what is for all staff, and nothing tells them that there is more", async () => {
  expect(await known(ana)).toEqual({ account: { fields: [INSIDE, OPEN] }, contact: { fields: [INSIDE, OPEN] } });
  expect(await known(eve)).toEqual({ account: { fields: [OPEN] }, contact: { fields: [OPEN] } });
  const inside = "query ($id: ID!) { case(id: $id) { account { fields(visibility: INTERNAL_ONLY) { key } } } }";
  expect(await desk.gets(eve, inside, { id: caseId })).toEqual({ case: { account: { fields: [] } } });
  expect(await desk.gets(ana, inside, { id: caseId })).toEqual({ case: { account: { fields: [{ key: INSIDE.key }] } } });
});

test("an integration reads what is for people inside only with the scope for notes", async () => {
  await onAccount([OPEN, INSIDE]);
  const read = async (...scopes: Scope[]) => {
    const made = await desk.must(desk.as(hiro, (work) => createServiceAccount(work, { name: scopes.join(), scopes })));
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const issuing = { serviceAccountId: made.serviceAccountId, expiresAt };
    const { secret } = (await desk.does(hiro, "issue-api-key", issuing)) as unknown as { secret: string };
    const answer = await desk.post<{ account: object }>(secret, `query ($id: ID!) { account(id: $id) { ${FIELDS} } }`, { id: desk.acme });
    return answer.data?.account;
  };
  expect(await read("CASES_READ")).toEqual({ fields: [OPEN] });
  expect(await read("CASES_READ", "NOTES_READ")).toEqual({ fields: [INSIDE, OPEN] });
});

test("fields are given all at once: what is left out of the list goes, null takes all, and no list changes nothing", async () => {
  await onAccount([OPEN, INSIDE]);
  expect(await onAccount([{ ...OPEN, value: "Three hundred seats." }])).toMatchObject({
    account: { fields: [{ ...OPEN, value: "Three hundred seats." }] },
  });
  const expectedRevision = await revisionOf(desk.acme);
  expect(await desk.does(hiro, "update-account", { accountId: desk.acme, expectedRevision, name: "Acme Ltd" })).toMatchObject({
    account: { name: "Acme Ltd", fields: [{ key: "plan" }] },
    event: { after: { nameChanged: true } },
  });
  expect(await onAccount(null, { renewalOn: "2027-03-01" })).toMatchObject({
    account: { fields: [] },
    event: { before: { renewalOn: null }, after: { renewalOn: "2027-03-01", fieldsChanged: true } },
  });
});

test("the same fields again, two of one key, more than fifty and a stale revision are refused, and nothing changes", async () => {
  await onContact([OPEN, INSIDE]);
  const expectedRevision = await revisionOf(contactId);
  const giving = (fields: readonly (typeof OPEN | typeof INSIDE)[], revision = expectedRevision) =>
    desk.no(hiro, (work) => updateContact(work, { contactId, expectedRevision: revision, fields }));
  expect(await giving([INSIDE, OPEN])).toEqual(["NOTHING_TO_CHANGE", ""]);
  expect(await giving([OPEN, { ...OPEN, value: "Other" }])).toEqual(["KEY_TAKEN", "fields.1.key"]);
  expect(await giving(Array.from({ length: 51 }, (_none, place) => ({ ...OPEN, key: `key-${place}` })))).toEqual([
    "FIELD_LIMIT_REACHED",
    "fields",
  ]);
  expect(await giving([OPEN], expectedRevision - 1)).toEqual(["REVISION_CONFLICT", "expectedRevision"]);
  const fields = [OPEN, OPEN];
  const stale = await revisionOf(desk.acme);
  expect(await desk.no(hiro, (work) => updateAccount(work, { accountId: desk.acme, expectedRevision: stale, fields }))).toEqual([
    "KEY_TAKEN",
    "fields.1.key",
  ]);
});
