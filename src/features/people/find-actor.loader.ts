import type { ActorId, PersonId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { personLoader } from "./person.loader";

/** Who stands behind an actor's id: a person, or the system under its key. */
export async function findActor(context: Context, actor: ActorId): Promise<object> {
  if (actor.startsWith("system:")) return { key: actor, label: `Steward (${actor.slice("system:".length)})` };
  const person = await personLoader(context).load(actor as PersonId);
  if (person === null) throw new Error("an event names an actor who is not there");
  return person;
}
