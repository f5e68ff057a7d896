import { ABSENCE_READS } from "./ask-absence";
import { CASE_READS } from "./ask-cases";
import { COLLABORATION_READS } from "./ask-collaboration";
import { CONVERSATION_READS } from "./ask-conversation";
import { CUSTOMER_READS } from "./ask-customers";
import { HISTORY_READS } from "./ask-history";
import { NOTIFICATION_READS } from "./ask-notifications";
import { OWNERSHIP_READS } from "./ask-ownership";
import { PEOPLE_READS } from "./ask-people";
import type { Reads } from "./reading";

export type { Answered } from "./reading";

/** How each readable field is asked in a cell's situation: one table a feature folder, and a line here for each. */
export const READS: Reads = {
  ...ABSENCE_READS,
  ...PEOPLE_READS,
  ...CUSTOMER_READS,
  ...CASE_READS,
  ...OWNERSHIP_READS,
  ...COLLABORATION_READS,
  ...CONVERSATION_READS,
  ...NOTIFICATION_READS,
  ...HISTORY_READS,
};
