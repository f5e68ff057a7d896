import { newId } from "../../db/new-id";
import { SIGNALS_CHANNEL } from "../../db/signals";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { NotificationCause } from "../../domain/notifications";
import type { NotificationRow } from "./notification-row.type";

const CAUSES: Statement = {
  name: "find_notification_causes",
  text: `select person_id as "personId", causes from notification_causes where person_id = any($1)`,
};

// Processes are told by the commit itself, and only of whom it was that something came for.
const INSERT: Statement = {
  name: "insert_notifications",
  text: `with kept as (
      insert into notifications (id, person_id, cause, case_id, event_id, position)
      select n.id, n."personId", n.cause, n."caseId", n."eventId", n.position
      from jsonb_to_recordset($1::jsonb) as n(id text, "personId" text, cause text, "caseId" text, "eventId" text, position bigint)
      order by n.position
      on conflict (person_id, position) do nothing returning person_id)
    select pg_notify('${SIGNALS_CHANNEL}', person_id) from (select distinct person_id from kept) k`,
};

/** What each of these people chose; whoever never chose is left out. */
export async function findCauses(work: UnitOfWork, personIds: readonly string[]): Promise<Map<string, readonly NotificationCause[]>> {
  const rows = await work.query<{ personId: string; causes: NotificationCause[] }>(CAUSES, [personIds]);
  return new Map(rows.map(({ personId, causes }) => [personId, causes]));
}

/** A notification on its way in. */
export type Notice = Pick<NotificationRow, "personId" | "cause" | "caseId" | "eventId" | "position">;

/** Keeps new notifications, and signals to every process whose they are, once they are committed. */
export async function insertNotifications(work: UnitOfWork, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  await work.query(INSERT, [JSON.stringify(notices.map((notice) => ({ id: newId("ntf"), ...notice })))]);
}

/** Writes what a person chose, over what they chose before. */
export async function writeCauses(work: UnitOfWork, personId: string, causes: readonly NotificationCause[]): Promise<void> {
  await work.query(
    {
      name: "write_notification_causes",
      text: `insert into notification_causes (person_id, causes) values ($1, $2)
        on conflict (person_id) do update set causes = excluded.causes`,
    },
    [personId, causes],
  );
}

const MARK = `update notifications n set read_at = greatest(steward_now(), n.created_at) from (
    select id from notifications where person_id = $1 and read_at is null and`;

/** Marks these notifications of a person as read; answers which of the ids are theirs, read before or not. */
export async function markThese(work: UnitOfWork, personId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  await work.query({ name: "mark_notifications", text: `${MARK} id = any($2) order by id for update) m where n.id = m.id` }, [
    personId,
    ids,
  ]);
  const own = await work.query<{ id: string }>(
    { name: "find_own_notifications", text: "select id from notifications where person_id = $1 and id = any($2)" },
    [personId, ids],
  );
  return new Set(own.map(({ id }) => id));
}

/** Marks all notifications of a person up to an instant as read. */
export async function markUpTo(work: UnitOfWork, personId: string, upTo: Date): Promise<void> {
  await work.query({ name: "mark_notifications_up_to", text: `${MARK} created_at <= $2 order by id for update) m where n.id = m.id` }, [
    personId,
    upTo,
  ]);
}
