import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { writeCursor } from "../../db/log/cursor";
import type { EventRow } from "../../db/log/stored-events";
import { OUT_OF_SIGHT, tellNotification } from "../../domain/notifications";
import type { Context } from "../../graphql/context";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { GraphQLCursor } from "../../graphql/scalars";
import { visibleCase } from "../cases/case.loader";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { findEventNode } from "../cases/find-event-node.loader";
import { findActor } from "../people/find-actor.loader";
import { Notification } from "./notification.type";
import type { NotificationRow } from "./notification-row.type";

/** What a notification is about, as far as its reader may still see it. */
@Resolver(() => Notification)
export class NotificationResolver {
  @FieldResolver(() => GraphQLCursor)
  cursor(@Root() { position }: NotificationRow, @Ctx() { services }: Context): string {
    return writeCursor({ epoch: services.epoch, position });
  }

  @FieldResolver(() => Case, { nullable: true })
  case(@Root() row: NotificationRow, @Ctx() context: Context): Promise<CaseRow | null> {
    return visibleCase(context, row.caseId);
  }

  @FieldResolver(() => DomainEvent, { nullable: true })
  event(@Root() row: NotificationRow, @Ctx() context: Context): Promise<object | null> {
    return findEventNode(context, row.eventId);
  }

  @FieldResolver(() => String)
  async sentence(@Root() row: NotificationRow, @Ctx() context: Context): Promise<string> {
    const event = (await findEventNode(context, row.eventId)) as EventRow | null;
    const seen = await visibleCase(context, row.caseId);
    if (event === null || seen === null) return OUT_OF_SIGHT;
    const actor = (await findActor(context, event.actor)) as { name?: string; label?: string };
    return tellNotification({ event, actorName: actor.name ?? actor.label ?? "Steward", caseNumber: seen.number });
  }
}
