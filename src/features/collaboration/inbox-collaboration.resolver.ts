import { Ctx, FieldResolver, Resolver } from "type-graphql";
import type { CaseId } from "../../domain/ids";
import { type Context, viewerOf } from "../../graphql/context";
import { visibleCase } from "../cases/case.loader";
import { Inbox } from "../ownership/inbox.type";
import { loadProposalsFor } from "./proposal.store";
import { Proposal } from "./proposal.type";
import type { ProposalRow } from "./proposal-row.type";
import { loadOpenTasksOf } from "./task.store";
import { Task } from "./task.type";
import type { TaskRow } from "./task-row.type";

/** What others ask of the viewer, and what they propose to them. */
@Resolver(() => Inbox)
export class InboxCollaborationResolver {
  @FieldResolver(() => [Task], { description: "What they were asked to do, the soonest first." })
  async tasks(@Ctx() context: Context): Promise<TaskRow[]> {
    return seenOf(context, await loadOpenTasksOf(context.services.dataSource, viewerOf(context).id));
  }

  @FieldResolver(() => [Proposal], { description: "What waits for their yes or no, the oldest first." })
  async proposals(@Ctx() context: Context): Promise<ProposalRow[]> {
    return seenOf(context, await loadProposalsFor(context.services.dataSource, viewerOf(context).id));
  }
}

async function seenOf<Row extends { caseId: CaseId }>(context: Context, rows: Row[]): Promise<Row[]> {
  const seen = await Promise.all(rows.map((row) => visibleCase(context, row.caseId)));
  return rows.filter((_row, index) => seen[index] !== null);
}
