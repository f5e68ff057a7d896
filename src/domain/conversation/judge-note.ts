import { refuseClosed, type StepQuestion } from "../case-steps";
import { type CaseStanding, mayOnCase, mayReadNotes, maySee, type PersonStanding } from "../permissions";
import { type Refusal, refuse } from "../refusal";
import { mayRead, VISIBILITIES, type Visibility } from "../visibility";

/**
 * Whether somebody may write a note: `null` for yes.
 *
 * Nobody writes what they could not read: an external agent's note is for all staff.
 */
export function judgeNote({ person, standing, facts }: StepQuestion, visibility: Visibility = "ALL_STAFF"): Refusal | null {
  const refused = mayOnCase(person, "NOTE", standing) ?? refuseClosed(facts);
  if (refused !== null) return refused;
  if (mayRead(person, visibility)) return null;
  return refuse("NOT_INTERNAL", "Only people inside write notes that only they read.", { path: ["visibility"] });
}

/**
 * The visibilities of the notes that somebody may read.
 *
 * None for an integration without the scope for notes.
 */
export function readableNotes(reader: Pick<PersonStanding, "external" | "scopes">): readonly Visibility[] {
  return mayReadNotes(reader) ? VISIBILITIES.filter((visibility) => mayRead(reader, visibility)) : [];
}

/** Refuses to mention somebody in a note who could not read it. */
export function judgeMention(person: PersonStanding, standing: CaseStanding, visibility: Visibility): Refusal | null {
  if (maySee(person, standing) && mayRead(person, visibility)) return null;
  return refuse("MENTION_CANNOT_SEE", "Somebody you mention could not read this note.", { path: ["mentionIds"] });
}
