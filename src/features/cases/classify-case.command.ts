import type { UnitOfWork } from "../../db/unit-of-work";
import type { Impact, Priority, SlaTier, Urgency, Workaround } from "../../domain/case-facts";
import { judgeClassify } from "../../domain/case-steps";
import { patchBetween } from "../../domain/event";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { priorityFrom, severityOf } from "../../domain/severity";
import { findCategory } from "../customers/find-category.command";
import { findTeam } from "../people/find-team.command";
import { holdSteward } from "../people/hold-steward.command";
import type { CaseRow } from "./case-row.type";
import { appendChange, lockCase, saveCase } from "./change-case.command";
import type { StepRefs } from "./step-refs";

/** What changes about a case's classification; what is left out stays. */
export interface ClassifyCase {
  caseId: string;
  expectedRevision?: number | null;
  urgency?: Urgency | null;
  impact?: Impact | null;
  workaround?: Workaround | null;
  /** `null` lets the priority follow the severity again. */
  priority?: Priority | null;
  categoryKey?: string | null;
  supportTier?: number | null;
  slaTier?: SlaTier | null;
  teamId?: string | null;
  productLine?: string | null;
}

/** Changes what a case is about and how much it matters; severity follows, and so may priority. */
export async function classifyCase(work: UnitOfWork, input: ClassifyCase): Promise<StepRefs | Refusal> {
  // Persons before cases: a case that nobody has taken goes to the steward of the queue it is moved to.
  if (input.teamId !== undefined && input.teamId !== null) await holdSteward(work, input.teamId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, now } = locked;
  const refused = judgeClassify({ ...locked, facts: row });
  if (refused !== null) return refused;
  const categoryKey = input.categoryKey ?? row.categoryKey;
  const teamId = input.teamId ?? row.teamId;
  if (categoryKey !== row.categoryKey && (await findCategory(work, categoryKey)) === null) {
    return refuse("CATEGORY_UNKNOWN", "There is no such category.", { path: ["categoryKey"] });
  }
  const team = await findTeam(work, teamId);
  if (team === null) return refuse("NOT_FOUND", "There is no such team.", { path: ["teamId"] });

  const urgency = input.urgency ?? row.urgency;
  const impact = input.impact ?? row.impact;
  const workaround = input.workaround ?? row.workaround;
  const severity = severityOf(urgency, impact, workaround);
  const priorityDefaulted = input.priority === undefined ? row.priorityDefaulted : input.priority === null;
  const classified: CaseRow = {
    ...row,
    urgency,
    impact,
    workaround,
    severity,
    priorityDefaulted,
    priority: priorityDefaulted ? priorityFrom(severity) : (input.priority ?? row.priority),
    categoryKey,
    teamId: team.id,
    supportTier: input.supportTier ?? row.supportTier,
    slaTier: input.slaTier ?? row.slaTier,
    productLine: input.productLine === undefined ? row.productLine : input.productLine,
  };
  if (patchBetween(row, classified) === null) return refuse("NOTHING_TO_CHANGE", "The case is classified so already.");
  const changed = appendChange(work, row, classified, "CASE_CLASSIFIED");
  await saveCase(work, changed.row, now);
  return { caseId: row.id, eventId: changed.eventId };
}
