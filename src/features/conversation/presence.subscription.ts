import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import type { Context } from "../../graphql/context";
import type { PresenceRow } from "./presence.store";
import { Presence } from "./presence.type";
import { watchPresence } from "./watch-presence.loader";

/** The live picture of who is on a case. */
@Resolver()
export class PresenceSubscription {
  @Subscription(() => [Presence], {
    description: "Who is on a case: first as it is, then at each change; the right is asked again for each picture.",
    subscribe: ({ context, args }: { context: Context; args: { caseId: string } }) => watchPresence(context, args.caseId),
  })
  presence(
    @Root() present: PresenceRow[],
    @Ctx() _context: Context,
    @Arg("caseId", () => ID, { description: "The id of the case." }) _caseId: string,
  ): PresenceRow[] {
    return present;
  }
}
