import { type LiveDesk, liveDesk } from "../../support/live-desk";
import { until } from "../../support/until";

let desk: LiveDesk;
beforeAll(async () => {
  desk = await liveDesk();
});
afterAll(() => desk.close());

interface Shown {
  person: { name: string };
  kind: string;
}
const ANNOUNCE = "mutation ($input: AnnouncePresenceInput!) { announcePresence(input: $input) { userErrors { code } } }";
const WATCH = "subscription ($caseId: ID!) { presence(caseId: $caseId) { person { name } kind } }";

test("who composes on a process that dies is seen on the other for as long as the sign is good, and then no more; the log knows nothing of it", async () => {
  const { ana, ben, chloe } = desk.people;
  const caseId = await desk.aCase(chloe, desk.team);
  await desk.settled();
  const logged = await desk.log();
  await desk.gets(0, ana, ANNOUNCE, { input: { caseId, kind: "COMPOSING" } });
  await desk.server(0).kill9();

  await desk.database.moveClock("27 seconds");
  const stream = (await desk.client(1, ben)).watch(WATCH, { caseId } as object);
  const pictures = () => stream.seen.map((picture) => (picture as unknown as Shown[]).map(({ person, kind }) => `${person.name} ${kind}`));
  await until("she is still seen", () => pictures().length === 1);
  expect(pictures()).toEqual([["Ana COMPOSING"]]);
  await until("her sign has run out", () => pictures().length === 2);
  expect(pictures()).toEqual([["Ana COMPOSING"], []]);
  expect(stream.errors).toEqual([]);

  await desk.settled();
  expect(await desk.log()).toEqual(logged);
  expect(await desk.ask("select from idempotency_records")).toEqual([]);
});
