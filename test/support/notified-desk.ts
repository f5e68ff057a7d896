import type { CaseId, PersonId } from "../../src/domain/ids";
import { NOTIFICATION_CAUSES, type NotificationCause } from "../../src/domain/notifications";
import { addInternalNote } from "../../src/features/conversation/add-internal-note.command";
import { setNotificationCauses } from "../../src/features/notifications/set-notification-causes.command";
import { aHelpingDesk } from "./helping-desk";
import { until } from "./until";

/** A helping desk whose people are notified. */
export type NotifiedDesk = Awaited<ReturnType<typeof aNotifiedDesk>>;

/** A notification as its row holds it. */
export interface Noticed {
  id: string;
  personId: PersonId;
  cause: NotificationCause;
  caseId: CaseId;
  type: string;
  readAt: Date | null;
}

/** Opens a helping desk behind one server, which follows the log. */
export async function aNotifiedDesk() {
  const desk = await aHelpingDesk();

  /** Waits until everybody was notified of all that has been committed. */
  const notified = async (): Promise<void> => {
    await desk.app.services.placer.place();
    await until("everybody is notified", async () => {
      const [row] = await desk.ask<{ left: number }>(
        "select (select max(position) from event_places) - (select position from followers where name = 'notifications') as left",
      );
      return row?.left === 0;
    });
  };

  return {
    ...desk,
    notified,
    /** Does something while nobody is notified of anything: the follower's place is held, and it looks only afterwards. */
    async beforeNotifying(run: () => Promise<unknown>): Promise<void> {
      const holder = desk.dataSource.createQueryRunner();
      await holder.connect();
      await holder.startTransaction();
      try {
        await holder.query("select from followers where name = 'notifications' for update");
        await run();
      } finally {
        await holder.rollbackTransaction();
        await holder.release();
      }
    },
    /** Whom a case has notified, and why, the oldest first. */
    async noise(caseId: CaseId): Promise<[PersonId, NotificationCause, string][]> {
      await notified();
      const rows = await desk.ask<Noticed>(
        `select n.person_id as "personId", n.cause, e.type from notifications n join events e on e.id = n.event_id
          where n.case_id = $1 order by n.position, n.person_id`,
        [caseId],
      );
      return rows.map(({ personId, cause, type }) => [personId, cause, type]);
    },
    mention: (actor: PersonId, caseId: CaseId, mentionIds: PersonId[], visibility: "ALL_STAFF" | "INTERNAL_ONLY" = "ALL_STAFF") =>
      desk.must(desk.as(actor, (work) => addInternalNote(work, { caseId, text: "A secret word.", visibility, mentionIds }))),
    async chooses(person: PersonId, causes: readonly NotificationCause[] = NOTIFICATION_CAUSES): Promise<void> {
      await desk.must(desk.as(person, (work) => setNotificationCauses(work, { causes })));
    },
  };
}
