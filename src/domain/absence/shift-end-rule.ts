export const SHIFT_END_RULES = ["WAIT", "COVER", "NEXT_AVAILABLE"] as const;
/** What a team does with an urgent open case when its owner's shift ends. */
export type ShiftEndRule = (typeof SHIFT_END_RULES)[number];
