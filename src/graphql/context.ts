import type { Database } from "../db/database";
import type { DutyHolder } from "../db/duty-holder";
import type { LogFollower } from "../db/log/follow-log";
import type { Placer } from "../db/log/placer";
import type { CommandPorts } from "../db/run-command";
import type { Signals } from "../db/signals";
import type { PersonStanding } from "../domain/permissions";

/** What every operation of this process shares. */
export interface Services {
  dataSource: Database;
  commands: CommandPorts;
  placer: Placer;
  log: LogFollower;
  /** What is too short-lived for the log, as the other processes tell it. */
  signals: Signals;
  /** The epoch of the log, which every cursor names. */
  epoch: string;
  /** The database's clock as this process last heard it, running on. */
  now(): Date;
  /** Finds the object behind an opaque id, as far as this viewer may see it; assembled from the features. */
  findNode(context: Context, id: string): Promise<object | null>;
  /** What each feature answers about the duties of people, in the order in which they change hands. */
  dutyHolders: readonly DutyHolder[];
}

/** Who asks, with loaders of their own: made anew for each operation, and for each event of a subscription. */
export interface Context {
  readonly services: Services;
  /** `null` for nobody: an HTTP request without a token. Read from the database, never from the token. */
  readonly person: PersonStanding | null;
  readonly mayEditDrafts: boolean;
  /** The scope in which loaders remember what they loaded; a command replaces it, because what was loaded before is old. */
  loaderScope: object;
}

/** The person who asks, where the shield has let only persons through. */
export function viewerOf(context: Context): PersonStanding {
  if (context.person === null) throw new Error("the shield let nobody through to a field that needs a person");
  return context.person;
}
