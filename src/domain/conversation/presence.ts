export const PRESENCE_KINDS = ["VIEWING", "NOTING", "COMPOSING"] as const;
/** What somebody is doing on a case right now; COMPOSING is a reply in the making, NOTING a note. */
export type PresenceKind = (typeof PRESENCE_KINDS)[number];

/** How long somebody is seen on a case without a new sign of them. */
export const PRESENCE_SECONDS = 30;
