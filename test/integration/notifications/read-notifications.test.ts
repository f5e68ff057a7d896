import type { CaseId, PersonId } from "../../../src/domain/ids";
import { SCOPES } from "../../../src/domain/permissions";
import { forgetOldNotifications } from "../../../src/features/notifications/forget-old-notifications.command";
import { operationText } from "../../support/case-desk";
import { aNotifiedDesk, type NotifiedDesk } from "../../support/notified-desk";
import { expectRelayPages } from "../../support/relay-pages";

let desk: NotifiedDesk;
let ana: PersonId;
let caseId: CaseId;
beforeAll(async () => {
  desk = await aNotifiedDesk();
  ({ ana } = desk.crowd);
  caseId = await desk.owned(ana);
});
afterAll(() => desk.close());

interface Shown {
  id: string;
  cause: string;
  sentence: string;
  readAt: string | null;
  case: { id: string; number: number } | null;
  event: { id: string; type: string } | null;
}
interface Page {
  notifications: { totalCount: number; cursor: string; nodes: Shown[] };
}
interface Marked {
  markNotificationsRead: { unread: number; userErrors: { code: string; path: string[] | null }[] };
}

/** Somebody new, who was mentioned this often on the case. */
async function mentioned(times: number, wanted: { external?: boolean } = {}): Promise<PersonId> {
  const person = await desk.aPerson({ ...wanted, teamIds: wanted.external === true ? [desk.team] : [] });
  for (let time = 0; time < times; time += 1) await desk.mention(ana, caseId, [person]);
  await desk.notified();
  return person;
}
const read = async (person: PersonId, variables: object = {}) => (await desk.gets<Page>(person, "notifications", variables)).notifications;
const mark = async (person: PersonId, input: object) =>
  (await desk.gets<Marked>(person, "mark-notifications-read", { input })).markNotificationsRead;
const unread = async (person: PersonId) =>
  (await desk.gets<{ myInbox: { unreadNotifications: number } }>(person, "{ myInbox { unreadNotifications } }")).myInbox
    .unreadNotifications;
const everything = () => desk.ask("select * from notifications order by id");

describe("the list of notifications", () => {
  test("is the viewer's own, newest first, page by page", async () => {
    const person = await mentioned(5);
    const rows = await desk.ask<{ id: string }>("select id from notifications where person_id = $1 order by position desc", [person]);
    const listing = `query ($first: Int, $after: String, $last: Int, $before: String) {
      list: notifications(first: $first, after: $after, last: $last, before: $before) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }`;
    await expectRelayPages(
      rows.map(({ id }) => id),
      (variables) => desk.gets(person, listing, variables),
    );
  });

  test("says in a sentence what happened, with the names of now and without a word of the note", async () => {
    const person = await mentioned(1);
    const [{ number } = { number: 0 }] = await desk.ask<{ number: number }>("select number from cases where id = $1", [caseId]);
    const [first] = (await read(person)).nodes;
    expect(first).toMatchObject({
      cause: "MENTION",
      sentence: `Ana mentioned you in a note on case ${number}.`,
      readAt: null,
      case: { id: caseId, number },
      event: { type: "INTERNAL_NOTE_ADDED" },
    });
    expect(JSON.stringify(first)).not.toContain("secret");
  });

  test.each(["", "0", "38", "x", "-1", Buffer.from("0123456789ab.1").toString("base64url")])("refuses %j as a cursor", async (after) => {
    const { errors } = await desk.asks(ana, "query ($after: String) { notifications(after: $after) { totalCount } }", { after });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
  });
});

