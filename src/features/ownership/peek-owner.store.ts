import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { CaseStatus } from "../../domain/case-facts";
import { isId, type PersonId, type TeamId } from "../../domain/ids";

/** Who owned a case a moment ago, in which stretch of ownership and which team, and where it stood. */
export interface PeekedOwner {
  ownerId: PersonId;
  teamId: TeamId;
  ownershipNumber: number;
  status: CaseStatus;
}

const PEEK: Statement = {
  name: "peek_owner",
  text: `select owner_id as "ownerId", team_id as "teamId", ownership_number as "ownershipNumber", status from cases where id = $1`,
};

/** Who owns a case, without its lock: what a command may prepare by, never what it decides by. */
export async function peekOwner(work: UnitOfWork, caseId: string): Promise<PeekedOwner | null> {
  if (!isId("case", caseId)) return null;
  const [row] = await work.query<PeekedOwner>(PEEK, [caseId]);
  return row ?? null;
}
