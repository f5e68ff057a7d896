import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import { SIGNALS_CHANNEL } from "../../db/signals";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { PRESENCE_SECONDS, type PresenceKind } from "../../domain/conversation";
import type { CaseId, PersonId } from "../../domain/ids";

/** Somebody on a case, and for how much longer without a new sign. */
export interface PresenceRow {
  personId: PersonId;
  kind: PresenceKind;
  since: string;
  leftMs: number;
}

// Whoever renews a sign that others still see changes nothing for them: they are told only when what they see changes.
const ANNOUNCE: Statement = {
  name: "announce_presence",
  text: `with seen as (select p.kind from presence p where p.case_id = $1 and p.person_id = $2 and p.expires_at > steward_now()),
    kept as (
      insert into presence as p (case_id, person_id, kind, since, expires_at)
      values ($1, $2, $3, steward_now(), steward_now() + make_interval(secs => ${PRESENCE_SECONDS}))
      on conflict (case_id, person_id) do update set kind = excluded.kind, expires_at = excluded.expires_at,
        since = case when p.kind = excluded.kind and p.expires_at > steward_now() then p.since else excluded.since end
      returning 1)
    select pg_notify('${SIGNALS_CHANNEL}', $1) from kept where not exists (select from seen where seen.kind = $3)`,
};
const LEAVE: Statement = {
  name: "leave_presence",
  text: `with gone as (delete from presence where case_id = $1 and person_id = $2 returning 1) select pg_notify('${SIGNALS_CHANNEL}', $1) from gone`,
};
const FORGET: Statement = {
  name: "forget_presence",
  text: `delete from presence p using (select case_id, person_id from presence where expires_at <= (select steward_now()) order by expires_at limit 100
    for update skip locked) old where p.case_id = old.case_id and p.person_id = old.person_id`,
};

const PRESENT: Statement = {
  name: "load_presence",
  text: `select p.person_id as "personId", p.kind, iso(p.since) as since, ceil(extract(epoch from p.expires_at - steward_now()) * 1000)::integer as "leftMs"
    from presence p where p.case_id = $1 and p.expires_at > steward_now() order by p.since, p.person_id`,
};

/** Writes a sign of somebody on a case, or that they left; signs that ran out are forgotten on the way. */
export async function writePresence(work: UnitOfWork, caseId: CaseId, personId: PersonId, kind: PresenceKind | null): Promise<void> {
  if (kind === null) await work.query(LEAVE, [caseId, personId]);
  else await work.query(ANNOUNCE, [caseId, personId, kind]);
  await work.query(FORGET);
}

/** Who is on a case now, who came first first. */
export function loadPresence(database: Database, caseId: CaseId): Promise<PresenceRow[]> {
  return findRows(database, PRESENT, [caseId]);
}
