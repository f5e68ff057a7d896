/** One way to break a desk by hand, the sentence that must find it, and SQL that names the offender before it is broken. */
export interface Break {
  what: string;
  sentence: string;
  sql: string;
  offender: string;
}
