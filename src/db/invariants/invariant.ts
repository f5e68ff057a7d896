/** One sentence that must be true of the whole database, with the SQL that finds whoever breaks it. */
export interface Invariant {
  law: number;
  sentence: string;
  /** Answers one column, `offender`; `asked.at` is the instant of the question. It reads tables only: no command, no rule of the code. */
  sql: string;
}
