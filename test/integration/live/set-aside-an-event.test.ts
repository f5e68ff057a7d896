import { Client } from "pg";
import { checkInvariants } from "../../../src/db/check-invariants";
import { steward } from "../../support/kill-desk";
import { type LiveDesk, liveDesk } from "../../support/live-desk";
import { poisonNotifications } from "../../support/poison-notifications";
import { until } from "../../support/until";

let desk: LiveDesk;
let owner: Client;
let caseId: string;
beforeAll(async () => {
  desk = await liveDesk();
  owner = new Client(desk.database.ownerUrl);
  await owner.connect();
  caseId = await desk.aCase(desk.people.chloe, desk.team);
});
afterAll(async () => {
  await owner.end();
  await desk.close();
});

/** A note of Chloé's that mentions Ana, by either server. */
async function mention(index: number): Promise<string> {
  const input = { caseId, text: "Look.", mentionIds: [desk.people.ana] };
  return (await desk.moves(index, desk.people.chloe, "addInternalNote", input)).event.id;
}
const notified = async () =>
  (await desk.ask<{ id: string }>("select event_id as id from notifications order by position")).map(({ id }) => id);
const followers = (...more: string[]) =>
  steward(["followers", ...more], { DATABASE_URL: desk.database.serverUrl, DATA_DIR: desk.dataDir }).catch(
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => `${code}: ${stdout}${stderr}`,
  );
const incidentOf = async (eventId: string): Promise<string> => {
  const [row] = await desk.ask<{ incident: string }>(
    `select s.incident_id as incident from followers_set_aside s join event_places p on p.position = s.position
      join events e on e.no = p.event_no where e.id = $1`,
    [eventId],
  );
  if (row === undefined) throw new Error("it is not set aside");
  return row.incident;
};
async function measured(): Promise<string[]> {
  const text = await (await fetch(`${desk.server(0).address}/metrics`)).text();
  return text.split("\n").filter((line) => line.startsWith("log_follower_set_aside{"));
}

test("a poisoned event is set aside once by two servers and said aloud, what comes after it arrives, and an operator settles it", async () => {
  const first = await mention(0);
  await until("the first one arrives", async () => (await notified()).length === 1);

  // Nothing is notified before both are there: the second one can only arrive past the poisoned one.
  const holder = new Client(desk.database.ownerUrl);
  await holder.connect();
  await holder.query("begin; select from followers where name = 'notifications' for update");
  const [bad, worse, good] = [await mention(1), await mention(0), await mention(1)];
  await poisonNotifications(owner, [bad, worse]);
  await holder.query("commit");
  await holder.end();
  await until("what comes after it arrives", async () => (await notified()).length === 2);
  expect(await notified()).toEqual([first, good]);

  const [incident, other] = [await incidentOf(bad), await incidentOf(worse)];
  await until("a server says it", () => desk.servers.some((server) => server.output().includes(incident)));
  const said = desk.servers.map((server) => server.output()).join("");
  expect(said).toContain(`"eventId":"${bad}"`);
  expect(said).not.toContain("4111");
  expect(await measured()).toEqual([
    'log_follower_set_aside{follower="notifications",state="retrying"} 2',
    'log_follower_set_aside{follower="notifications",state="waiting"} 0',
  ]);
  expect((await fetch(`${desk.server(0).address}/readyz`)).status).toBe(200);

  // As if every try of their own were used up: from here on nobody but the operator tries.
  await owner.query("update followers_set_aside set tries = 9, try_again_at = null");
  expect(await measured()).toContain('log_follower_set_aside{follower="notifications",state="waiting"} 2');
  const [list, unknown] = await Promise.all([followers(), followers("dismiss", other, "nothing")]);
  expect(list).toMatch(/^notifications: at \d+, \d+ behind; 2 set aside, 2 of them until somebody looks$/m);
  const what = `${incident}  INTERNAL_NOTE_ADDED ${bad} of ${caseId} at \\d+: error P0001`;
  expect(list).toMatch(new RegExp(`^  ${what}; tried 9 times since \\S+, waits for somebody$`, "m"));
  expect(unknown).toBe("1: Nothing is set aside under the incident nothing.\n");

  const failed = await followers("retry", incident);
  expect(failed).toMatch(new RegExp(`^1: ${incident}: failed again: error: the database refused a statement \\(.*P0001`));
  expect(failed).not.toContain("4111");
  expect((await measured()).at(-1)).toBe('log_follower_set_aside{follower="notifications",state="waiting"} 2');

  await poisonNotifications(owner, [worse]);
  const [retried, dismissed] = await Promise.all([followers("retry", incident), followers("dismiss", other)]);
  expect(retried).toBe(`${incident}: the effect of ${bad} is done.\n`);
  expect(dismissed).toBe(`${other}: notifications will not react to ${worse}.\n`);
  expect(await notified()).toEqual([first, bad, good]);
  expect(await measured()).toContain('log_follower_set_aside{follower="notifications",state="waiting"} 0');
  await desk.settled();
  expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
}, 120_000);
