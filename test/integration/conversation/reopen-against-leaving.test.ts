import { Client } from "pg";
import type { CaseId, PersonId } from "../../../src/domain/ids";
import { deactivatePerson } from "../../../src/features/ownership/deactivate-person.command";
import { outcomeOf } from "../../support/case-desk";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";
import { freely, inOrder } from "../../support/race";

let desk: ConversationDesk;

let chloe: PersonId;
let hiro: PersonId;
let portal: PersonId;
beforeAll(async () => {
  desk = await aConversationDesk();
  ({ chloe, hiro } = desk.people);
  const [account] = await desk.ask<{ id: PersonId }>(
    "insert into service_accounts (id, name, scopes) values ('svc_00000000000000000000000001', 'Portal', '{CASES_READ,CASES_WRITE}') returning id",
  );
  portal = account!.id;
});
afterAll(() => desk.close());

async function aClosedCase(): Promise<{ eve: PersonId; caseId: CaseId }> {
  const eve = await desk.aPerson({ teamIds: [desk.team] });
  const caseId = await desk.asked(eve);
  await desk.closed(eve, caseId);
  return { eve, caseId };
}

const speaks = (caseId: CaseId) => async () => outcomeOf(await desk.message(portal, caseId));
const leaves = (personId: PersonId) => async () => outcomeOf(await desk.as(hiro, (work) => deactivatePerson(work, { personId, plan: [] })));

async function stands(caseId: CaseId): Promise<object> {
  const { ownerId, status } = await desk.talk(caseId);
  const [owner] = await desk.ask<{ active: boolean }>("select active from persons where id = $1", [ownerId]);
  return { ownerId, status, active: owner?.active };
}

test("a customer's word holds the last owner before it locks the closed case: while it waits for them the case is free", async () => {
  const { eve, caseId } = await aClosedCase();
  const other = new Client(desk.database.ownerUrl);
  await other.connect();
  const [spoken] = await inOrder(desk.database.ownerUrl, { table: "persons", id: eve }, [speaks(caseId)], async () => {
    await other.query("begin");
    expect((await other.query("select id from cases where id = $1 for update nowait", [caseId])).rowCount).toBe(1);
    await other.query("rollback");
  });
  await other.end();
  expect(spoken).toBe("ACCEPTED");
  expect(await stands(caseId)).toEqual({ ownerId: eve, status: "OPEN", active: true });
});

test("a word on an open case waits for nobody who is leaving", async () => {
  const eve = await desk.aPerson({ teamIds: [desk.team] });
  const caseId = await desk.asked(eve);
  const holder = new Client(desk.database.ownerUrl);
  await holder.connect();
  await holder.query("begin");
  await holder.query("select from persons where id = $1 for update", [eve]);
  expect(await speaks(caseId)()).toBe("ACCEPTED");
  await holder.query("rollback");
  await holder.end();
});

test("the word first: the last owner owns an open case again, and leaves nobody behind", async () => {
  const { eve, caseId } = await aClosedCase();
  const outcomes = await inOrder(desk.database.ownerUrl, { table: "persons", id: eve }, [speaks(caseId), leaves(eve)]);
  expect(outcomes).toEqual(["ACCEPTED", "DUTIES_OUTSTANDING"]);
  expect(await stands(caseId)).toEqual({ ownerId: eve, status: "OPEN", active: true });
});

test("the leaving first: the case is open again with the steward of its queue", async () => {
  const { eve, caseId } = await aClosedCase();
  const outcomes = await inOrder(desk.database.ownerUrl, { table: "persons", id: eve }, [leaves(eve), speaks(caseId)]);
  expect(outcomes).toEqual(["ACCEPTED", "ACCEPTED"]);
  expect(await stands(caseId)).toEqual({ ownerId: chloe, status: "OPEN", active: true });
  const told = await desk.told(caseId);
  expect(told.slice(-3)).toEqual(["CUSTOMER_MESSAGE_RECORDED", "CASE_REOPENED", "OWNERSHIP_CHANGED"]);
});

test("at once, however often: one of these two, and never an open case of somebody who left", async () => {
  const cases: CaseId[] = [];
  const tally = await freely(12, async () => {
    const { eve, caseId } = await aClosedCase();
    cases.push(caseId);
    return [speaks(caseId), leaves(eve)];
  });
  for (const caseId of cases) expect(await stands(caseId)).toMatchObject({ status: "OPEN", active: true });
  expect(Object.keys(tally).filter((answers) => !["ACCEPTED / DUTIES_OUTSTANDING", "ACCEPTED / ACCEPTED"].includes(answers))).toEqual([]);
});
