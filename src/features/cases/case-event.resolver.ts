import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { Context } from "../../graphql/context";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { visibleCase } from "./case.loader";
import { Case } from "./case.type";
import type { CaseRow } from "./case-row.type";

/** The case an event is about. */
@Resolver(() => DomainEvent)
export class CaseEventResolver {
  @FieldResolver(() => Case, { nullable: true, description: "The case as it is now, not as it was; null where there is none." })
  case(@Root() event: StoredEvent, @Ctx() context: Context): Promise<CaseRow | null> {
    return event.caseId === null ? Promise.resolve(null) : visibleCase(context, event.caseId);
  }
}
