import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { type LogPlace, readCursor, writeCursor } from "../../db/log/cursor";
import type { NotificationCause } from "../../domain/notifications";
import { type Context, viewerOf } from "../../graphql/context";
import { executeCommand } from "../../graphql/execute-command";
import { type Page, PageArgs, pageOf, readPage } from "../../graphql/page.type";
import { refuseValue } from "../../graphql/scalars/refuse-value";
import { type MarkNotificationsRead, markNotificationsRead } from "./mark-notifications-read.command";
import { MarkNotificationsReadInput, SetNotificationCausesInput } from "./notification.inputs";
import { MarkNotificationsReadPayload, NotificationConnection, SetNotificationCausesPayload } from "./notification.type";
import type { NotificationRow } from "./notification-row.type";
import { causesFor, countUnreadFor } from "./notifications.loader";
import { countNotifications, readNotifications, readNotifiedPosition } from "./read-notifications.store";
import { setNotificationCauses } from "./set-notification-causes.command";

const MOST_MARKED = 100;

/** The viewer's own notifications, and what they chose. */
@Resolver()
export class NotificationsResolver {
  @Query(() => NotificationConnection, { description: "The viewer's own notifications, newest first." })
  async notifications(
    @Args() args: PageArgs,
    @Ctx() context: Context,
    @Arg("unread", () => Boolean, { nullable: true, description: "Only those that are unread, or only those that were read." })
    unread?: boolean | null,
  ): Promise<Page<NotificationRow> & { cursor: LogPlace }> {
    const { dataSource, epoch } = context.services;
    const page = readPage(args);
    const places = { after: placeOf(epoch, page.after), before: placeOf(epoch, page.before) };
    // Read before the page, which ends there: whatever is notified meanwhile belongs to the stream that begins there.
    const upTo = await readNotifiedPosition(dataSource);
    const question = { personId: viewerOf(context).id, unread: unread ?? null, upTo };
    const rows = await readNotifications(dataSource, question, { ...page, ...places });
    const count = () => countNotifications(dataSource, question);
    const found = pageOf(page, rows, ({ position }) => writeCursor({ epoch, position }), count);
    return Object.assign(found, { cursor: { epoch, position: upTo } });
  }

  @Mutation(() => MarkNotificationsReadPayload, { description: "Mark your notifications as read: these, or all up to one instant." })
  async markNotificationsRead(@Arg("input") input: MarkNotificationsReadInput, @Ctx() context: Context): Promise<object> {
    const question = readMarked(input);
    const answered = await executeCommand(
      context,
      "markNotificationsRead",
      input,
      (work) => markNotificationsRead(work, question),
      () => ({}),
    );
    return { ...answered, unread: () => countUnreadFor(context) };
  }

  @Mutation(() => SetNotificationCausesPayload, { description: "Choose what notifies you from now on." })
  async setNotificationCauses(@Arg("input") input: SetNotificationCausesInput, @Ctx() context: Context): Promise<object> {
    const answered = await executeCommand(
      context,
      "setNotificationCauses",
      input,
      (work) => setNotificationCauses(work, input),
      () => ({}),
    );
    return { ...answered, causes: (): Promise<readonly NotificationCause[]> => causesFor(context) };
  }
}

function placeOf(epoch: string, cursor: string | null): number | null {
  if (cursor === null) return null;
  const place = readCursor(cursor);
  if (place?.epoch !== epoch) throw refuseValue("a cursor of this list");
  return place.position;
}

function readMarked({ notificationIds, upTo }: MarkNotificationsReadInput): MarkNotificationsRead {
  if (upTo !== undefined && upTo !== null) {
    if (notificationIds !== undefined && notificationIds !== null)
      throw refuseValue("either `notificationIds` or `upTo`", ["input", "upTo"]);
    return { upTo };
  }
  if (notificationIds === undefined || notificationIds === null) throw refuseValue("either `notificationIds` or `upTo`", ["input"]);
  if (notificationIds.length < 1 || notificationIds.length > MOST_MARKED)
    throw refuseValue(`1 to ${MOST_MARKED} notifications`, ["input", "notificationIds"]);
  return { notificationIds };
}
