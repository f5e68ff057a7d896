import type { Logger } from "pino";
import type { Database } from "./db/database";
import { forgetOldAnswers } from "./db/forget-old-answers";
import { forgetOldNotifications } from "./features/notifications/forget-old-notifications.command";
import type { Chore } from "./jobs/start-chores";

/** What is forgotten each hour, and said in the log. */
export function listChores(database: Database, logger: Logger): Chore[] {
  return [
    {
      name: "forget-old-answers",
      run: async () => logger.info({ answers: await forgetOldAnswers(database) }, "forgot the answers of more than seven days ago"),
    },
    {
      name: "forget-old-notifications",
      run: async () =>
        logger.info({ notifications: await forgetOldNotifications(database) }, "forgot the notifications of more than ninety days ago"),
    },
  ];
}
