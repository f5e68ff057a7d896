import type { EventId } from "../../domain/ids";
import { maySeeEvent } from "../../domain/permissions";
import type { Context } from "../../graphql/context";
import { eventTypeName } from "../../graphql/events/domain-event.type";
import { eventLoader } from "../../graphql/events/event.loader";
import { visibleCase } from "./case.loader";

/** An event as `node` answers it: a case's as the case, a customer's inside only, the directory's everybody. */
export async function findEventNode(context: Context, id: EventId): Promise<object | null> {
  const event = await eventLoader(context).load(id);
  if (event === null || context.person === null || !maySeeEvent(context.person, event)) return null;
  const seen = event.caseId === null || (await visibleCase(context, event.caseId)) !== null;
  return seen ? { __typename: eventTypeName(event.type), ...event } : null;
}
