import type { Database } from "../db/database";
import type { CommandPorts } from "../db/run-command";
import { runUnitOfWork } from "../db/run-unit-of-work";
import { followers } from "../list-followers";
import { actingAt } from "./acting-at";
import { AWAY_STORIES } from "./away-stories";
import { the } from "./demo-desk";
import { EVERGREEN_STORIES } from "./evergreen-stories";
import { FRONTLINE_STORIES } from "./frontline-stories";
import { INSIDE_STORIES } from "./inside-stories";
import { seedCover, seedHours, seedServiceAccounts } from "./seed-absence";
import { seedCustomers } from "./seed-customers";
import { seedPeople } from "./seed-people";
import { type Story, settle, tellStories } from "./tell-stories";
import { TOGETHER_STORIES } from "./together-stories";

/** Why the demo desk was not loaded, in a sentence for whoever asked; nothing was written. */
export class SeedRefused extends Error {
  override readonly name = "SeedRefused";
}

const STORIES: readonly Story[] = [...FRONTLINE_STORIES, ...EVERGREEN_STORIES, ...INSIDE_STORIES, ...TOGETHER_STORIES, ...AWAY_STORIES];
const ACTOR = "system:seed";
const DAYS_OF_LIFE_MS = 30 * 86_400_000;
const IS_EMPTY =
  "select not (exists (select from persons) or exists (select from cases) or exists (select from events) or exists (select from authority_levels)) as empty";

/** Whether nobody works here and nothing was ever opened: only such a desk is filled with the demo. */
export async function isDeskEmpty(database: Database): Promise<boolean> {
  const [row] = (await database.query(IS_EMPTY)) as { empty: boolean }[];
  return row?.empty === true;
}

/**
 * Fills an empty desk with the demo.
 *
 * People, teams, customers, seventeen categories, and cases with some days of history.
 * Everything goes through the commands that people use, at instants of the past, in one transaction: killed in the middle, nothing is there.
 * A desk on which anybody is, is refused (`SeedRefused`); of two that seed at once, one is.
 */
export async function seedDemo(ports: CommandPorts): Promise<void> {
  await runUnitOfWork(ports.dataSource, ACTOR, async (work) => {
    await work.query("set local lock_timeout = '30s'");
    await work.query("select pg_advisory_xact_lock(hashtextextended('the demo desk', 0))");
    const [row] = await work.query<{ empty: boolean }>(IS_EMPTY);
    if (row?.empty !== true) throw new SeedRefused("This desk is not empty: the demo desk is loaded only where nobody works yet.");
    const now = await work.now();
    const founding = actingAt(work, ACTOR, new Date(now.getTime() - DAYS_OF_LIFE_MS));
    const { people, teams } = await seedPeople(founding);
    const contacts = await seedCustomers(founding, people, now);
    await seedServiceAccounts(founding);
    const asAdmin = (instant: Date) => actingAt(work, the(people, "Hiro"), instant);
    await seedCover(asAdmin(await founding.now()), { people, teams });
    await work.flush();
    await tellStories(work, STORIES, { people, teams, contacts }, now);
    const today = asAdmin(now);
    await seedHours(today, the(people, "Ana"));
    await settle(work, today);
    // What follows the log begins with the demo's own events, so that whoever is mentioned in it has been told.
    await work.query("insert into followers (name, position) select unnest($1::text[]), 0 on conflict (name) do nothing", [
      followers.map(({ name }) => name),
    ]);
    return { keep: true, answer: null };
  });
  ports.committed();
  // Whoever seeds from the command line has no placer; the whole history gets its places now.
  await ports.dataSource.query("select place_events()");
}
