import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RightQuestion } from "../../domain/case-rights";
import { type ProposalRight, type TaskRight, whyNotProposal, whyNotTask } from "../../domain/help-rights";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../../graphql/context";
import { UserError } from "../../graphql/user-error.type";
import { visibleCase } from "../cases/case.loader";
import { rightsLoader } from "../ownership/case-rights.loader";
import { ProposalRightNames, ProposalRights, TaskRightNames, TaskRights } from "./help-rights.type";
import { Proposal } from "./proposal.type";
import type { ProposalRow } from "./proposal-row.type";
import { Task } from "./task.type";
import type { TaskRow } from "./task-row.type";

/** The rights to one proposal; each is judged when its field is read, and no other. */
class ViewerProposalRights {
  constructor(
    private readonly question: RightQuestion,
    private readonly proposal: ProposalRow,
  ) {}

  judge(right: ProposalRight): Refusal | null {
    return whyNotProposal[right](this.question, this.proposal);
  }

  get accept(): boolean {
    return this.judge("ACCEPT") === null;
  }

  get decline(): boolean {
    return this.judge("DECLINE") === null;
  }

  get withdraw(): boolean {
    return this.judge("WITHDRAW") === null;
  }
}

/** The rights to one task; each is judged when its field is read, and no other. */
class ViewerTaskRights {
  constructor(
    private readonly question: RightQuestion,
    private readonly task: TaskRow,
  ) {}

  judge(right: TaskRight): Refusal | null {
    return whyNotTask[right](this.question, this.task);
  }

  get complete(): boolean {
    return this.judge("COMPLETE") === null;
  }

  get decline(): boolean {
    return this.judge("DECLINE") === null;
  }

  get comment(): boolean {
    return this.judge("COMMENT") === null;
  }
}

async function questionOf(context: Context, { caseId }: Pick<ProposalRow, "caseId">): Promise<RightQuestion | null> {
  const row = await visibleCase(context, caseId);
  return row === null ? null : (await rightsLoader(context).load(row)).question;
}

/** What the viewer may do to a proposal. */
@Resolver(() => Proposal)
export class ProposalViewerResolver {
  @FieldResolver(() => ProposalRights, {
    nullable: true,
    description: "What the viewer may do to it now; null once its case is gone for them.",
  })
  async viewerCan(@Root() row: ProposalRow, @Ctx() context: Context): Promise<ViewerProposalRights | null> {
    const question = await questionOf(context, row);
    return question === null ? null : new ViewerProposalRights(question, row);
  }
}

/** What the viewer may do to a task. */
@Resolver(() => Task)
export class TaskViewerResolver {
  @FieldResolver(() => TaskRights, {
    nullable: true,
    description: "What the viewer may do to it now; null once its case is gone for them.",
  })
  async viewerCan(@Root() row: TaskRow, @Ctx() context: Context): Promise<ViewerTaskRights | null> {
    const question = await questionOf(context, row);
    return question === null ? null : new ViewerTaskRights(question, row);
  }
}

/** The refusal behind a right to a proposal that is not there. */
@Resolver(() => ProposalRights)
export class ProposalRightsResolver {
  @FieldResolver(() => UserError, { nullable: true })
  whyNot(
    @Root() rights: ViewerProposalRights,
    @Arg("right", () => ProposalRightNames, { description: "The right that is asked about." }) right: ProposalRight,
  ): Refusal | null {
    return rights.judge(right);
  }
}

/** The refusal behind a right to a task that is not there. */
@Resolver(() => TaskRights)
export class TaskRightsResolver {
  @FieldResolver(() => UserError, { nullable: true })
  whyNot(
    @Root() rights: ViewerTaskRights,
    @Arg("right", () => TaskRightNames, { description: "The right that is asked about." }) right: TaskRight,
  ): Refusal | null {
    return rights.judge(right);
  }
}
