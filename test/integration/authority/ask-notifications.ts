import type { PersonId } from "../../../src/domain/ids";
import { type SocketClient, subscribe } from "../../support/socket-client";
import type { Inputs } from "./asking";
import type { AuthorityWorld } from "./authority-world";
import { allowed, type Reads } from "./reading";

/** How one's own notifications are marked, and what brings them is chosen. */
export const NOTIFICATION_INPUTS: Inputs = {
  "Mutation.markNotificationsRead": () => ({ upTo: "2001-01-01T00:00:00Z" }),
  "Mutation.setNotificationCauses": () => ({ causes: ["MENTION", "OFFER"] }),
};

/** What these mutations answer, for what they write is a state and never in the log. */
export const NOTIFICATION_STATES = {
  "Mutation.markNotificationsRead": "unread",
  "Mutation.setNotificationCauses": "causes",
};

/** How one's own notifications are read: everybody has a list, and most of them an empty one. */
export const NOTIFICATION_READS: Reads = {
  "Query.notifications": () => ({
    query: "{ notifications { totalCount cursor nodes { id } } }",
    variables: {},
    outcome: (data) => allowed(typeof (data.notifications as { cursor: unknown }).cursor === "string"),
  }),
};

/** Leaves somebody a notification of a case's newest event, whether they may see the case or not. */
export async function leaveNotification({ owner }: AuthorityWorld, personId: PersonId, caseId: string): Promise<void> {
  await owner.query("select place_events()");
  await owner.query(
    `insert into notifications (id, person_id, cause, case_id, event_id, position)
      select 'ntf_' || right(e.id, 26), $1, 'MENTION', e.case_id, e.id, p.position
      from event_places p join events e on e.no = p.event_no where e.case_id = $2 order by p.position desc limit 1`,
    [personId, caseId],
  );
}

/** The frame that opens one's own stream from a place on. */
export function openNotifications(after: string) {
  return subscribe("named", "subscription($after: Cursor) { notifications(after: $after) { id cause sentence } }", { after });
}

/** What the stream tells first: ALLOW where it is a notification. */
export async function hearNotification(client: SocketClient): Promise<string> {
  const first = await client.hear((frame) => frame.id === "named");
  const { data } = first.payload as { data?: { notifications: { cause: string } } };
  return data?.notifications.cause === "MENTION" ? "ALLOW" : `${first.type} ${JSON.stringify(first.payload)}`;
}
