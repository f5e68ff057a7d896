import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { CommandWork } from "../../db/run-command";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { type CommandInput, executeCommand } from "../../graphql/execute-command";
import { CreatePersonInput, RevokeTokensInput, UpdatePersonInput } from "./change-person.inputs";
import { CreatePersonPayload, RevokeTokensPayload, UpdatePersonPayload } from "./change-person.type";
import { createPerson } from "./create-person.command";
import { personLoader } from "./person.loader";
import { revokeTokens } from "./revoke-tokens.command";
import type { PersonRefs } from "./save-person";
import { updatePerson } from "./update-person.command";

function change(context: Context, operation: string, input: CommandInput, work: CommandWork<PersonRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, (refs) => ({
    person: () => personLoader(context).load(refs.personId),
    event: () => eventLoader(context).load(refs.eventId),
  }));
}

/** The changes of a person. */
@Resolver()
export class ChangePersonResolver {
  @Mutation(() => CreatePersonPayload, { description: "Add a person." })
  createPerson(@Arg("input") input: CreatePersonInput, @Ctx() context: Context): Promise<object> {
    return change(context, "createPerson", input, (work) => createPerson(work, input));
  }

  @Mutation(() => UpdatePersonPayload, { description: "Change a person; raising their level needs a second admin." })
  updatePerson(@Arg("input") input: UpdatePersonInput, @Ctx() context: Context): Promise<object> {
    return change(context, "updatePerson", input, (work) => updatePerson(work, input));
  }

  @Mutation(() => RevokeTokensPayload, { description: "Sign a person out everywhere: every token they hold stops working." })
  revokeTokens(@Arg("input") input: RevokeTokensInput, @Ctx() context: Context): Promise<object> {
    return change(context, "revokeTokens", input, (work) => revokeTokens(work, input));
  }
}
