import { createServiceAccount } from "../../../src/features/people/create-service-account.command";
import { operationText } from "../../support/case-desk";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";

const HOUR_MS = 3_600_000;

let desk: ConversationDesk;
let portal: string;
beforeAll(async () => {
  desk = await aConversationDesk();
  const { hiro } = desk.people;
  const account = await desk.must(desk.as(hiro, (work) => createServiceAccount(work, { name: "Portal", scopes: ["PORTAL_READ"] })));
  if (!("serviceAccountId" in account)) throw new Error("the portal was refused");
  const input = { serviceAccountId: account.serviceAccountId, expiresAt: new Date(Date.now() + HOUR_MS).toISOString() };
  portal = ((await desk.does(hiro, "issue-api-key", input)) as unknown as { secret: string }).secret;
});
afterAll(() => desk.close());

const view = (caseId: string) => desk.post<{ customerView: object | null }>(portal, operationText("customer-view"), { caseId });

describe("customerView", () => {
  test("shows a portal the number, the status, a first name and the promise of the newest reply, never our own next step", async () => {
    const { ana } = desk.people;
    const caseId = await desk.asked(ana);
    const [row] = await desk.ask<{ number: number; due: string | null }>(
      "select number, iso(next_step_due_at) as due from cases where id = $1",
      [caseId],
    );
    expect(row!.due).not.toBeNull();
    const shown = { number: row!.number, status: "NEW", ownerDisplayName: "Ana", nextUpdateDue: null };
    expect(await view(caseId)).toEqual({ status: 200, data: { customerView: shown }, errors: [] });

    const nextUpdateBy = new Date(Date.now() + 2 * HOUR_MS);
    await desk.replied(ana, caseId, { nextUpdateBy });
    expect((await view(caseId)).data?.customerView).toMatchObject({ nextUpdateDue: nextUpdateBy.toISOString() });

    const later = new Date(Date.now() + 5 * HOUR_MS);
    await desk.replied(ana, caseId, { nextUpdateBy: later });
    expect((await view(caseId)).data?.customerView).toMatchObject({ nextUpdateDue: later.toISOString() });
    await desk.replied(ana, caseId);
    expect((await view(caseId)).data?.customerView).toMatchObject({ nextUpdateDue: null });
  });

  test("is null for what is no case", async () => {
    for (const id of ["case_00000000000000000000000000", "per_x", ""]) expect((await view(id)).data).toEqual({ customerView: null });
  });

  test("opens nothing else to a portal: not one field of its type beyond these, and no other root field but who it is itself", async () => {
    const caseId = await desk.asked(desk.people.ana);
    const fields = await desk.gets<{ __type: { fields: { name: string }[] } }>(
      desk.people.ana,
      '{ __type(name: "CustomerView") { fields { name } } }',
    );
    expect(fields.__type.fields.map(({ name }) => name).sort()).toEqual(["nextUpdateDue", "number", "ownerDisplayName", "status"]);
    for (const query of [
      `{ case(id: "${caseId}") { id } }`,
      `{ node(id: "${caseId}") { id } }`,
      "{ accounts { nodes { id } } }",
      "{ teams { id } }",
    ]) {
      const { errors } = await desk.post(portal, query);
      expect([query, errors.map(({ extensions }) => extensions.code)]).toEqual([query, ["FORBIDDEN"]]);
    }
  });

  test("is closed to an external agent, and open to a person inside", async () => {
    const { ana, eve } = desk.people;
    const caseId = await desk.asked(ana);
    expect((await desk.asks(eve, operationText("customer-view"), { caseId })).errors[0]!.extensions.code).toBe("FORBIDDEN");
    expect(await desk.gets(ana, "customer-view", { caseId })).toMatchObject({ customerView: { ownerDisplayName: "Ana" } });
  });
});
