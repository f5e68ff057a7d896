import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeTransition } from "../../domain/case-status";
import type { ProposalKind, ProposedValues } from "../../domain/collaboration";
import { judgeReceiver } from "../../domain/ownership";
import type { PersonStanding } from "../../domain/permissions";
import { type Refusal, refuse } from "../../domain/refusal";
import type { CaseRow } from "../cases/case-row.type";
import { findCategory } from "../customers/find-category.command";

/**
 * Refuses a proposal that the owner could not accept as things are now, or that asks for what is so already.
 *
 * Accepting asks again: much may have changed until then.
 */
export async function checkProposal(
  work: UnitOfWork,
  row: CaseRow,
  kind: ProposalKind,
  values: ProposedValues,
  receiver: PersonStanding | null,
): Promise<Refusal | null> {
  switch (kind) {
    case "STATUS":
      return values.status === null ? null : at("status", judgeTransition(row.status, values.status));
    case "PRIORITY":
      return sameAs("priority", values.priority, row.priority);
    case "SUPPORT_TIER":
      return sameAs("supportTier", values.supportTier, row.supportTier);
    case "SLA_TIER":
      return sameAs("slaTier", values.slaTier, row.slaTier);
    case "CATEGORY":
      if (values.categoryKey !== null && (await findCategory(work, values.categoryKey)) === null) {
        return refuse("CATEGORY_UNKNOWN", "There is no such category.", { path: ["categoryKey"] });
      }
      return sameAs("categoryKey", values.categoryKey, row.categoryKey);
    case "OWNER":
      if (receiver === null) return refuse("NOT_FOUND", "There is no such person.", { path: ["ownerId"] });
      return at("ownerId", judgeReceiver(row, receiver));
    case "CLOSE":
      return null;
  }
}

function at(field: string, refusal: Refusal | null): Refusal | null {
  return refusal === null ? null : { ...refusal, path: [field] };
}

function sameAs(field: string, proposed: string | number | null, now: string | number): Refusal | null {
  return proposed === now ? refuse("NOTHING_TO_CHANGE", "The case is so already.", { path: [field] }) : null;
}
