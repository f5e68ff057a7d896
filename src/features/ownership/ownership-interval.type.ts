import { Field, Int, ObjectType } from "type-graphql";
import type { OwnershipMove, OwnershipReasonCode } from "../../domain/event";
import type { BriefId, CaseId, PersonId } from "../../domain/ids";
import { GraphQLInstant } from "../../graphql/scalars";
import { Person } from "../people/person.type";
import { HandoffBrief } from "./handoff-brief.type";
import { OwnershipMoves, OwnershipReasonCodes } from "./ownership-codes.type";

/** A stretch of ownership as its row holds it; instants are ISO-8601 in UTC. */
export interface IntervalRow {
  caseId: CaseId;
  number: number;
  personId: PersonId;
  since: string;
  until: string | null;
  move: OwnershipMove;
  reason: OwnershipReasonCode | null;
  briefId: BriefId | null;
}

/** One stretch of ownership. */
@ObjectType({ description: "One stretch of ownership; the next begins where it ends." })
export class OwnershipInterval {
  @Field(() => Int, { description: "Counting from 1." }) number: number;
  @Field(() => Person, { description: "Who owned." }) owner: Person;
  @Field(() => GraphQLInstant, { description: "From this instant on." }) since: string;
  @Field(() => GraphQLInstant, { nullable: true, description: "Up to this instant; null while it lasts." }) until: string | null;
  @Field(() => OwnershipMoves, { description: "By which verb it began." }) move: OwnershipMove;
  @Field(() => OwnershipReasonCodes, { nullable: true, description: "Why a person moved it." }) reason: OwnershipReasonCode | null;
  @Field(() => HandoffBrief, { nullable: true, description: "What the owner was told; null for the first, and for imported history." })
  brief: HandoffBrief | null;
}
