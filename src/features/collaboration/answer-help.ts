import type { CommandWork } from "../../db/run-command";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { type CommandInput, executeCommand } from "../../graphql/execute-command";
import { visibleCase } from "../cases/case.loader";
import { collaboratorLoader, delegationLoader, proposalLoader, taskLoader } from "./collaboration.loader";
import type { HelpRefs } from "./help-refs";

/** Runs a step of helping and finds what its payload shows; who has just left a case may still read their own task. */
export function answerHelp(context: Context, operation: string, input: CommandInput, work: CommandWork<HelpRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, (refs) => ({
    case: () => visibleCase(context, refs.caseId),
    event: () => (refs.eventId === null ? null : eventLoader(context).load(refs.eventId)),
    collaborator: () => (refs.collaboratorId === undefined ? null : collaboratorLoader(context).load(refs.collaboratorId)),
    task: () => (refs.taskId === undefined ? null : taskLoader(context).load(refs.taskId)),
    proposal: () => (refs.proposalId === undefined ? null : proposalLoader(context).load(refs.proposalId)),
    delegation: () => (refs.delegationId === undefined ? null : delegationLoader(context).load(refs.delegationId)),
  }));
}
