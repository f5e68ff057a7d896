import type { Config } from "../config";
import type { ReactionPorts, SetAsideEvent } from "../db/log/follower";
import { dismissSetAside, listSetAside, type OwedEvent, readFollowers } from "../db/log/list-set-aside";
import { type Tried, tryAgain } from "../db/log/try-again";
import { CannotStart } from "../db/open-database";
import { describeBug } from "../graphql/errors/describe-bug";
import { followers } from "../list-followers";
import { participants } from "../list-participants";
import { say, withDatabase } from "./commands";

const figure = new Intl.NumberFormat("en");

/** `steward followers`: where each follower of the log stands, and what it set aside. */
export function followersCommand(config: Config): Promise<void> {
  return withDatabase(config, async ({ dataSource }) => {
    const owed = await listSetAside(dataSource);
    const states = await readFollowers(dataSource);
    if (states.length === 0) say("Nothing has followed this log yet.");
    for (const { name, position, behind, tryingAgain, waiting } of states) {
      const aside = `${figure.format(tryingAgain + waiting)} set aside, ${figure.format(waiting)} of them until somebody looks`;
      say(
        `${name}: at ${figure.format(position)}, ${figure.format(behind)} behind; ${tryingAgain + waiting === 0 ? "nothing set aside" : aside}`,
      );
      for (const event of owed) if (event.follower === name) say(`  ${lineOf(event)}`);
    }
  });
}

function lineOf({ incidentId, eventId, type, stream, position, tries, firstFailedAt, tryAgainAt, errorKind }: OwedEvent): string {
  const next = tryAgainAt === null ? "waits for somebody" : `next at ${tryAgainAt.toISOString()}`;
  const what = `${type} ${eventId} of ${stream} at ${position}`;
  return `${incidentId}  ${what}: ${errorKind}; tried ${tries} times since ${firstFailedAt.toISOString()}, ${next}`;
}

/** `steward followers retry INCIDENT… | --all`: exit code 1 where one failed again. */
export function retryCommand(config: Config, incidentIds: readonly string[], { all = false }: { all?: boolean }): Promise<void> {
  return withDatabase(config, async ({ dataSource }) => {
    for (const { incidentId, follower: name, eventId } of wanted(await listSetAside(dataSource), incidentIds, all)) {
      const follower = followers.find((each) => each.name === name);
      if (follower === undefined) throw new CannotStart(`This release has no follower called ${name}; its events can be dismissed.`);
      const failures: SetAsideEvent[] = [];
      const ports: ReactionPorts = { dataSource, participants, committed: () => undefined, setAside: (event) => failures.push(event) };
      const tried = await tryAgain(ports, follower, incidentId);
      say(`${incidentId}: ${told(tried, eventId, failures[0])}`);
      if (tried === "FAILED") process.exitCode = 1;
    }
    await dataSource.query("select place_events()");
  });
}

function told(tried: Tried, eventId: string, failure: SetAsideEvent | undefined): string {
  if (tried === "DONE") return `the effect of ${eventId} is done.`;
  if (tried === "NOTHING") return "somebody else has settled it meanwhile.";
  // Without the values that the database quotes: what a customer wrote stays out of whatever keeps this line.
  const { name, message, database } = describeBug(failure?.error);
  return `failed again: ${name}: ${message}${database === undefined ? "" : ` (${Object.values(database).join(" ")})`}.`;
}

/** `steward followers dismiss INCIDENT…`: the effect never happens. */
export function dismissCommand(config: Config, incidentIds: readonly string[]): Promise<void> {
  return withDatabase(config, async ({ dataSource }) => {
    for (const { incidentId, eventId, follower } of wanted(await listSetAside(dataSource), incidentIds, false)) {
      const gone = await dismissSetAside(dataSource, incidentId);
      say(`${incidentId}: ${gone ? `${follower} will not react to ${eventId}.` : "somebody else has settled it meanwhile."}`);
    }
  });
}

function wanted(owed: readonly OwedEvent[], incidentIds: readonly string[], all: boolean): readonly OwedEvent[] {
  const unknown = incidentIds.find((id) => !owed.some(({ incidentId }) => incidentId === id));
  if (unknown !== undefined) throw new CannotStart(`Nothing is set aside under the incident ${unknown}.`);
  if (all) return owed;
  if (incidentIds.length === 0) throw new CannotStart("Name the incidents that `steward followers` lists, or --all of them.");
  return owed.filter(({ incidentId }) => incidentIds.includes(incidentId));
}
