import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import { NOTIFICATION_CAUSES, type NotificationCause } from "../../domain/notifications";
import { writeCauses } from "./notify.store";

/** What notifies the actor from now on; nothing at all where the list is empty. */
export interface SetNotificationCauses {
  causes: readonly NotificationCause[];
}

/** Chooses what notifies the actor; what came before stays as it is. */
export async function setNotificationCauses(work: UnitOfWork, { causes }: SetNotificationCauses): Promise<Refs> {
  await writeCauses(
    work,
    work.actor,
    NOTIFICATION_CAUSES.filter((cause) => causes.includes(cause)),
  );
  return {};
}
