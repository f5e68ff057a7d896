import { Ctx, FieldResolver, Int, Resolver } from "type-graphql";
import type { NotificationCause } from "../../domain/notifications";
import { type Context, viewerOf } from "../../graphql/context";
import { Inbox } from "../ownership/inbox.type";
import { Viewer } from "../people/viewer.type";
import { NotificationCauses } from "./notification.type";
import { causesFor, countUnreadFor } from "./notifications.loader";

/** How many notifications wait for the viewer. */
@Resolver(() => Inbox)
export class InboxNotificationsResolver {
  @FieldResolver(() => Int, { description: "How many notifications they have not read." })
  unreadNotifications(@Ctx() context: Context): Promise<number> {
    return countUnreadFor(context);
  }
}

/** What the viewer chose to hear of. */
@Resolver(() => Viewer)
export class ViewerNotificationsResolver {
  @FieldResolver(() => [NotificationCauses], { description: "What notifies them; nothing ever notifies an integration." })
  async notificationCauses(@Ctx() context: Context): Promise<readonly NotificationCause[]> {
    return viewerOf(context).scopes === undefined ? causesFor(context) : [];
  }
}
