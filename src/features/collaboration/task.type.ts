import { Field, Int, ObjectType } from "type-graphql";
import type { TaskState } from "../../domain/collaboration";
import { Node } from "../../graphql/node.type";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { Case } from "../cases/case.type";
import { Actor } from "../people/actor.type";
import { Person } from "../people/person.type";
import { TaskStates } from "./collaboration-codes.type";

/** A word on a task. */
@ObjectType({ description: "A word on a task." })
export class TaskComment {
  @Field(() => Actor, { description: "Who said it." }) author: object;
  @Field(() => GraphQLText, { description: "What was said." }) text: string;
  @Field(() => GraphQLInstant, { description: "When." }) writtenAt: string;
}

/** What is asked of a collaborator, until when, and to whom it comes back. */
@ObjectType({ implements: Node, description: "What is asked of a collaborator, until when, and to whom it comes back." })
export class Task extends Node {
  @Field(() => Int, { description: "Optimistic lock: give it back as `expectedRevision`." }) revision: number;
  @Field(() => Case, { nullable: true, description: "The case; null for whoever no longer sees it." }) case: Case | null;
  @Field(() => Person, { description: "Who does it." }) assignee: Person;
  @Field(() => Actor, { description: "Who asked for it." }) askedBy: object;
  @Field(() => GraphQLText, { description: "What is to be done." }) what: string;
  @Field(() => TaskStates, { description: "Where it stands." }) state: TaskState;
  @Field(() => GraphQLInstant, { description: "By when." }) dueAt: string;
  @Field(() => GraphQLInstant, { description: "When it was asked." }) askedAt: string;
  @Field(() => GraphQLText, { nullable: true, description: "To whom the result goes, and how; only the INFORMED may have none." })
  wayBack: string | null;
  @Field(() => GraphQLText, { nullable: true, description: "What came of it, or why it was declined or cancelled." })
  result: string | null;
  @Field(() => GraphQLInstant, { nullable: true, description: "When it ended." }) endedAt: string | null;
  @Field(() => [TaskComment], { description: "What was said on it, the oldest first." }) comments: TaskComment[];
}
