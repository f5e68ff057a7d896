import { Field, ID, InputType, Int } from "type-graphql";
import type { RaciRole } from "../../domain/permissions";
import { GraphQLCode, GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { RaciRoles } from "./collaboration-codes.type";

/** What every step of helping may carry: a key for telling a repetition, and the revision that was read. */
@InputType()
export abstract class HelpInput {
  @Field(() => Int, { nullable: true, description: "The revision you read: refused if it changed since." }) expectedRevision?: number;
  @Field(() => GraphQLCode, { nullable: true, description: "The same key and input answer the same again." }) idempotencyKey?: string;
}

/** Work asked of a collaborator. */
@InputType({ description: "Work asked of a collaborator." })
export class TaskInput {
  @Field(() => GraphQLText, { description: "What is to be done." }) what: string;
  @Field(() => GraphQLInstant, { description: "By when." }) dueAt: Date;
  @Field(() => GraphQLText, { nullable: true, description: "To whom the result comes back, and how; required unless INFORMED." })
  wayBack?: string | null;
}

/** Who helps. */
@InputType({ description: "Who helps, as what, with which task: required unless INFORMED." })
export class AddCollaboratorInput extends HelpInput {
  @Field(() => ID, { description: "The case." }) caseId: string;
  @Field(() => ID, { description: "Who helps." }) personId: string;
  @Field(() => RaciRoles, { description: "As what." }) role: RaciRole;
  @Field(() => TaskInput, { nullable: true, description: "With which task." }) task?: TaskInput | null;
}

/** Who stops helping. */
@InputType({ description: "Who stops helping." })
export class RemoveCollaboratorInput extends HelpInput {
  @Field(() => ID, { description: "The collaborator." }) collaboratorId: string;
  @Field(() => GraphQLText, { nullable: true, description: "Why; kept with the task that it cancels." }) reason?: string | null;
}

/** The result of a task. */
@InputType({ description: "The result; the collaborator leaves in the same transaction." })
export class CompleteTaskInput extends HelpInput {
  @Field(() => ID, { description: "The task." }) taskId: string;
  @Field(() => GraphQLText, { description: "What came of it." }) result: string;
}

/** A task the assignee cannot do. */
@InputType({ description: "A task the assignee cannot do, and why; it goes back to whoever asked." })
export class DeclineTaskInput extends HelpInput {
  @Field(() => ID, { description: "The task." }) taskId: string;
  @Field(() => GraphQLText, { description: "Why not." }) reason: string;
}

/** A word on one's own task. */
@InputType({ description: "A word on one's own task." })
export class CommentTaskInput extends HelpInput {
  @Field(() => ID, { description: "The task." }) taskId: string;
  @Field(() => GraphQLText, { description: "What to say." }) text: string;
}

/** To whom to show the case. */
@InputType({ description: "To whom to show the case, and the note that says why." })
export class ForwardCaseInput extends HelpInput {
  @Field(() => ID, { description: "The case." }) caseId: string;
  @Field(() => ID, { description: "Somebody inside." }) personId: string;
  @Field(() => GraphQLText, { description: "Why they should see it." }) note: string;
}

/** Who may answer the customer. */
@InputType({ description: "Who may answer the customer, and until when." })
export class DelegateContactInput extends HelpInput {
  @Field(() => ID, { description: "The case." }) caseId: string;
  @Field(() => ID, { description: "Who may answer." }) delegateId: string;
  @Field(() => GraphQLInstant, { description: "Until when: thirty days ahead at most." }) until: Date;
}

/** The delegation to end. */
@InputType({ description: "The delegation to end now." })
export class EndDelegationInput extends HelpInput {
  @Field(() => ID, { description: "The delegation." }) delegationId: string;
}
