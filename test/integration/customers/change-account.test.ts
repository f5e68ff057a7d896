import { newId } from "../../../src/db/new-id";
import type { AccountId, PersonId } from "../../../src/domain/ids";
import { isRefusal } from "../../../src/domain/refusal";
import { type CreateAccount, createAccount } from "../../../src/features/customers/create-account.command";
import { type UpdateAccount, updateAccount } from "../../../src/features/customers/update-account.command";
import { type DirectoryDesk, openDirectoryDesk } from "../../support/directory-desk";

describe("an account", () => {
  let desk: DirectoryDesk;
  let admin: PersonId;
  let manager: PersonId;
  let agent: PersonId;
  let gone: PersonId;

  beforeAll(async () => {
    desk = await openDirectoryDesk();
    admin = await desk.aPerson({ roles: ["ADMIN"] });
    manager = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
    agent = await desk.aPerson();
    gone = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
    await desk.deactivate(gone);
  });
  afterAll(() => desk.close());

  const create = (what: Partial<CreateAccount>) => (work: Parameters<typeof createAccount>[0]) =>
    createAccount(work, { name: "Acme", accountTier: "BUSINESS", ...what });
  const anAccount = async (what: Partial<CreateAccount> = {}): Promise<AccountId> => (await desk.accepted(create(what))).accountId;
  const change =
    (accountId: string, expectedRevision: number, what: Partial<UpdateAccount>) => (work: Parameters<typeof updateAccount>[0]) =>
      updateAccount(work, { accountId, expectedRevision, ...what });

  it("begins with its team, told by ids, codes and a day", async () => {
    const made = await desk.as(
      admin,
      create({
        renewalOn: "2027-03-01",
        customerSuccessManagerId: manager,
        accountManagerId: agent,
        accountCoverIds: [agent, manager, agent],
      }),
    );
    if (isRefusal(made)) throw new Error(made.code);
    expect(await desk.story(made.accountId)).toEqual([
      {
        type: "CUSTOMER_CHANGED",
        streamSequence: 1,
        actor: admin,
        before: null,
        after: {
          accountTier: "BUSINESS",
          renewalOn: "2027-03-01",
          customerSuccessManagerId: manager,
          accountManagerId: agent,
          accountCoverIds: [agent, manager],
        },
      },
    ]);
    const columns =
      "name, account_tier, renewal_on, customer_success_manager_id, account_manager_id, account_cover_ids, revision, last_sequence";
    expect(await desk.ask(`select ${columns} from accounts where id = $1`, [made.accountId])).toEqual([
      {
        name: "Acme",
        account_tier: "BUSINESS",
        renewal_on: "2027-03-01",
        customer_success_manager_id: manager,
        account_manager_id: agent,
        account_cover_ids: [agent, manager],
        revision: 1,
        last_sequence: 1,
      },
    ]);
  });

  it("keeps what is left out, clears what is null, and tells no name", async () => {
    const id = await anAccount({
      renewalOn: "2027-03-01",
      customerSuccessManagerId: manager,
      accountManagerId: agent,
      accountCoverIds: [agent],
    });
    await desk.as(admin, change(id, 1, { name: "Acme SE", accountTier: "VIP" }));
    expect((await desk.story(id)).at(-1)).toMatchObject({
      before: { accountTier: "BUSINESS" },
      after: { accountTier: "VIP", nameChanged: true },
    });
    await desk.as(
      admin,
      change(id, 2, { name: null, renewalOn: null, customerSuccessManagerId: null, accountManagerId: null, accountCoverIds: null }),
    );
    expect((await desk.story(id)).at(-1)).toEqual({
      type: "CUSTOMER_CHANGED",
      streamSequence: 3,
      actor: admin,
      before: { renewalOn: "2027-03-01", customerSuccessManagerId: manager, accountManagerId: agent, accountCoverIds: [agent] },
      after: { renewalOn: null, customerSuccessManagerId: null, accountManagerId: null, accountCoverIds: [] },
    });
    expect(await desk.lockOf("accounts", id)).toEqual({ revision: 3, lastSequence: 3 });
  });

  const refusals: [string, () => Partial<CreateAccount>, string, string[]][] = [
    [
      "a customer success manager who is not there",
      () => ({ customerSuccessManagerId: newId("per") }),
      "NOT_FOUND",
      ["customerSuccessManagerId"],
    ],
    ["a case as customer success manager", () => ({ customerSuccessManagerId: newId("case") }), "NOT_FOUND", ["customerSuccessManagerId"]],
    ["nothing as customer success manager", () => ({ customerSuccessManagerId: "" }), "NOT_FOUND", ["customerSuccessManagerId"]],
    ["a customer success manager who left", () => ({ customerSuccessManagerId: gone }), "PERSON_INACTIVE", ["customerSuccessManagerId"]],
    [
      "a customer success manager without the role",
      () => ({ customerSuccessManagerId: agent }),
      "PERSON_NOT_ELIGIBLE",
      ["customerSuccessManagerId"],
    ],
    ["an account manager who left", () => ({ accountManagerId: gone }), "PERSON_INACTIVE", ["accountManagerId"]],
    ["an account manager who is not there", () => ({ accountManagerId: newId("acc") }), "NOT_FOUND", ["accountManagerId"]],
    ["cover by somebody who is not there", () => ({ accountCoverIds: [agent, newId("per")] }), "NOT_FOUND", ["accountCoverIds", "1"]],
    ["cover by somebody who left", () => ({ accountCoverIds: [gone] }), "PERSON_INACTIVE", ["accountCoverIds", "0"]],
  ];
  describe.each(refusals)("refuses %s", (_what, wanted, code, path) => {
    it("when it is new", async () => {
      expect(await desk.refused(admin, create(wanted()))).toEqual({ code, path, details: {} });
    });

    it("when it changes", async () => {
      const id = await anAccount();
      expect(await desk.refused(admin, change(id, 1, wanted()))).toEqual({ code, path, details: {} });
    });
  });

  it("may keep somebody who left while a text is mended", async () => {
    const leaver = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
    const id = await anAccount({ customerSuccessManagerId: leaver });
    await desk.deactivate(leaver);
    expect(await desk.as(admin, change(id, 1, { name: "Acme AG", customerSuccessManagerId: leaver }))).toMatchObject({ accountId: id });
  });

  it("refuses a stale revision, an unknown account, and a change that changes nothing", async () => {
    const id = await anAccount();
    await desk.as(admin, change(id, 1, { accountTier: "VIP" }));
    expect(await desk.refused(admin, change(id, 1, { accountTier: "STANDARD" }))).toEqual({
      code: "REVISION_CONFLICT",
      path: ["expectedRevision"],
      details: { currentId: id, expectedRevision: 1 },
    });
    for (const unknown of [newId("acc"), newId("con"), ""]) {
      expect(await desk.refused(admin, change(unknown, 1, { accountTier: "VIP" }))).toEqual({
        code: "NOT_FOUND",
        path: ["accountId"],
        details: {},
      });
    }
    const same = change(id, 2, { accountTier: "VIP", name: "Acme", renewalOn: null });
    expect(await desk.refused(admin, same)).toEqual({ code: "NOTHING_TO_CHANGE", path: null, details: {} });
  });

  it("lets one of two changes of the same revision through", async () => {
    const id = await anAccount();
    const both = await Promise.all(["One", "Two"].map((name) => desk.as(admin, change(id, 1, { name }))));
    expect(both.map((outcome) => ("code" in outcome ? outcome.code : "changed")).sort()).toEqual(["REVISION_CONFLICT", "changed"]);
  });
});
