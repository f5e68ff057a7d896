import type { UnitOfWork } from "../db/unit-of-work";
import type { ActorId } from "../domain/ids";

/**
 * The same transaction as somebody sees it at an instant of the past.
 *
 * Commands run in it as they would have run then.
 * Facts carry that instant as when they happened, and the true one as when they were recorded, like imported history.
 */
export function actingAt(work: UnitOfWork, actor: ActorId, instant: Date): UnitOfWork {
  let now = instant;
  return {
    actor,
    manager: work.manager,
    query: work.query,
    setTimer: work.setTimer,
    async now(notBefore) {
      if (notBefore !== undefined && notBefore > now) now = notBefore;
      return now;
    },
    get instant() {
      return now;
    },
    append: (subject, fact) => work.append(subject, { ...fact, actor: fact.actor ?? actor, occurredAt: fact.occurredAt ?? now }),
  };
}
