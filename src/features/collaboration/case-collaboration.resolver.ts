import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { collaboratorsOfCaseLoader, delegationOfCaseLoader, proposalsOfCaseLoader, tasksOfCaseLoader } from "./collaboration.loader";
import { Collaborator } from "./collaborator.type";
import type { CollaboratorRow } from "./collaborator-row.type";
import { ContactDelegation } from "./delegation.type";
import type { DelegationRow } from "./delegation-row.type";
import { Proposal } from "./proposal.type";
import type { ProposalRow } from "./proposal-row.type";
import { Task } from "./task.type";
import type { TaskRow } from "./task-row.type";

/** Who helps on a case, what they were asked, what they propose, and who may answer for its contact owner. */
@Resolver(() => Case)
export class CaseCollaborationResolver {
  @FieldResolver(() => [Collaborator], { description: "Who helps, former owners included; whoever came first before the others." })
  collaborators(@Root() row: CaseRow, @Ctx() context: Context): Promise<CollaboratorRow[]> {
    return collaboratorsOfCaseLoader(context).load(row.id);
  }

  @FieldResolver(() => ContactDelegation, { nullable: true, description: "Who may answer the customer for the contact owner now." })
  delegation(@Root() row: CaseRow, @Ctx() context: Context): Promise<DelegationRow | null> {
    return delegationOfCaseLoader(context).load(row.id);
  }

  @FieldResolver(() => [Task], { description: "What was asked of those who help, the oldest first." })
  async tasks(
    @Root() row: CaseRow,
    @Ctx() context: Context,
    @Arg("open", () => Boolean, { nullable: true, description: "Only those that are open, or only those that have ended." })
    open?: boolean | null,
  ): Promise<TaskRow[]> {
    return openOnly(await tasksOfCaseLoader(context).load(row.id), open);
  }

  @FieldResolver(() => [Proposal], { description: "What was proposed to the owner, the oldest first." })
  async proposals(
    @Root() row: CaseRow,
    @Ctx() context: Context,
    @Arg("open", () => Boolean, { nullable: true, description: "Only those that are open, or only those that are decided." })
    open?: boolean | null,
  ): Promise<ProposalRow[]> {
    return openOnly(await proposalsOfCaseLoader(context).load(row.id), open);
  }
}

function openOnly<Row extends { state: string }>(rows: Row[], open: boolean | null | undefined): Row[] {
  return open === undefined || open === null ? rows : rows.filter((row) => (row.state === "OPEN") === open);
}
