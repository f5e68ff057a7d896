import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { CommandWork } from "../../db/run-command";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { type CommandInput, executeCommand } from "../../graphql/execute-command";
import { CreateTeamInput, UpdateTeamInput } from "./change-team.inputs";
import { CreateTeamPayload, UpdateTeamPayload } from "./change-team.type";
import { createTeam, type TeamRefs } from "./create-team.command";
import { teamLoader } from "./team.loader";
import { updateTeam } from "./update-team.command";

function change(context: Context, operation: string, input: CommandInput, work: CommandWork<TeamRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, (refs) => ({
    team: () => teamLoader(context).load(refs.teamId),
    event: () => eventLoader(context).load(refs.eventId),
  }));
}

/** The changes of a team. */
@Resolver()
export class ChangeTeamResolver {
  @Mutation(() => CreateTeamPayload, { description: "Add a team with its queue's steward." })
  createTeam(@Arg("input") input: CreateTeamInput, @Ctx() context: Context): Promise<object> {
    return change(context, "createTeam", input, (work) => createTeam(work, input));
  }

  @Mutation(() => UpdateTeamPayload, { description: "Change a team." })
  updateTeam(@Arg("input") input: UpdateTeamInput, @Ctx() context: Context): Promise<object> {
    return change(context, "updateTeam", input, (work) => updateTeam(work, input));
  }
}
