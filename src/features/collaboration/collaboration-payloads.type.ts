import { Field, ObjectType } from "type-graphql";
import { Preview } from "../../graphql/preview.type";
import { UserError } from "../../graphql/user-error.type";
import { Case } from "../cases/case.type";
import {
  CaseForwarded,
  ChangeProposed,
  CollaboratorAdded,
  CollaboratorLeft,
  ContactDelegated,
  ContactDelegationEnded,
  ProposalDecided,
  TaskChanged,
} from "./collaboration-event.type";
import { Collaborator } from "./collaborator.type";
import { ContactDelegation } from "./delegation.type";
import { Proposal } from "./proposal.type";
import { Task } from "./task.type";

/** What every step of helping answers beside its own objects. */
@ObjectType()
abstract class HelpPayload {
  @Field(() => Case, { nullable: true, description: "The case as it is now; null where it was refused, or you no longer see it." })
  case: Case | null;
  @Field(() => [UserError], { description: "Why not; empty where it was accepted." }) userErrors: UserError[];
}

/** The new collaborator. */
@ObjectType({ description: "The new collaborator." })
export class AddCollaboratorPayload extends HelpPayload {
  @Field(() => Collaborator, { nullable: true, description: "Who helps now." }) collaborator: Collaborator | null;
  @Field(() => CollaboratorAdded, { nullable: true, description: "What the log says." }) event: CollaboratorAdded | null;
}

/** The case without them. */
@ObjectType({ description: "The case without them." })
export class RemoveCollaboratorPayload extends HelpPayload {
  @Field(() => Task, { nullable: true, description: "The task that was cancelled." }) task: Task | null;
  @Field(() => CollaboratorLeft, { nullable: true, description: "What the log says." }) event: CollaboratorLeft | null;
}

/** A task with its event. */
@ObjectType()
abstract class TaskPayload extends HelpPayload {
  @Field(() => Task, { nullable: true, description: "The task as it is now." }) task: Task | null;
  @Field(() => TaskChanged, { nullable: true, description: "What the log says." }) event: TaskChanged | null;
}

/** The done task. */
@ObjectType({ description: "The done task." })
export class CompleteTaskPayload extends TaskPayload {}

/** The declined task. */
@ObjectType({ description: "The declined task." })
export class DeclineTaskPayload extends TaskPayload {}

/** The task with its new comment. */
@ObjectType({ description: "The task with its new comment." })
export class CommentTaskPayload extends TaskPayload {}

/** The open proposal. */
@ObjectType({ description: "The open proposal." })
export class ProposeChangePayload extends HelpPayload {
  @Field(() => Proposal, { nullable: true, description: "The proposal." }) proposal: Proposal | null;
  @Field(() => ChangeProposed, { nullable: true, description: "What the log says." }) event: ChangeProposed | null;
}

/** A decided proposal with its event. */
@ObjectType()
abstract class DecidedPayload extends HelpPayload {
  @Field(() => Proposal, { nullable: true, description: "The proposal as it is now." }) proposal: Proposal | null;
  @Field(() => ProposalDecided, { nullable: true, description: "What the log says." }) event: ProposalDecided | null;
}

/** The accepted proposal and the case it changed. */
@ObjectType({ description: "The accepted proposal and the case it changed." })
export class AcceptProposalPayload extends DecidedPayload {
  @Field(() => Preview, { nullable: true, description: "What a dry run would have done." }) preview: Preview | null;
}

/** The declined proposal. */
@ObjectType({ description: "The declined proposal." })
export class DeclineProposalPayload extends DecidedPayload {}

/** The withdrawn proposal. */
@ObjectType({ description: "The withdrawn proposal." })
export class WithdrawProposalPayload extends DecidedPayload {}

/** The forwarded case. */
@ObjectType({ description: "The forwarded case." })
export class ForwardCasePayload extends HelpPayload {
  @Field(() => CaseForwarded, { nullable: true, description: "What the log says." }) event: CaseForwarded | null;
}

/** The delegation. */
@ObjectType({ description: "The delegation." })
export class DelegateContactPayload extends HelpPayload {
  @Field(() => ContactDelegation, { nullable: true, description: "The delegation." }) delegation: ContactDelegation | null;
  @Field(() => ContactDelegated, { nullable: true, description: "What the log says." }) event: ContactDelegated | null;
}

/** The ended delegation. */
@ObjectType({ description: "The ended delegation." })
export class EndDelegationPayload extends HelpPayload {
  @Field(() => ContactDelegation, { nullable: true, description: "The delegation, ended." }) delegation: ContactDelegation | null;
  @Field(() => ContactDelegationEnded, { nullable: true, description: "What the log says." }) event: ContactDelegationEnded | null;
}
