import type { UnitOfWork } from "../../db/unit-of-work";
import type { OwnershipReason } from "../../domain/ownership";
import { type Refusal, refuse } from "../../domain/refusal";
import { findCategory } from "../customers/find-category.command";
import { findTeam } from "../people/find-team.command";

/** Refuses a right category or team that does not exist: a wrong place would teach routing something wrong. */
export async function checkRightPlace(work: UnitOfWork, reason: OwnershipReason): Promise<Refusal | null> {
  if (reason.rightCategoryKey !== null && (await findCategory(work, reason.rightCategoryKey)) === null) {
    return refuse("CATEGORY_UNKNOWN", "There is no such category.", { path: ["reason", "rightCategoryKey"] });
  }
  if (reason.rightTeamId !== null && (await findTeam(work, reason.rightTeamId)) === null) {
    return refuse("NOT_FOUND", "There is no such team.", { path: ["reason", "rightTeamId"] });
  }
  return null;
}
