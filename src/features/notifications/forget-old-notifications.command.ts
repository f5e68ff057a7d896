import type { Database } from "../../db/database";
import { deleteOldNotifications } from "./read-notifications.store";

/** Forgets notifications of more than ninety days ago, read or not, and tells how many. */
export function forgetOldNotifications(database: Database): Promise<number> {
  return deleteOldNotifications(database);
}
