import type { CaseId, PersonId, TeamId } from "../../../../src/domain/ids";

/** What is there to be written wrongly: a case with its owner, two more people of whom one has left, and a team. */
export interface ThereIs {
  caseId: CaseId;
  personId: PersonId;
  otherId: PersonId;
  goneId: PersonId;
  teamId: TeamId;
}

/** By a constraint's name: statements of one transaction, of which the last is refused by exactly that constraint. */
export type BadWrites = Readonly<Record<string, readonly string[]>>;

const CASE_COLUMNS = `subject, channel, status, urgency, impact, workaround, severity, priority, priority_defaulted, category_key, support_tier, sla_tier,
  team_id, ownership_model, owner_id, ownership_number, owner_since, contact_owner_id, resolution_owner_id, next_step_what, next_step_actor_id,
  next_step_due_at, updated_at`;

/** A second case like the one that is there, which has no owner's interval yet. */
export const anotherCase = (caseId: string): string =>
  `insert into cases (id, opened_at, ${CASE_COLUMNS}) select 'case_new', opened_at, ${CASE_COLUMNS} from cases where id = '${caseId}'`;
