/** The kind of timer that begins a recorded leave; its subject is the absence. */
export const LEAVE_BEGINS = "leave-begins";
/** The kind of timer that ends an absence; its subject is the absence. */
export const ABSENCE_ENDS = "absence-ends";
