import type { Database } from "../../db/database";
import { findRows, prepared } from "../../db/find-rows";
import { OPEN_TO_ALL_STAFF } from "../../db/log/stored-events";
import type { Statement } from "../../db/unit-of-work";
import type { CaseId, NotificationId, PersonId } from "../../domain/ids";
import { NOTIFICATION_DAYS, type NotificationCause } from "../../domain/notifications";
import type { PageAsk } from "../../graphql/page.type";
import type { NotificationRow } from "./notification-row.type";

const SELECT = `select 'Notification' as "__typename", n.id, n.person_id as "personId", n.cause, n.case_id as "caseId", n.event_id as "eventId",
  n.position, iso(n.created_at) as "createdAt", iso(n.read_at) as "readAt" from notifications n`;

const LOAD: Statement = { name: "load_notifications", text: `${SELECT} where n.id = any($1)` };
const COUNT_OF_CASES: Statement = {
  name: "count_notifications_of_cases",
  text: `select n.case_id as "caseId", count(*) as count from notifications n where n.case_id = any($1) group by n.case_id`,
};
// The same with what keeps its events from somebody outside, or from an integration that may not read notes.
const COUNT_OF_CASES_AS_SEEN: Statement = {
  name: "count_notifications_of_cases_as_seen",
  text: `select n.case_id as "caseId", count(*) as count from notifications n join events e on e.id = n.event_id
    where n.case_id = any($1) and ($2 or e.type <> 'INTERNAL_NOTE_ADDED') and ($3 or ${OPEN_TO_ALL_STAFF}) group by n.case_id`,
};
const COUNT_UNREAD: Statement = {
  name: "count_unread_notifications",
  text: "select count(*) as count from notifications n where n.person_id = $1 and n.read_at is null",
};
const CAUSES: Statement = { name: "load_notification_causes", text: "select causes from notification_causes where person_id = $1" };

const READ_ON: Statement = {
  name: "read_on_notifications",
  text: `${SELECT} where n.person_id = $1 and n.position > $2 order by n.position limit $3`,
};
const NOTIFIED: Statement = { name: "read_notified_position", text: "select position from followers where name = $1" };

/** The name under which the log is followed for notifications. */
export const NOTIFIER = "notifications";

/** Whose notifications, and which of them; `upTo` is the place up to which the log was followed. */
export interface NotificationQuestion {
  personId: PersonId;
  /** Only those that are unread, or only those that were read; `null`: all. */
  unread: boolean | null;
  upTo: number;
}

const ASKED = "n.person_id = $1 and ($2::boolean is null or (n.read_at is null) = $2) and n.position <= $3";

/** Many notifications by id, in no order; the caller asks whose they are. */
export function loadNotifications(database: Database, ids: readonly NotificationId[]): Promise<NotificationRow[]> {
  return findRows<NotificationRow>(database, LOAD, [ids]);
}

/** One page of a person's notifications, newest first; one more than asked, in reading order. */
export function readNotifications(
  database: Database,
  { personId, unread, upTo }: NotificationQuestion,
  page: Omit<PageAsk, "after" | "before"> & { after: number | null; before: number | null },
): Promise<NotificationRow[]> {
  const direction = page.backwards ? "asc" : "desc";
  const text = `${SELECT} where ${ASKED} and ($4::bigint is null or n.position < $4) and ($5::bigint is null or n.position > $5)
    order by n.position ${direction} limit $6`;
  const values = [personId, unread, upTo, page.after, page.before, page.count + 1];
  return prepared(database, { name: `read_notifications_${direction}`, text }, values);
}

/** How many notifications a person has, of those asked for. */
export async function countNotifications(database: Database, { personId, unread, upTo }: NotificationQuestion): Promise<number> {
  const text = `select count(*) as count from notifications n where ${ASKED}`;
  const [row] = await prepared<{ count: number }>(database, { name: "count_notifications", text }, [personId, unread, upTo]);
  return row?.count ?? 0;
}

/** The next notifications of a person after a place, the oldest first. */
export function readOnNotifications(database: Database, personId: PersonId, after: number, most: number): Promise<NotificationRow[]> {
  return findRows(database, READ_ON, [personId, after, most]);
}

/** The place up to which everybody has been notified. */
export async function readNotifiedPosition(database: Database): Promise<number> {
  const [row] = await findRows<{ position: number }>(database, NOTIFIED, [NOTIFIER]);
  return row?.position ?? 0;
}

/** How many unread notifications a person has. */
export async function countUnread(database: Database, personId: PersonId): Promise<number> {
  const [row] = await findRows<{ count: number }>(database, COUNT_UNREAD, [personId]);
  return row?.count ?? 0;
}

/** How much of a case's noise somebody may know of: that of notes, and that of what is for people inside. */
export interface NoiseSight {
  notes: boolean;
  inside: boolean;
}

/** How many notifications each of these cases has caused by events that can be seen; a case without any is left out. */
export function countOfCases(
  database: Database,
  caseIds: readonly CaseId[],
  { notes, inside }: NoiseSight,
): Promise<{ caseId: CaseId; count: number }[]> {
  if (notes && inside) return findRows(database, COUNT_OF_CASES, [caseIds]);
  return findRows(database, COUNT_OF_CASES_AS_SEEN, [caseIds, notes, inside]);
}

/** What a person chose to be notified of; `null` where they never chose. */
export async function loadCauses(database: Database, personId: PersonId): Promise<NotificationCause[] | null> {
  const [row] = await findRows<{ causes: NotificationCause[] }>(database, CAUSES, [personId]);
  return row?.causes ?? null;
}

const AT_ONCE = 1_000;

/** Forgets what was notified longer ago than it is kept, in batches of their own, and tells how many. */
export async function deleteOldNotifications(database: Database): Promise<number> {
  let forgotten = 0;
  for (;;) {
    const [batch]: { gone: number }[] = await database.query(
      `with old as (
        select id from notifications where created_at < (select steward_now()) - make_interval(days => ${NOTIFICATION_DAYS})
        order by created_at limit $1 for update skip locked
      ), gone as (delete from notifications n using old where n.id = old.id returning 1)
      select count(*)::integer as gone from gone`,
      [AT_ONCE],
    );
    const gone = batch?.gone ?? 0;
    forgotten += gone;
    if (gone < AT_ONCE) return forgotten;
  }
}
