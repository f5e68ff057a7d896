import { ObjectType } from "type-graphql";
import { DomainEvent } from "../../graphql/events/domain-event.type";

/** An account or contact was added or changed. */
@ObjectType({ implements: DomainEvent, description: "An account or contact was added or changed; which, the other field is null." })
export class CustomerChanged extends DomainEvent {}
