import { Arg, Ctx, Resolver, Root, Subscription } from "type-graphql";
import type { LogPlace } from "../../db/log/cursor";
import type { Context } from "../../graphql/context";
import { GraphQLCursor } from "../../graphql/scalars";
import { Notification } from "./notification.type";
import type { NotificationRow } from "./notification-row.type";
import { watchNotifications } from "./watch-notifications.loader";

/** The live stream of the viewer's own notifications. */
@Resolver()
export class NotificationsSubscription {
  @Subscription(() => Notification, {
    description: "The viewer's own new notifications; the right to see what each is about is asked again as it is sent.",
    subscribe: ({ context, args }: { context: Context; args: { after?: LogPlace | null } }) =>
      watchNotifications(context, args.after ?? null),
  })
  notifications(
    @Root() row: NotificationRow,
    @Ctx() _context: Context,
    @Arg("after", () => GraphQLCursor, { nullable: true, description: "Resume after this place of the log." }) _after?: LogPlace,
  ): NotificationRow {
    return row;
  }
}
