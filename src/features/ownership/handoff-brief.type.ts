import { Field, ObjectType } from "type-graphql";
import type { BriefSource } from "../../domain/event";
import type { ActorId, BriefId, CaseId } from "../../domain/ids";
import { Node } from "../../graphql/node.type";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { Actor } from "../people/actor.type";
import { BriefSources } from "./ownership-codes.type";

/** A brief as its row holds it; instants are ISO-8601 in UTC. */
export interface BriefRow {
  __typename: "HandoffBrief";
  id: BriefId;
  caseId: CaseId;
  source: BriefSource;
  situation: string;
  stepsTried: string[];
  reason: string;
  nextStep: string;
  promise: { text: string; dueAt: string | null } | null;
  authorId: ActorId;
  writtenAt: string;
}

/** What the customer was told to expect, and by when. */
@ObjectType({ description: "What the customer was told to expect, and by when." })
export class CustomerPromise {
  @Field(() => GraphQLText, { description: "What was promised." }) text: string;
  @Field(() => GraphQLInstant, { nullable: true, description: "By when, if a time was named." }) dueAt: string | null;
}

/** What a successor must know. */
@ObjectType({ implements: Node, description: "What a successor must know; a new one for each move of the owner." })
export class HandoffBrief extends Node {
  @Field(() => BriefSources, { description: "Where its words come from." }) source: BriefSource;
  @Field(() => GraphQLText, { description: "How things stand." }) situation: string;
  @Field(() => [GraphQLText], { description: "What was tried." }) stepsTried: string[];
  @Field(() => GraphQLText, { description: "Why it is handed over." }) reason: string;
  @Field(() => GraphQLText, { description: "What comes next." }) nextStep: string;
  @Field(() => CustomerPromise, { nullable: true, description: "Null where nothing was promised to the customer." })
  promise: CustomerPromise | null;
  @Field(() => Actor, { description: "Who wrote it, or under whose move it was composed." }) author: object;
  @Field(() => GraphQLInstant, { description: "When." }) writtenAt: string;
}
