import type { DutyHolder } from "../../db/duty-holder";
import { delegationDuty } from "./delegation-duty.command";
import { proposalDuty } from "./proposal-duty.command";
import { taskDuty } from "./task-duty.command";

/**
 * Who answers for what helpers and owners were asked on cases.
 *
 * Asked after the cases themselves have changed hands.
 */
export const helpDutyHolders: readonly DutyHolder[] = [taskDuty, delegationDuty, proposalDuty];
