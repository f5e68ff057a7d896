import { Field, ID, ObjectType } from "type-graphql";
import type { ProposalState, TaskState } from "../../domain/collaboration";
import type { RaciRole } from "../../domain/permissions";
import { DomainEvent } from "../../graphql/events/domain-event.type";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { Actor } from "../people/actor.type";
import { Person } from "../people/person.type";
import { ProposalStates, RaciRoles, TaskStates } from "./collaboration-codes.type";
import { Proposal } from "./proposal.type";
import { Task } from "./task.type";

/** A collaborator joined. */
@ObjectType({ implements: DomainEvent, description: "A collaborator joined, or was asked for more." })
export class CollaboratorAdded extends DomainEvent {
  @Field(() => Person, { description: "Who helps." }) person: Person;
  @Field(() => RaciRoles, { description: "As what." }) role: RaciRole;
  @Field(() => ID, { nullable: true, description: "With which task." }) taskId: string | null;
}

/** A collaborator left. */
@ObjectType({ implements: DomainEvent, description: "A collaborator left: their task was done, or someone removed them." })
export class CollaboratorLeft extends DomainEvent {
  @Field(() => Person, { description: "Who helped." }) person: Person;
  @Field({ description: "Whether they left because their task was done." }) taskDone: boolean;
}

/** A task changed. */
@ObjectType({ implements: DomainEvent, description: "A task was commented, done, declined, cancelled, given back or handed on." })
export class TaskChanged extends DomainEvent {
  @Field(() => Task, { nullable: true, description: "The task as it is now; null for an integration that may not read cases." })
  task: Task | null;
  @Field(() => TaskStates, { description: "Where it stood then; OPEN: something was said on it, or it was handed on." }) state: TaskState;
}

/** A change was proposed. */
@ObjectType({ implements: DomainEvent, description: "A change was proposed." })
export class ChangeProposed extends DomainEvent {
  @Field(() => Proposal, { nullable: true, description: "The proposal as it is now; null for an integration that may not read cases." })
  proposal: Proposal | null;
}

/** A proposal was decided. */
@ObjectType({ implements: DomainEvent, description: "A proposal was accepted, declined, withdrawn, or overtaken." })
export class ProposalDecided extends DomainEvent {
  @Field(() => Proposal, { nullable: true, description: "The proposal as it is now; null for an integration that may not read cases." })
  proposal: Proposal | null;
  @Field(() => ProposalStates, { description: "How it ended." }) state: ProposalState;
}

/** The case was forwarded. */
@ObjectType({ implements: DomainEvent, description: "The case was shown to an internal person, who is informed from now on." })
export class CaseForwarded extends DomainEvent {
  @Field(() => Person, { description: "To whom." }) to: Person;
  @Field(() => GraphQLText, { nullable: true, description: "The words with which it was forwarded; null where you may not read them." })
  note: string | null;
}

/** The contact was delegated. */
@ObjectType({ implements: DomainEvent, description: "The contact was delegated." })
export class ContactDelegated extends DomainEvent {
  @Field(() => Actor, { description: "Who may answer." }) delegate: object;
  @Field(() => GraphQLInstant, { description: "Until when." }) until: string;
}

/** A delegation ended. */
@ObjectType({
  implements: DomainEvent,
  description: "The delegation ended by time, by hand, or because the contact owner changed.",
})
export class ContactDelegationEnded extends DomainEvent {
  @Field(() => Actor, { description: "Who may not answer any more." }) delegate: object;
}
