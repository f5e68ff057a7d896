import type { DutyHolder } from "./db/duty-holder";
import { helpDutyHolders } from "./features/collaboration/duty-holders.command";
import { ownDutyHolders } from "./features/ownership/duty-holders.command";

/** What each feature answers about the duties of people, in the order in which they change hands: people and teams before cases. */
export const dutyHolders: readonly DutyHolder[] = [...ownDutyHolders, ...helpDutyHolders];
