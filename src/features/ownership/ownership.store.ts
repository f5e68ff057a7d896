import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { OwnershipMove, OwnershipReasonCode } from "../../domain/event";
import type { BriefId, CaseId, PersonId } from "../../domain/ids";

/** The beginning of one stretch of ownership. */
export interface IntervalStart {
  caseId: CaseId;
  number: number;
  personId: PersonId;
  since: string;
  move: OwnershipMove;
  reasonCode: OwnershipReasonCode | null;
  briefId: BriefId | null;
}

const END: Statement = { name: "end_interval", text: "update ownership set until = $3 where case_id = $1 and number = $2" };
const BEGIN: Statement = {
  name: "begin_interval",
  text: `insert into ownership (case_id, number, person_id, since, move, reason_code, brief_id, actor) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

/**
 * Begins a stretch of ownership, ending the one before it at the same instant.
 *
 * The keys of the table refuse a gap, an overlap and a second open interval; the case's row must name this one before the commit.
 */
export async function beginInterval(work: UnitOfWork, start: IntervalStart): Promise<void> {
  if (start.number > 1) await work.query(END, [start.caseId, start.number - 1, start.since]);
  await work.query(BEGIN, [
    start.caseId,
    start.number,
    start.personId,
    start.since,
    start.move,
    start.reasonCode,
    start.briefId,
    work.actor,
  ]);
}