describe("what is read", () => {
  test("is counted in the inbox and filtered in the list, and stays read", async () => {
    const person = await mentioned(3);
    expect(await unread(person)).toBe(3);
    const [newest, middle] = (await read(person)).nodes;
    expect(await mark(person, { notificationIds: [newest?.id, middle?.id, newest?.id] })).toEqual({ unread: 1, userErrors: [] });
    expect((await read(person, { unread: true })).totalCount).toBe(1);
    const readOnes = (await read(person, { unread: false })).nodes;
    expect(readOnes.map(({ id }) => id)).toEqual([newest?.id, middle?.id]);
    await mark(person, { notificationIds: [newest?.id] });
    expect((await read(person, { unread: false })).nodes).toEqual(readOnes);
    expect(await unread(person)).toBe(1);
  });

  test("up to an instant leaves what came later unread", async () => {
    const [other, person] = [await mentioned(1), await mentioned(1)];
    const [row] = await desk.ask<{ at: string }>("select iso(max(created_at)) as at from notifications where person_id = $1", [person]);
    await desk.database.moveClock("1 minute");
    await desk.mention(ana, caseId, [person]);
    await desk.notified();
    expect(await mark(person, { upTo: row?.at })).toEqual({ unread: 1, userErrors: [] });
    expect((await read(person)).nodes.map(({ readAt }) => readAt !== null)).toEqual([false, true]);
    expect((await read(other)).nodes.map(({ readAt }) => readAt)).toEqual([null]);
    await desk.database.moveClock("0");
  });

  test("is one's own alone: another's notification, one that never was and another id are refused, and nothing is marked", async () => {
    const [person, other] = [await mentioned(1), await mentioned(1)];
    const [[own], [theirs]] = [(await read(person)).nodes, (await read(other)).nodes];
    const before = await everything();
    for (const stranger of [theirs?.id, "ntf_00000000000000000000000000", caseId, "x\u0000"]) {
      const answer = await mark(person, { notificationIds: [own?.id, stranger] });
      expect(answer).toEqual({
        unread: 1,
        userErrors: [{ code: "NOT_FOUND", message: expect.any(String), path: ["notificationIds", "1"] }],
      });
    }
    expect(await everything()).toEqual(before);
  });

  test.each([
    ["neither ids nor an instant", {}],
    ["both", { notificationIds: ["ntf_00000000000000000000000000"], upTo: "2026-01-01T00:00:00.000Z" }],
    ["no id", { notificationIds: [] }],
    ["more than a hundred ids", { notificationIds: Array.from({ length: 101 }, () => "ntf_00000000000000000000000000") }],
  ])("is not asked with %s", async (_what, input) => {
    const before = await everything();
    const operation = "mutation ($input: MarkNotificationsReadInput!) { markNotificationsRead(input: $input) { unread } }";
    const { errors } = await desk.asks(ana, operation, { input });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
    expect(await everything()).toEqual(before);
  });

  test("is marked by two at once without either failing", async () => {
    const person = await mentioned(20);
    const ids = (await read(person)).nodes.map(({ id }) => id);
    const answers = await Promise.all([
      mark(person, { notificationIds: ids }),
      mark(person, { upTo: new Date(Date.now() + 60_000).toISOString() }),
      mark(person, { notificationIds: [...ids].reverse() }),
    ]);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await unread(person)).toBe(0);
  });
});

describe("what somebody chose", () => {
  const causesOf = async (person: PersonId) =>
    (await desk.gets<{ viewer: { notificationCauses: string[] } }>(person, "{ viewer { notificationCauses } }")).viewer.notificationCauses;

  test("is mentions until they say otherwise, and then what they said", async () => {
    const person = await desk.aPerson();
    expect(await causesOf(person)).toEqual(["MENTION"]);
    const choose = (causes: string[]) =>
      desk.gets(person, "set-notification-causes", { input: { causes, idempotencyKey: `key-${causes.join("-")}` } });
    expect(await choose(["TASK", "OFFER", "TASK"])).toEqual({ setNotificationCauses: { causes: ["OFFER", "TASK"], userErrors: [] } });
    expect(await causesOf(person)).toEqual(["OFFER", "TASK"]);
    expect(await choose([])).toEqual({ setNotificationCauses: { causes: [], userErrors: [] } });
    expect(await causesOf(person)).toEqual([]);
    expect(await causesOf(await desk.aPerson())).toEqual(["MENTION"]);
  });
});

test("a notification is found by its id by whom it is for, and by nobody else", async () => {
  const person = await mentioned(1);
  const [own] = (await read(person)).nodes;
  const node = (viewer: PersonId) => desk.gets(viewer, "query ($id: ID!) { node(id: $id) { __typename id } }", { id: own?.id });
  expect(await node(person)).toEqual({ node: { __typename: "Notification", id: own?.id } });
  expect(await node(desk.crowd.hiro)).toEqual({ node: null });
});

test("who lost the case keeps the notification, without the case, the event and the sentence", async () => {
  const agent = await mentioned(1, { external: true });
  expect((await read(agent)).nodes[0]).toMatchObject({ case: { id: caseId }, event: { type: "INTERNAL_NOTE_ADDED" } });
  await desk.ask("delete from team_memberships where person_id = $1", [agent]);
  expect((await read(agent)).nodes).toEqual([
    expect.objectContaining({ case: null, event: null, sentence: "This was about something that you can no longer see." }),
  ]);
});

