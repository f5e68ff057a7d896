import type { CommandWork } from "../../db/run-command";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { type CommandInput, executeCommand } from "../../graphql/execute-command";
import { visibleCase } from "../cases/case.loader";
import { findCollaboratorNode, findDelegationNode, findOwnTask, findProposalNode } from "./find-collaboration-node.loader";
import type { HelpRefs } from "./help-refs";

/**
 * Runs a step of helping and finds what its payload shows, as far as the viewer may see it now.
 *
 * The same key answers again, and by then they may have lost the case. Who has just left a case may still read their own task.
 */
export function answerHelp(context: Context, operation: string, input: CommandInput, work: CommandWork<HelpRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, (refs) => ({
    case: () => visibleCase(context, refs.caseId),
    event: () => (refs.eventId === null ? null : eventLoader(context).load(refs.eventId)),
    collaborator: () => (refs.collaboratorId === undefined ? null : findCollaboratorNode(context, refs.collaboratorId)),
    task: () => (refs.taskId === undefined ? null : findOwnTask(context, refs.taskId)),
    proposal: () => (refs.proposalId === undefined ? null : findProposalNode(context, refs.proposalId)),
    delegation: () => (refs.delegationId === undefined ? null : findDelegationNode(context, refs.delegationId)),
  }));
}
