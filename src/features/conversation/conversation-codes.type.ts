import { MOODS } from "../../domain/case-facts";
import { ATTEMPT_OUTCOMES, PRESENCE_KINDS } from "../../domain/conversation";
import { describeEnum } from "../../graphql/describe-enum";

/** A customer's mood. */
export const Moods = describeEnum("Mood", "A customer's mood as a person reads it.", MOODS, {
  POSITIVE: "Pleased.",
  NEUTRAL: "Neither pleased nor annoyed, as somebody read it; where nobody has looked yet there is no mood at all.",
  NEGATIVE: "Annoyed, worried or angry.",
});
/** Whether an attempt to resolve helped. */
export const AttemptOutcomes = describeEnum("AttemptOutcome", "Whether an attempt to resolve helped.", ATTEMPT_OUTCOMES, {
  WORKED: "It helped, as far as we know; the customer may confirm it, and their coming back makes it FAILED.",
  FAILED: "It did not help; nobody needs to try it again.",
});
/** What somebody is doing on a case right now. */
export const PresenceKinds = describeEnum(
  "PresenceKind",
  "What somebody is doing on a case right now; COMPOSING is a reply in the making, NOTING a note.",
  PRESENCE_KINDS,
  {
    VIEWING: "They read the case.",
    NOTING: "They write an internal note.",
    COMPOSING: "They write an answer to the customer: whoever begins another should ask them first.",
  },
);
