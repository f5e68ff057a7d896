import type { DutyHolder } from "../../db/duty-holder";
import { coverDuty } from "../absence/cover-duty.command";
import { stewardshipDuty } from "../people/stewardship-duty.command";
import { actingDuty } from "./acting-duty.command";
import { contactDuty, resolutionDuty } from "./half-duty.command";
import { offeredDuty } from "./offered-duty.command";
import { ownedDuty } from "./owned-duty.command";

/** Who answers for what somebody holds, as far as this feature knows; people and teams before cases. */
export const ownDutyHolders: readonly DutyHolder[] = [
  coverDuty,
  stewardshipDuty,
  ownedDuty,
  actingDuty,
  contactDuty,
  resolutionDuty,
  offeredDuty,
];
