import type { CaseId, NotificationId } from "../../domain/ids";
import { DEFAULT_CAUSES, type NotificationCause } from "../../domain/notifications";
import { mayReadNotes } from "../../domain/permissions";
import { type Context, viewerOf } from "../../graphql/context";
import { defineLoader } from "../../graphql/define-loader";
import type { NotificationRow } from "./notification-row.type";
import { countOfCases, countUnread, loadCauses, loadNotifications } from "./read-notifications.store";

/** How many notifications each case has caused; what the viewer may not see made no noise for them. */
export const noiseLoader = defineLoader<CaseId, number>(async (context, ids) => {
  const viewer = viewerOf(context);
  const sight = { notes: mayReadNotes(viewer), inside: !viewer.external };
  const counted = new Map((await countOfCases(context.services.dataSource, ids, sight)).map(({ caseId, count }) => [caseId, count]));
  return ids.map((id) => counted.get(id) ?? 0);
});

/** A notification as `node` answers it: the viewer's own, and nobody else's. */
export async function findNotificationNode(context: Context, id: NotificationId): Promise<NotificationRow | null> {
  const [row] = await loadNotifications(context.services.dataSource, [id]);
  return row !== undefined && row.personId === context.person?.id ? row : null;
}

/** How many notifications the viewer has not read. */
export function countUnreadFor(context: Context): Promise<number> {
  return countUnread(context.services.dataSource, viewerOf(context).id);
}

/** What notifies the viewer. */
export async function causesFor(context: Context): Promise<readonly NotificationCause[]> {
  return (await loadCauses(context.services.dataSource, viewerOf(context).id)) ?? DEFAULT_CAUSES;
}
