import type { Logger } from "pino";
import { Gauge } from "prom-client";
import type { Database } from "./db/database";
import type { SetAsideEvent } from "./db/log/follower";
import { readFollowers } from "./db/log/list-set-aside";
import { describeBug } from "./graphql/errors/describe-bug";

const behind = new Gauge({
  name: "log_follower_behind",
  help: "Places of the log that a follower has yet to come to.",
  labelNames: ["follower"],
});
const setAside = new Gauge({
  name: "log_follower_set_aside",
  help: "Events that a follower failed on and set aside: tried again by themselves (retrying), or until somebody looks (waiting).",
  labelNames: ["follower", "state"],
});

/** Says in the log that an event was set aside or failed again, with the incident by which `steward followers` names it. */
export function tellOfSetAside(logger: Logger): (event: SetAsideEvent) => void {
  return ({ error, ...event }) => {
    const line = { ...event, bug: describeBug(error) };
    if (event.tryAgainAt === null) logger.error(line, "an event is set aside for good: nobody tries it again by themselves");
    else logger.error(line, "a follower failed on an event, which is set aside and tried again");
  };
}

/** Counts anew, for /metrics, how far the followers of the log are and what they set aside. */
export async function measureFollowers(database: Database): Promise<void> {
  for (const { name: follower, tryingAgain, waiting, ...stands } of await readFollowers(database)) {
    behind.set({ follower }, stands.behind);
    setAside.set({ follower, state: "retrying" }, tryingAgain);
    setAside.set({ follower, state: "waiting" }, waiting);
  }
}
