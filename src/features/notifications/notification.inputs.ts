import { Field, ID, InputType } from "type-graphql";
import type { NotificationCause } from "../../domain/notifications";
import { GraphQLCode, GraphQLInstant } from "../../graphql/scalars";
import { NotificationCauses } from "./notification.type";

/** Notifications to mark. */
@InputType({ description: "Notifications to mark, or all up to one instant: exactly one of the two." })
export class MarkNotificationsReadInput {
  @Field(() => [ID], { nullable: true, description: "These; 1 to 100." }) notificationIds?: string[];
  @Field(() => GraphQLInstant, { nullable: true, description: "All that were made up to then." }) upTo?: Date;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input answer the same again." }) idempotencyKey?: string;
}

/** Which causes notify the viewer. */
@InputType({ description: "Which causes notify the viewer." })
export class SetNotificationCausesInput {
  @Field(() => [NotificationCauses], { description: "All of them; an empty list means that nothing does." }) causes: NotificationCause[];
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input answer the same again." }) idempotencyKey?: string;
}
