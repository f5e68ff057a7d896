import type { PersonId } from "../../../src/domain/ids";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana } = desk.people);
});
afterAll(() => desk.close());

interface Shown {
  case: {
    context: {
      account: { id: string } | null;
      renewalInDays: number | null;
      lastCases: { id: string }[];
      customerContactsInDays: number;
    };
  };
}

const source = `query ($id: ID!, $first: Int! = 5, $days: Int! = 7) {
  case(id: $id) { context { account { id } renewalInDays lastCases(first: $first) { id } customerContactsInDays(days: $days) } }
}`;

async function contextOf(caseId: string, more: object = {}, person: PersonId = ana): Promise<Shown["case"]["context"]> {
  return (await desk.gets<Shown>(person, source, { id: caseId, ...more })).case.context;
}

test("a case of nobody known has an empty context", async () => {
  expect(await contextOf(await desk.open())).toEqual({ account: null, renewalInDays: null, lastCases: [], customerContactsInDays: 0 });
});

test("it shows the account, the days until it renews, and its other cases, the newest first", async () => {
  const [day] = await desk.ask<{ day: string }>("select ((steward_now() at time zone 'UTC')::date + 10)::text as day");
  const accountId = await desk.anAccount({ renewalOn: day!.day });
  const cases: string[] = [];
  for (let count = 0; count < 4; count += 1) cases.push(await desk.open(ana, { accountId }));
  expect(await contextOf(cases[3]!, { first: 2 })).toEqual({
    account: { id: accountId },
    renewalInDays: 10,
    lastCases: [{ id: cases[2] }, { id: cases[1] }],
    customerContactsInDays: 4,
  });
});

test("days until the renewal are negative once it is past", async () => {
  const [day] = await desk.ask<{ day: string }>("select ((steward_now() at time zone 'UTC')::date - 3)::text as day");
  const accountId = await desk.anAccount({ renewalOn: day!.day });
  expect((await contextOf(await desk.open(ana, { accountId }))).renewalInDays).toBe(-3);
});

test("the customer's contacts are the contact's cases where one is known, else the account's, in so many days", async () => {
  const accountId = await desk.anAccount();
  const contactId = await desk.aContact(accountId);
  await desk.database.moveClock("-10 days");
  await desk.open(ana, { contactId });
  await desk.database.moveClock("0");
  const named = await desk.open(ana, { contactId });
  const unnamed = await desk.open(ana, { accountId });
  expect(await contextOf(named)).toMatchObject({ customerContactsInDays: 1 });
  expect(await contextOf(named, { days: 11 })).toMatchObject({ customerContactsInDays: 2 });
  expect(await contextOf(unnamed)).toMatchObject({ customerContactsInDays: 2 });
  expect(await contextOf(unnamed, { days: 11 })).toMatchObject({ customerContactsInDays: 3 });
});

test("an external agent learns of no case they may not see, neither listed nor counted", async () => {
  const accountId = await desk.anAccount();
  const seen = await desk.open(ana, { accountId });
  await desk.open(ana, { accountId });
  const external = await desk.aPerson({ external: true });
  await desk.tie(seen, external, "COLLABORATOR", "CONSULTED");
  expect(await contextOf(seen, {}, external)).toMatchObject({ lastCases: [], customerContactsInDays: 1 });
});

test("a count of cases outside 1 to 20, and of days outside 1 to 90, is refused", async () => {
  const id = await desk.open();
  for (const wrong of [{ first: 0 }, { first: 21 }, { days: 0 }, { days: 91 }]) {
    const answer = await desk.asks(ana, source, { id, ...wrong });
    expect(answer.errors[0]?.extensions.code).toBe("BAD_USER_INPUT");
  }
});
