import { type ActorId, isId, type PersonId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { personLoader } from "./person.loader";
import { serviceAccountLoader } from "./service-account.loader";

/** Who stands behind an actor's id: a person, an integration, or the system under its key. */
export async function findActor(context: Context, actor: ActorId): Promise<object> {
  if (actor.startsWith("system:")) return { key: actor, label: `Steward (${actor.slice("system:".length)})` };
  const found = isId("svc", actor) ? await serviceAccountLoader(context).load(actor) : await personLoader(context).load(actor as PersonId);
  if (found === null) throw new Error("an event names an actor who is not there");
  return found;
}
