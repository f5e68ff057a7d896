/** The kind of timer that rings when a shift ends; its subject is the person or team whose calendar it is. */
export const SHIFT_ENDS = "shift-ends";
