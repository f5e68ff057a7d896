import { registerEnumType } from "type-graphql";
import { MOODS } from "../../domain/case-facts";
import { ATTEMPT_OUTCOMES, PRESENCE_KINDS } from "../../domain/conversation";
import { enumOf } from "../../graphql/enum-of";

/** A customer's mood. */
export const Moods = enumOf(MOODS);
/** Whether an attempt to resolve helped. */
export const AttemptOutcomes = enumOf(ATTEMPT_OUTCOMES);
/** What somebody is doing on a case right now. */
export const PresenceKinds = enumOf(PRESENCE_KINDS);

registerEnumType(Moods, { name: "Mood", description: "A customer's mood as a person reads it." });
registerEnumType(AttemptOutcomes, { name: "AttemptOutcome", description: "Whether an attempt to resolve helped." });
registerEnumType(PresenceKinds, {
  name: "PresenceKind",
  description: "What somebody is doing on a case right now; COMPOSING is a reply in the making, NOTING a note.",
});
