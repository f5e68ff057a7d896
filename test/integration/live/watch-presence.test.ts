import { Client } from "pg";
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

async function loseListeners(): Promise<void> {
  const asOwner = new Client(desk.database.ownerUrl);
  await asOwner.connect();
  await asOwner.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'steward-listen'",
  );
  await asOwner.end();
}

test("a viewer on one process is seen composing on the other, and leaving, even where the line between them was lost", async () => {
  const { ana, ben, chloe } = desk.people;
  const caseId = await desk.aCase(chloe, desk.team);
  await desk.settled();
  const logged = await desk.log();
  const stream = (await desk.client(1, ben)).watch(WATCH, { caseId } as object);
  const announce = (kind: string | null) => desk.gets(0, ana, ANNOUNCE, { input: { caseId, kind } });
  await until("the first picture", () => stream.seen.length === 1);
  await announce("VIEWING");
  await until("she views", () => stream.seen.length === 2);
  const composedAt = performance.now();
  await announce("COMPOSING");
  await until("she composes", () => stream.seen.length === 3);
  expect(performance.now() - composedAt).toBeLessThan(5_000);

  await loseListeners();
  await announce(null);
  await until("she left", () => stream.seen.length === 4);
  const pictures = stream.seen.map((picture) => (picture as unknown as Shown[]).map(({ person, kind }) => `${person.name} ${kind}`));
  expect(pictures).toEqual([[], ["Ana VIEWING"], ["Ana COMPOSING"], []]);
  expect(stream.errors).toEqual([]);
  await desk.settled();
  expect(await desk.log()).toEqual(logged);
});
