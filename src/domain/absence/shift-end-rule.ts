import type { CaseFacts } from "../case-facts";

export const SHIFT_END_RULES = ["WAIT", "COVER", "NEXT_AVAILABLE"] as const;
/** What a team does with an urgent open case when its owner's shift ends. */
export type ShiftEndRule = (typeof SHIFT_END_RULES)[number];

/** Whether a case is too urgent to wait for its owner's next shift. */
export function cannotWait({ severity }: Pick<CaseFacts, "severity">): boolean {
  return severity === "CRITICAL" || severity === "HIGH";
}