test("a case counts the notifications it caused, for a page of cases in one statement", async () => {
  const [loud, quiet] = [await desk.owned(ana), await desk.owned(ana)];
  const { ben, eve } = desk.crowd;
  await desk.mention(ana, loud, [ben, eve]);
  await desk.must(desk.forward(ana, loud, ben));
  await desk.notified();
  const asked = "query ($loud: ID!, $quiet: ID!) { loud: case(id: $loud) { noiseCount } quiet: case(id: $quiet) { noiseCount } }";
  expect(await desk.gets(ana, asked, { loud, quiet })).toEqual({ loud: { noiseCount: 3 }, quiet: { noiseCount: 0 } });
});

test("what somebody may not see made no noise for them: a note for people inside, and any note without the scope for notes", async () => {
  const { ben, hiro } = desk.crowd;
  const outside = await desk.aPerson({ name: "Oda", external: true, teamIds: [desk.team] });
  const loud = await desk.owned(ana);
  await desk.mention(ana, loud, [ben], "INTERNAL_ONLY");
  await desk.mention(ana, loud, [ben], "ALL_STAFF");
  await desk.must(desk.forward(ana, loud, ben));
  await desk.notified();
  const asked = "query ($loud: ID!) { case(id: $loud) { noiseCount } }";
  const tokenWith = async (scopes: string[]): Promise<string> => {
    const made = await desk.gets<{ createServiceAccount: { serviceAccount: { id: string } } }>(hiro, "create-service-account", {
      input: { name: scopes.join(" "), scopes },
    });
    const issued = await desk.gets<{ issueApiKey: { secret: string } }>(hiro, "issue-api-key", {
      input: { serviceAccountId: made.createServiceAccount.serviceAccount.id, expiresAt: new Date(Date.now() + 1e9).toISOString() },
    });
    return issued.issueApiKey.secret;
  };
  const heardBy = async (token: string) => (await desk.post(token, asked, { loud })).data;
  expect(await desk.gets(ana, asked, { loud })).toEqual({ case: { noiseCount: 3 } });
  expect(await desk.gets(outside, asked, { loud })).toEqual({ case: { noiseCount: 2 } });
  expect(await heardBy(await tokenWith(["CASES_READ", "NOTES_READ"]))).toEqual({ case: { noiseCount: 3 } });
  expect(await heardBy(await tokenWith(["CASES_READ"]))).toEqual({ case: { noiseCount: 1 } });
});

test("notifications of more than ninety days ago are forgotten, read or not; younger ones stay", async () => {
  const person = await mentioned(2);
  await mark(person, { notificationIds: [(await read(person)).nodes[0]?.id] });
  await desk.database.moveClock("89 days 23:59:00");
  expect(await forgetOldNotifications(desk.dataSource)).toBe(0);
  await desk.mention(ana, caseId, [person]);
  await desk.notified();
  await desk.database.moveClock("90 days 00:05:00");
  const [{ count } = { count: 0 }] = await desk.ask<{ count: number }>("select count(*)::integer as count from notifications");
  expect(await forgetOldNotifications(desk.dataSource)).toBe(count - 1);
  expect((await desk.ask<{ person: string }>("select person_id as person from notifications")).map(({ person: id }) => id)).toEqual([
    person,
  ]);
});

test("an integration with every scope is refused all of it, and none of it notifies one", async () => {
  const { hiro } = desk.crowd;
  const made = await desk.gets<{ createServiceAccount: { serviceAccount: { id: string } } }>(hiro, "create-service-account", {
    input: { name: "Everything", scopes: SCOPES },
  });
  const { id } = made.createServiceAccount.serviceAccount;
  const expiresAt = new Date(Date.now() + 180 * 86_400_000).toISOString();
  const issued = await desk.gets<{ issueApiKey: { secret: string } }>(hiro, "issue-api-key", {
    input: { serviceAccountId: id, expiresAt },
  });
  const before = await everything();
  const refused: [string, object?][] = [
    ["notifications"],
    ["mark-notifications-read", { input: { upTo: expiresAt } }],
    ["set-notification-causes", { input: { causes: [] } }],
  ];
  for (const [operation, variables] of refused) {
    const { errors } = await desk.post(issued.issueApiKey.secret, operationText(operation), variables);
    expect([operation, ...errors.map(({ extensions }) => extensions.code)]).toEqual([operation, "FORBIDDEN"]);
  }
  const asked = await desk.post(issued.issueApiKey.secret, "{ viewer { notificationCauses } myInbox { unreadNotifications } }");
  expect(asked.data).toEqual({ viewer: { notificationCauses: [] }, myInbox: null });
  expect(await everything()).toEqual(before);
});
