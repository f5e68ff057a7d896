import { ObjectType } from "type-graphql";
import { DomainEvent } from "../../graphql/events/domain-event.type";

/** An integration or one of its keys was added, changed or revoked. */
@ObjectType({ implements: DomainEvent, description: "A service account or one of its keys was added, changed or revoked." })
export class ServiceAccountChanged extends DomainEvent {}
