import { newId } from "../../../src/db/new-id";
import type { AccountId, ContactId, PersonId } from "../../../src/domain/ids";
import { createAccount } from "../../../src/features/customers/create-account.command";
import { createContact } from "../../../src/features/customers/create-contact.command";
import { type UpdateContact, updateContact } from "../../../src/features/customers/update-contact.command";
import { type DirectoryDesk, openDirectoryDesk } from "../../support/directory-desk";

describe("a contact", () => {
  let desk: DirectoryDesk;
  let admin: PersonId;
  let acme: AccountId;
  let contact: ContactId;

  beforeAll(async () => {
    desk = await openDirectoryDesk();
    admin = await desk.aPerson({ roles: ["ADMIN"] });
    acme = (await desk.accepted((work) => createAccount(work, { name: "Acme", accountTier: "STANDARD" }))).accountId;
  });
  beforeEach(async () => {
    contact = (await desk.accepted((work) => createContact(work, { name: "Cara", email: "cara@acme.test", accountId: acme }))).contactId;
  });
  afterAll(() => desk.close());

  const change = (what: Partial<UpdateContact>) => (work: Parameters<typeof updateContact>[0]) =>
    updateContact(work, { contactId: contact, expectedRevision: 1, ...what });

  it("begins at an account, told by its id alone", async () => {
    expect(await desk.story(contact)).toEqual([
      { type: "CUSTOMER_CHANGED", streamSequence: 1, actor: "system:test", before: null, after: { accountId: acme } },
    ]);
    expect(await desk.ask("select name, email, account_id, revision from contacts where id = $1", [contact])).toEqual([
      { name: "Cara", email: "cara@acme.test", account_id: acme, revision: 1 },
    ]);
  });

  it("may begin as nobody's, without an address", async () => {
    const { contactId } = await desk.accepted((work) => createContact(work, { name: "Walk-in" }));
    expect(await desk.ask("select email, account_id from contacts where id = $1", [contactId])).toEqual([
      { email: null, account_id: null },
    ]);
  });

  it("keeps what is left out, clears what is null, and tells no name and no address", async () => {
    await desk.as(admin, change({ name: "Clara" }));
    expect((await desk.story(contact)).at(-1)).toMatchObject({ before: {}, after: { nameChanged: true } });
    await desk.as(admin, change({ expectedRevision: 2, name: null, email: null, accountId: null }));
    expect((await desk.story(contact)).at(-1)).toMatchObject({
      before: { accountId: acme },
      after: { accountId: null, emailChanged: true },
    });
    expect(await desk.ask("select name, email, account_id, revision from contacts where id = $1", [contact])).toEqual([
      { name: "Clara", email: null, account_id: null, revision: 3 },
    ]);
  });

  it("refuses an account that is not there, new or changed", async () => {
    for (const accountId of [newId("acc"), contact, ""]) {
      const missing = { code: "NOT_FOUND", path: ["accountId"], details: {} };
      expect(await desk.refused(admin, (work) => createContact(work, { name: "Dan", accountId }))).toEqual(missing);
      expect(await desk.refused(admin, change({ accountId }))).toEqual(missing);
    }
  });

  it("refuses a stale revision, an unknown contact, and a change that changes nothing", async () => {
    await desk.as(admin, change({ name: "Clara" }));
    expect(await desk.refused(admin, change({ name: "Karla" }))).toEqual({
      code: "REVISION_CONFLICT",
      path: ["expectedRevision"],
      details: { currentId: contact, expectedRevision: 1 },
    });
    for (const contactId of [newId("con"), acme, ""]) {
      expect(await desk.refused(admin, change({ contactId, name: "X" }))).toEqual({ code: "NOT_FOUND", path: ["contactId"], details: {} });
    }
    const same = change({ expectedRevision: 2, name: "Clara", email: "cara@acme.test", accountId: acme });
    expect(await desk.refused(admin, same)).toEqual({ code: "NOTHING_TO_CHANGE", path: null, details: {} });
  });
});
