import { newId } from "../../../src/db/new-id";
import type { AccountId, ContactId, PersonId } from "../../../src/domain/ids";
import { createAccount } from "../../../src/features/customers/create-account.command";
import { createContact } from "../../../src/features/customers/create-contact.command";
import { type DirectoryDesk, openDirectoryDesk } from "../../support/directory-desk";
import { askDirectory } from "../../support/directory-schema";

describe("reading customers", () => {
  let desk: DirectoryDesk;
  let admin: PersonId;
  let agent: PersonId;
  let outsider: PersonId;
  let manager: PersonId;
  let acme: AccountId;
  let cara: ContactId;

  beforeAll(async () => {
    desk = await openDirectoryDesk();
    admin = await desk.aPerson({ roles: ["ADMIN"] });
    agent = await desk.aPerson();
    outsider = await desk.aPerson({ external: true, roles: ["AGENT", "ADMIN"] });
    manager = await desk.aPerson({ name: "Mia", roles: ["CUSTOMER_SUCCESS_MANAGER"] });
    const accounts = [
      ["Acme", "VIP"],
      ["Bolt", "STANDARD"],
      ["Acme_2", "BUSINESS"],
    ] as const;
    for (const [name, accountTier] of accounts) {
      const customer = { name, accountTier, renewalOn: "2027-03-01", customerSuccessManagerId: manager };
      const { accountId } = await desk.accepted((work) => createAccount(work, customer));
      if (name === "Acme") acme = accountId;
    }
    await desk.accepted((work) => createContact(work, { name: "Zack", accountId: acme }));
    cara = (await desk.accepted((work) => createContact(work, { name: "Cara", email: "cara@acme.test", accountId: acme }))).contactId;
    await desk.ask(
      "insert into categories (key, name, handling, automation, owner_id, backup_ids) values ('BUG', 'Bug', 'INTERNAL', 'HUMAN_FIRST', $1, $2)",
      [agent, [manager]],
    );
  });
  afterAll(() => desk.close());

  it("shows an account with who looks after it and everyone there", async () => {
    expect((await askDirectory(desk, agent, "account", { id: acme })).data.account).toEqual({
      id: acme,
      revision: 1,
      name: "Acme",
      accountTier: "VIP",
      renewalOn: "2027-03-01",
      customerSuccessManager: { id: manager, name: "Mia" },
      accountManager: null,
      accountCover: [],
      fields: [],
      contacts: [
        { id: cara, name: "Cara", email: "cara@acme.test" },
        { id: expect.any(String), name: "Zack", email: null },
      ],
    });
    expect((await askDirectory(desk, agent, "contact", { id: cara })).data.contact).toMatchObject({
      name: "Cara",
      account: { id: acme, name: "Acme" },
    });
    for (const id of [newId("acc"), cara, ""]) expect((await askDirectory(desk, agent, "account", { id })).data).toEqual({ account: null });
  });

  it("lists accounts by name, filtered by part of it and by tier", async () => {
    const found = async (variables: object) =>
      (await askDirectory(desk, agent, "accounts", variables)).data.accounts.nodes.map((account: { name: string }) => account.name);
    expect(await found({})).toEqual(["Acme", "Acme_2", "Bolt"]);
    expect(await found({ nameContains: "ACME" })).toEqual(["Acme", "Acme_2"]);
    expect(await found({ nameContains: "_" })).toEqual(["Acme_2"]);
    expect(await found({ accountTiers: ["VIP", "STANDARD"] })).toEqual(["Acme", "Bolt"]);
    expect(await found({ accountTiers: [] })).toEqual([]);
    const { totalCount, pageInfo } = (await askDirectory(desk, agent, "accounts", { first: 1, nameContains: "acme" })).data.accounts;
    expect([totalCount, pageInfo.hasNextPage]).toEqual([2, true]);
    expect(await found({ first: 1, nameContains: "acme", after: pageInfo.endCursor })).toEqual(["Acme_2"]);
  });

  it("lists the categories with the people who answer for them", async () => {
    expect((await askDirectory(desk, outsider, "categories")).data.categories).toEqual([
      {
        key: "BUG",
        name: "Bug",
        handling: "INTERNAL",
        automation: "HUMAN_FIRST",
        owner: { id: agent, name: expect.any(String) },
        backups: [{ id: manager, name: "Mia" }],
      },
    ]);
  });

  it("hides customers from an external agent in every way of asking", async () => {
    expect(await askDirectory(desk, outsider, "account", { id: acme })).toEqual({ data: { account: null }, code: "FORBIDDEN" });
    expect(await askDirectory(desk, outsider, "contact", { id: cara })).toEqual({ data: { contact: null }, code: "FORBIDDEN" });
    expect(await askDirectory(desk, outsider, "accounts")).toEqual({ data: null, code: "FORBIDDEN" });
    for (const id of [acme, cara])
      expect(await askDirectory(desk, outsider, `{ node(id: "${id}") { id } }`)).toEqual({ data: { node: null }, code: undefined });
    expect((await askDirectory(desk, agent, `{ node(id: "${cara}") { __typename } }`)).data).toEqual({ node: { __typename: "Contact" } });
  });

  it("lets only admins change customers, and tells clearing from leaving out", async () => {
    const input = { accountId: acme, expectedRevision: 1, renewalOn: null };
    expect(await askDirectory(desk, agent, "update-account", { input })).toEqual({ data: null, code: "FORBIDDEN" });
    expect(await desk.lockOf("accounts", acme)).toEqual({ revision: 1, lastSequence: 1 });

    const changed = (await askDirectory(desk, admin, "update-account", { input })).data.updateAccount;
    expect(changed).toMatchObject({ userErrors: [], account: { revision: 2, renewalOn: null, customerSuccessManager: { id: manager } } });
    expect(changed.event).toMatchObject({ before: { renewalOn: "2027-03-01" }, after: { renewalOn: null } });
    const made = (await askDirectory(desk, admin, "create-account", { input: { name: "Dune", accountTier: "BUSINESS" } })).data
      .createAccount;
    expect(made).toMatchObject({ userErrors: [], account: { name: "Dune", renewalOn: null, accountCover: [] } });
    const contact = (
      await askDirectory(desk, admin, "create-contact", { input: { name: "Dan", email: "DAN@Dune.test", accountId: made.account.id } })
    ).data;
    expect(contact.createContact).toMatchObject({ userErrors: [], contact: { email: "dan@dune.test", account: { id: made.account.id } } });
    const moved = { contactId: contact.createContact.contact.id, expectedRevision: 1, accountId: null };
    expect((await askDirectory(desk, admin, "update-contact", { input: moved })).data.updateContact).toMatchObject({
      userErrors: [],
      contact: { email: "dan@dune.test", account: null, revision: 2 },
    });
  });
});
