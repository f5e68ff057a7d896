import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import type { BriefSource, OfferOutcome, OwnershipMove, OwnershipReasonCode, StoredEvent } from "../../domain/event";
import { DomainEvent, eventTypeName } from "../../graphql/events/domain-event.type";
import { GraphQLInstant } from "../../graphql/scalars";
import { Person } from "../people/person.type";
import { OwnershipModels } from "../people/team.type";
import { BriefSources, OfferOutcomes, OwnershipMoves, OwnershipReasonCodes } from "./ownership-codes.type";
import { ActingOwnerAssigned, ActingOwnerEnded, OwnershipRejoined, OwnershipSplit } from "./ownership-powers-event.type";
import { TransferOffer } from "./transfer-offer.type";

/** A case began, with its owner. */
@ObjectType({ implements: DomainEvent, description: "A case began, with its owner and the rule that chose them." })
export class CaseOpened extends DomainEvent {
  @Field(() => Int, { description: "The number of the case, for people: what a customer is told who may be told nothing else." })
  number: number;
  @Field(() => Person, { description: "Who owned it from its first instant." }) owner: Person;
  @Field(() => OwnershipModels, { description: "By which model." }) model: string;
  @Field({ description: "The rules that chose the model and the owner, by their codes." }) chosenBy: string;
  @Field({ description: "Whether its history began somewhere else." }) imported: boolean;
}

/** A case came back to life. */
@ObjectType({
  implements: DomainEvent,
  description: "A resolved or closed case came back to life; its owner is in the OwnershipChanged that follows, if they changed.",
})
export class CaseReopened extends DomainEvent {
  @Field({ description: "Whether the customer's word did it, not a person's decision." }) byCustomer: boolean;
}

/** The owner changed. */
@ObjectType({ implements: DomainEvent, description: "The owner changed; the first ownership is CaseOpened's." })
export class OwnershipChanged extends DomainEvent {
  @Field(() => Person, { description: "Who owned until this instant." }) from: Person;
  @Field(() => Person, { description: "Who owns from this instant." }) to: Person;
  @Field(() => OwnershipMoves, { description: "By which verb." }) move: OwnershipMove;
  @Field(() => OwnershipReasonCodes, { nullable: true, description: "Why a person moved it." }) reason: OwnershipReasonCode | null;
  @Field(() => String, { nullable: true, description: "Where it was misrouted: the right category." }) rightCategoryKey: string | null;
  @Field(() => String, { nullable: true, description: "Where it was misrouted: the right team." }) rightTeamId: string | null;
  @Field(() => BriefSources, { description: "Where the brief's words come from." }) briefSource: BriefSource;
  @Field(() => Int, { description: "The number of the stretch of ownership that began." }) interval: number;
}

/** A transfer was offered. */
@ObjectType({ implements: DomainEvent, description: "A transfer was offered." })
export class TransferOffered extends DomainEvent {
  @Field(() => TransferOffer, { nullable: true, description: "The offer as it is now; null for an integration that may not read cases." })
  offer: TransferOffer | null;
  @Field(() => Person, { description: "Whom it was made to." }) to: Person;
  @Field(() => GraphQLInstant, { description: "When it ends by itself." }) expiresAt: string;
}

/** A transfer ended. */
@ObjectType({ implements: DomainEvent, description: "A transfer was accepted, declined, withdrawn, overtaken, or expired." })
export class TransferEnded extends DomainEvent {
  @Field(() => TransferOffer, { nullable: true, description: "The offer as it is now; null for an integration that may not read cases." })
  offer: TransferOffer | null;
  @Field(() => OfferOutcomes, { description: "How it ended." }) outcome: OfferOutcome;
}

/** What `ownershipChanged` streams. */
export const OwnershipEvent = createUnionType({
  name: "OwnershipEvent",
  description: "What `ownershipChanged` streams.",
  types: () =>
    [
      CaseOpened,
      CaseReopened,
      OwnershipChanged,
      TransferOffered,
      TransferEnded,
      ActingOwnerAssigned,
      ActingOwnerEnded,
      OwnershipSplit,
      OwnershipRejoined,
    ] as const,
  resolveType: (event: unknown) => eventTypeName((event as StoredEvent).type),
});

/** The kinds of event that `ownershipChanged` streams. */
export const OWNERSHIP_EVENTS: ReadonlySet<StoredEvent["type"]> = new Set([
  "CASE_OPENED",
  "CASE_REOPENED",
  "OWNERSHIP_CHANGED",
  "TRANSFER_OFFERED",
  "TRANSFER_ENDED",
  "ACTING_OWNER_ASSIGNED",
  "ACTING_OWNER_ENDED",
  "OWNERSHIP_SPLIT",
  "OWNERSHIP_REJOINED",
]);
