import { ObjectType } from "type-graphql";
import { DomainEvent } from "../../graphql/events/domain-event.type";

/** A person was added, or what they are or may do changed. */
@ObjectType({
  implements: DomainEvent,
  description: "A person was added, their roles, level, zone or teams changed, or they were signed out everywhere.",
})
export class PersonChanged extends DomainEvent {}

/** A person left for good. */
@ObjectType({ implements: DomainEvent, description: "A person left for good; every duty was handed over in the same transaction." })
export class PersonDeactivated extends DomainEvent {}

/** A team was added, or its steward, people or rules changed. */
@ObjectType({ implements: DomainEvent, description: "A team was added, or its steward, leads, members or model changed." })
export class TeamChanged extends DomainEvent {}
