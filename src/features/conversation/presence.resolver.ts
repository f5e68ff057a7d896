import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { isId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { executeCommand } from "../../graphql/execute-command";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { announcePresence } from "./announce-presence.command";
import { AnnouncePresenceInput } from "./conversation.inputs";
import { presenceFor } from "./presence.loader";
import type { PresenceRow } from "./presence.store";
import { AnnouncePresencePayload, Presence } from "./presence.type";

/** Who is on a case just now. */
@Resolver(() => Presence)
export class PresenceResolver {
  @FieldResolver(() => Person)
  person(@Root() row: PresenceRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.personId);
  }

  @Query(() => [Presence], { description: "Who is on a case now, who came first first." })
  presence(
    @Arg("caseId", () => ID, { description: "The id of the case." }) caseId: string,
    @Ctx() context: Context,
  ): Promise<PresenceRow[]> {
    return isId("case", caseId) ? presenceFor(context, caseId) : Promise.resolve([]);
  }

  @Mutation(() => AnnouncePresencePayload, {
    description: "Say that you are on a case, and what you do there; again within thirty seconds.",
  })
  announcePresence(@Arg("input") input: AnnouncePresenceInput, @Ctx() context: Context): Promise<object> {
    const sign = { caseId: input.caseId, kind: input.kind ?? null };
    const answered = executeCommand(
      context,
      "announcePresence",
      input,
      (work) => announcePresence(work, sign),
      ({ caseId }) => ({
        presence: () => presenceFor(context, caseId),
      }),
    );
    return answered.then((payload) => ({ presence: [], ...payload }));
  }
}
