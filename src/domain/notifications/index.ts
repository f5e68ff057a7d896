export { DEFAULT_CAUSES, NOTIFICATION_CAUSES, NOTIFICATION_DAYS, type NotificationCause } from "./causes";
export { decideNotifications, type Listener } from "./decide-notifications";
export { CONCERNING_EVENTS, type Concern, findConcerned, type Parties } from "./find-concerned";
export { OUT_OF_SIGHT, tellNotification } from "./tell-notification";
