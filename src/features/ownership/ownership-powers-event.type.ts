import { Field, ObjectType } from "type-graphql";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { GraphQLInstant } from "../../graphql/scalars";
import { Person } from "../people/person.type";

/** Someone began to act for the owner. */
@ObjectType({ implements: DomainEvent, description: "Someone began to act for the owner." })
export class ActingOwnerAssigned extends DomainEvent {
  @Field(() => Person, { description: "Who stands in." }) acting: Person;
  @Field(() => GraphQLInstant, { description: "When it ends by itself." }) until: string;
}

/** The acting ended. */
@ObjectType({ implements: DomainEvent, description: "The acting ended and powers went back." })
export class ActingOwnerEnded extends DomainEvent {
  @Field(() => Person, { description: "Who stood in." }) acting: Person;
}

/** Contact and resolution ownership parted. */
@ObjectType({ implements: DomainEvent, description: "Contact and resolution ownership parted." })
export class OwnershipSplit extends DomainEvent {
  @Field(() => Person, { description: "Who talks to the customer from then on." }) contactOwner: Person;
  @Field(() => Person, { description: "Who fixes it from then on." }) resolutionOwner: Person;
}

/** Contact and resolution ownership are the owner's again. */
@ObjectType({ implements: DomainEvent, description: "Contact and resolution ownership are the owner's again." })
export class OwnershipRejoined extends DomainEvent {
  @Field(() => Person, { description: "Whose they are." }) owner: Person;
}
