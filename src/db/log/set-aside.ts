import { randomUUID } from "node:crypto";
import { pastFailPoint } from "../fail-points";
import { causesOf } from "../read-error";
import { runUnitOfWork } from "../run-unit-of-work";
import type { ReactionPorts } from "./follower";
import type { PlacedEvent } from "./stored-events";

/** How often an event is tried by itself: the last time some six hours after the first, when a release with the bug mended may be there. */
export const MOST_TRIES = 9;

/** A second after the first failure, and four times as long after each later one; `null` after the last. */
export const TRY_AGAIN_IN = (tries: string) => `case when ${tries} < ${MOST_TRIES} then interval '1 second' * power(4, ${tries} - 1) end`;

/**
 * Sets an event aside on which a follower's effect threw, in the transaction that moves the follower past it.
 *
 * Does nothing where the follower no longer stands at `from`: another process got the event through, or set it aside itself.
 */
export async function setAside(ports: ReactionPorts, name: string, from: number, event: PlacedEvent, error: unknown): Promise<void> {
  const incidentId = randomUUID();
  const tryAgainAt = await runUnitOfWork(ports.dataSource, `system:${name}`, async (work) => {
    const [stands] = await work.query("select 1 as here from followers where name = $1 and position = $2 for update", [name, from]);
    if (stands === undefined) return { keep: false, answer: null };
    const [kept] = await work.query<{ tryAgainAt: Date }>(
      `insert into followers_set_aside (follower, position, incident_id, tries, first_failed_at, last_failed_at, try_again_at, error_kind)
        select $1, $2, $3, 1, now, now, now + ${TRY_AGAIN_IN("1")}, $4 from (select steward_now() as now) t returning try_again_at as "tryAgainAt"`,
      [name, event.position, incidentId, kindOf(error)],
    );
    pastFailPoint("follower.after-setting-aside");
    await work.query("update followers set position = $2 where name = $1", [name, event.position]);
    return { keep: true, answer: kept?.tryAgainAt ?? null };
  });
  if (tryAgainAt === null) return;
  ports.setAside({ follower: name, eventId: event.id, position: event.position, incidentId, tries: 1, tryAgainAt, error });
}

/** What kind of error it was: its name, and PostgreSQL's code and constraint; never its message, which may quote a customer. */
export function kindOf(error: unknown): string {
  const root = causesOf(error).at(-1);
  if (root === undefined) return "unknown";
  const { code, constraint } = root as { code?: unknown; constraint?: unknown };
  const words = [root.name, code, constraint].filter(
    (word): word is string => typeof word === "string" && /^[A-Za-z0-9_.]{1,63}$/.test(word),
  );
  return words.length === 0 ? "unknown" : words.join(" ");
}
