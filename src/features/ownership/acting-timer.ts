/** The kind of timer that gives the owner's powers back when a stand-in's time is over; its subject is the case. */
export const ACTING_ENDS = "acting-ends";
