import { Field, Int, ObjectType } from "type-graphql";
import type { OfferOutcome, OwnershipReasonCode } from "../../domain/event";
import { Node } from "../../graphql/node.type";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { Case } from "../cases/case.type";
import { Actor } from "../people/actor.type";
import { Person } from "../people/person.type";
import { HandoffBrief } from "./handoff-brief.type";
import { OfferOutcomes, OwnershipReasonCodes } from "./ownership-codes.type";

/** A transfer in the air. */
@ObjectType({ implements: Node, description: "A transfer in the air: the sender owns until it is accepted." })
export class TransferOffer extends Node {
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => Case, { description: "The case." }) case: Case;
  @Field(() => Person, { description: "Who owned when it was made, and owns until it is accepted." }) from: Person;
  @Field(() => Person, { description: "Whom it is made to." }) to: Person;
  @Field(() => Actor, { description: "Who made it: the owner, or a lead for them." }) offeredBy: object;
  @Field(() => OwnershipReasonCodes, { description: "Why." }) reason: OwnershipReasonCode;
  @Field(() => GraphQLText, {
    nullable: true,
    description: "Why, in words; null where none were said, and for an integration that may not read notes.",
  })
  reasonText: string | null;
  @Field(() => String, { nullable: true, description: "Where it was misrouted: the right category." }) rightCategoryKey: string | null;
  @Field(() => String, { nullable: true, description: "Where it was misrouted: the right team." }) rightTeamId: string | null;
  @Field(() => HandoffBrief, {
    nullable: true,
    description: "What the receiver must know; null for an integration that may not read notes.",
  })
  brief: HandoffBrief | null;
  @Field(() => GraphQLInstant, { description: "When it was made." }) offeredAt: string;
  @Field(() => GraphQLInstant, { description: "When it ends by itself." }) expiresAt: string;
  @Field(() => OfferOutcomes, { nullable: true, description: "How it ended; null while it is in the air." }) outcome: OfferOutcome | null;
  @Field(() => GraphQLText, {
    nullable: true,
    description: "Why it was declined, in words; null where it was not, and for an integration that may not read notes.",
  })
  endedBecause: string | null;
}
