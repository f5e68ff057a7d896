import type { Follower } from "./db/log/follower";
import { CONCERNING_EVENTS } from "./domain/notifications";
import { notifyOfEvents } from "./features/notifications/notify-of-events.command";
import { NOTIFIER } from "./features/notifications/read-notifications.store";

/** What reads on in the placed log, each from its own place: the effect of an event comes after its commit, once, whatever dies. */
export const followers: readonly Follower[] = [{ name: NOTIFIER, types: CONCERNING_EVENTS, apply: notifyOfEvents }];
