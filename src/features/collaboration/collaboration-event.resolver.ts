import { Ctx, FieldResolver, ID, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { ActorId, PersonId, ProposalId, TaskId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";
import { Actor } from "../people/actor.type";
import { findActor } from "../people/find-actor.loader";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { forwardNoteLoader } from "./collaboration.loader";
import { ProposalStates, RaciRoles, TaskStates } from "./collaboration-codes.type";
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
import { findOwnTask, findProposalNode } from "./find-collaboration-node.loader";
import { Proposal } from "./proposal.type";
import { Task } from "./task.type";

const after = (event: StoredEvent, name: string): unknown => event.after?.[name] ?? null;

/** Reads the typed facts of somebody's joining. */
@Resolver(() => CollaboratorAdded)
export class CollaboratorAddedResolver {
  @FieldResolver(() => Person)
  person(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(after(event, "personId") as PersonId);
  }

  @FieldResolver(() => RaciRoles)
  role(@Root() event: StoredEvent): unknown {
    return after(event, "role");
  }

  @FieldResolver(() => ID, { nullable: true })
  taskId(@Root() event: StoredEvent): unknown {
    return after(event, "taskId");
  }
}

/** Reads the typed facts of somebody's leaving. */
@Resolver(() => CollaboratorLeft)
export class CollaboratorLeftResolver {
  @FieldResolver(() => Person)
  person(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(after(event, "personId") as PersonId);
  }

  @FieldResolver(() => Boolean)
  taskDone(@Root() event: StoredEvent): unknown {
    return after(event, "taskDone");
  }
}

/** Reads a task's typed facts. */
@Resolver(() => TaskChanged)
export class TaskChangedResolver {
  @FieldResolver(() => Task, { nullable: true })
  task(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findOwnTask(context, after(event, "taskId") as TaskId);
  }

  @FieldResolver(() => TaskStates)
  state(@Root() event: StoredEvent): unknown {
    return after(event, "state");
  }
}

/** Reads the proposal that was made. */
@Resolver(() => ChangeProposed)
export class ChangeProposedResolver {
  @FieldResolver(() => Proposal, { nullable: true })
  proposal(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findProposalNode(context, after(event, "proposalId") as ProposalId);
  }
}

/** Reads the proposal that was decided. */
@Resolver(() => ProposalDecided)
export class ProposalDecidedResolver {
  @FieldResolver(() => Proposal, { nullable: true })
  proposal(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findProposalNode(context, after(event, "proposalId") as ProposalId);
  }

  @FieldResolver(() => ProposalStates)
  state(@Root() event: StoredEvent): unknown {
    return after(event, "state");
  }
}

/** Reads to whom a case was forwarded, and with which words. */
@Resolver(() => CaseForwarded)
export class CaseForwardedResolver {
  @FieldResolver(() => Person)
  to(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(after(event, "toId") as PersonId);
  }

  @FieldResolver(() => GraphQLText, { nullable: true })
  async note(@Root() event: StoredEvent, @Ctx() context: Context): Promise<string | null> {
    return (await forwardNoteLoader(context).load(event.id))?.note ?? null;
  }
}

/** Reads whom the contact was delegated to. */
@Resolver(() => ContactDelegated)
export class ContactDelegatedResolver {
  @FieldResolver(() => Actor)
  delegate(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object> {
    return findActor(context, after(event, "delegateId") as ActorId);
  }

  @FieldResolver(() => GraphQLInstant)
  until(@Root() event: StoredEvent): unknown {
    return after(event, "until");
  }
}

/** Reads whose delegation ended. */
@Resolver(() => ContactDelegationEnded)
export class ContactDelegationEndedResolver {
  @FieldResolver(() => Actor)
  delegate(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object> {
    return findActor(context, after(event, "delegateId") as ActorId);
  }
}
