import type { OwnershipReasonCode } from "../event";
import { type Refusal, refuse } from "../refusal";

/** Why a person moves an owner, as they say it. */
export interface OwnershipReason {
  code: OwnershipReasonCode;
  text: string | null;
  rightCategoryKey: string | null;
  rightTeamId: string | null;
}

/** Refuses a reason that says too little: OTHER needs words, MISROUTED the right category or team. */
export function judgeReason(reason: OwnershipReason): Refusal | null {
  if (reason.code === "OTHER" && (reason.text === null || reason.text.trim() === "")) {
    return refuse("REASON_REQUIRED", "Say in words why, when the reason is OTHER.", { path: ["reason", "text"] });
  }
  if (reason.code === "MISROUTED" && reason.rightCategoryKey === null && reason.rightTeamId === null) {
    return refuse("RIGHT_PLACE_REQUIRED", "Name the right category or team, so that routing can learn.", { path: ["reason"] });
  }
  return null;
}
