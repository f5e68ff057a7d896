import { mayReadNotes, type PersonStanding } from "./permissions";
import { type Refusal, refuse } from "./refusal";
import { mayRead, VISIBILITIES, type Visibility } from "./visibility";

/** One more fact about a customer: a key, a text, and who among the staff may read it. */
export interface CustomerField {
  key: string;
  value: string;
  visibility: Visibility;
}

/** The most fields that one customer carries. */
export const FIELD_LIMIT = 50;

/** Refuses fields of one customer of which two share a key, or of which there are too many. */
export function judgeFields(fields: readonly CustomerField[]): Refusal | null {
  if (fields.length > FIELD_LIMIT)
    return refuse("FIELD_LIMIT_REACHED", `A customer carries at most ${FIELD_LIMIT} fields.`, { path: ["fields"] });
  const index = fields.findIndex(({ key }, place) => fields.findIndex((other) => other.key === key) < place);
  if (index < 0) return null;
  return refuse("KEY_TAKEN", "Another field of this customer has this key.", { path: ["fields", String(index), "key"] });
}

/**
 * The visibilities of the customer fields that somebody may read.
 *
 * An external agent never reads INTERNAL_ONLY, and neither does an integration without the scope for notes.
 */
export function readableFields(reader: Pick<PersonStanding, "external" | "scopes">): readonly Visibility[] {
  return VISIBILITIES.filter((visibility) => mayRead(reader, visibility) && (visibility === "ALL_STAFF" || mayReadNotes(reader)));
}
