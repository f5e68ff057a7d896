import { Field, Int, ObjectType } from "type-graphql";
import { NOTIFICATION_CAUSES, type NotificationCause } from "../../domain/notifications";
import { describeEnum } from "../../graphql/describe-enum";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { Node } from "../../graphql/node.type";
import { PageInfo } from "../../graphql/page.type";
import { GraphQLCursor, GraphQLInstant } from "../../graphql/scalars";
import { UserError } from "../../graphql/user-error.type";
import { Case } from "../cases/case.type";

/** Why somebody is notified. */
export const NotificationCauses = describeEnum(
  "NotificationCause",
  "Why somebody is notified; mentions only, unless they chose more.",
  NOTIFICATION_CAUSES,
  {
    MENTION: "Somebody named them in a note, or forwarded a case to them; the only one until they choose others.",
    OFFER: "A case was offered to them.",
    TASK: "They were asked to help with a task, or a task that they gave or hold was commented on, changed hands or ended.",
    PROPOSAL: "A change was proposed on a case that they own or act on, or their own proposal was decided.",
    DELEGATION: "They may answer a customer from now on, or may not any more.",
  },
);

/** One line in somebody's inbox. */
@ObjectType({ implements: Node, description: "One line in somebody's inbox, kept ninety days; only they ever see it." })
export class Notification extends Node {
  @Field(() => NotificationCauses, { description: "Why." }) cause: NotificationCause;
  @Field(() => GraphQLCursor, { description: "Its place in the log; a subscription `after:` it goes on behind it." }) cursor: string;
  @Field(() => Case, { nullable: true, description: "The case; null once they may no longer see it." }) case: Case | null;
  @Field(() => DomainEvent, { nullable: true, description: "What happened; null once they may no longer see it." })
  event: DomainEvent | null;
  @Field({ description: "The same in one plain sentence, without a word of what was written." }) sentence: string;
  @Field(() => GraphQLInstant, { description: "When they were notified." }) createdAt: string;
  @Field(() => GraphQLInstant, { nullable: true, description: "When they read it." }) readAt: string | null;
}

/** A page entry of notifications. */
@ObjectType({ description: "A page entry of notifications." })
export class NotificationEdge {
  @Field({ description: "Its place, for `after` and `before`." }) cursor: string;
  @Field(() => Notification, { description: "The notification." }) node: Notification;
}

/** A page of notifications, newest first. */
@ObjectType({ description: "A page of notifications, newest first." })
export class NotificationConnection {
  @Field(() => [NotificationEdge], { description: "The entries with their places." }) edges: NotificationEdge[];
  @Field(() => [Notification], { description: "The entries." }) nodes: Notification[];
  @Field(() => PageInfo, { description: "Where the page lies." }) pageInfo: PageInfo;
  @Field(() => Int, { description: "How many there are in all; counted only when asked." }) totalCount: number;
  @Field(() => GraphQLCursor, { description: "Where to subscribe `after:`, so that nothing falls between this page and the stream." })
  cursor: string;
}

/** What is still unread. */
@ObjectType({ description: "What is still unread." })
export class MarkNotificationsReadPayload {
  @Field(() => Int, { description: "How many are unread now." }) unread: number;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The causes that notify. */
@ObjectType({ description: "The causes that notify." })
export class SetNotificationCausesPayload {
  @Field(() => [NotificationCauses], { description: "What notifies the viewer now." }) causes: NotificationCause[];
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}
