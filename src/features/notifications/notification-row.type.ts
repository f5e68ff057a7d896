import type { CaseId, EventId, NotificationId, PersonId } from "../../domain/ids";
import type { NotificationCause } from "../../domain/notifications";

/** A notification as its row holds it; instants are ISO-8601 in UTC. */
export interface NotificationRow {
  __typename: "Notification";
  id: NotificationId;
  personId: PersonId;
  cause: NotificationCause;
  caseId: CaseId;
  eventId: EventId;
  /** The place of its event in the log; a person has one notification a place at most. */
  position: number;
  createdAt: string;
  readAt: string | null;
}
