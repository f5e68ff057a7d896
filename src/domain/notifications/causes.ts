export const NOTIFICATION_CAUSES = ["MENTION", "OFFER", "TASK", "PROPOSAL", "DELEGATION"] as const;
/** Why somebody is notified. */
export type NotificationCause = (typeof NOTIFICATION_CAUSES)[number];

/** What notifies whoever never chose: being named by somebody, and nothing else. */
export const DEFAULT_CAUSES: readonly NotificationCause[] = ["MENTION"];

/** How long a notification is kept. */
export const NOTIFICATION_DAYS = 90;
