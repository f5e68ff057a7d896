import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context";
import { visibleCase } from "../cases/case.loader";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { Actor } from "../people/actor.type";
import { findActor } from "../people/find-actor.loader";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { commentsLoader, taskLoader } from "./collaboration.loader";
import { Collaborator } from "./collaborator.type";
import type { CollaboratorRow } from "./collaborator-row.type";
import { Task, TaskComment } from "./task.type";
import type { TaskCommentRow, TaskRow } from "./task-row.type";

/** Who helps, and who asked them; a collaborator is found only through a case the viewer may see. */
@Resolver(() => Collaborator)
export class CollaboratorResolver {
  @FieldResolver(() => Person)
  person(@Root() row: CollaboratorRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.personId);
  }

  @FieldResolver(() => Task, { nullable: true })
  task(@Root() row: CollaboratorRow, @Ctx() context: Context): Promise<TaskRow | null> {
    return row.taskId === null ? Promise.resolve(null) : taskLoader(context).load(row.taskId);
  }

  @FieldResolver(() => Actor)
  addedBy(@Root() row: CollaboratorRow, @Ctx() context: Context): Promise<object> {
    return findActor(context, row.addedBy);
  }
}

/** Whose task it is, and what was said on it; its assignee reads it even after they have left the case. */
@Resolver(() => Task)
export class TaskResolver {
  @FieldResolver(() => Case, { nullable: true })
  case(@Root() row: TaskRow, @Ctx() context: Context): Promise<CaseRow | null> {
    return visibleCase(context, row.caseId);
  }

  @FieldResolver(() => Person)
  assignee(@Root() row: TaskRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.assigneeId);
  }

  @FieldResolver(() => Actor)
  askedBy(@Root() row: TaskRow, @Ctx() context: Context): Promise<object> {
    return findActor(context, row.askedBy);
  }

  @FieldResolver(() => [TaskComment])
  comments(@Root() row: TaskRow, @Ctx() context: Context): Promise<TaskCommentRow[]> {
    return commentsLoader(context).load(row.id);
  }
}

/** Who said something on a task. */
@Resolver(() => TaskComment)
export class TaskCommentResolver {
  @FieldResolver(() => Actor)
  author(@Root() row: TaskCommentRow, @Ctx() context: Context): Promise<object> {
    return findActor(context, row.writtenBy);
  }
}
