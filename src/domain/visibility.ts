export const VISIBILITIES = ["ALL_STAFF", "INTERNAL_ONLY"] as const;
/** Who among the staff may read a text; an external agent never reads INTERNAL_ONLY. */
export type Visibility = (typeof VISIBILITIES)[number];

/** Whether somebody may read a text of this visibility; what they may not read does not exist for them. */
export function mayRead(person: { readonly external: boolean }, visibility: Visibility): boolean {
  return visibility === "ALL_STAFF" || !person.external;
}
