import type { UnitOfWork } from "../../db/unit-of-work";
import { PERSON_ROLES, type PersonRole } from "../../domain/permissions";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { findLevels } from "./authority-level.store";
import { judgeLevel, type LevelAnswer } from "./judge-level";
import type { LockedPerson } from "./lock-person.command";

/** Roles as they are kept: each once, in the order of the list. */
export function sortRoles(roles: readonly PersonRole[]): PersonRole[] {
  return PERSON_ROLES.filter((role) => roles.includes(role));
}

/** The words for a level that is not on the ladder. */
export function unknownLevel(): Refusal {
  return refuse("KEY_UNKNOWN", "There is no such authority level.", { path: ["authorityLevelKey"] });
}

/** The roles a locked person has then; never one's own, and never the last admin's. */
export function settleRoles(
  work: UnitOfWork,
  { row, adminIds }: LockedPerson,
  asked: readonly PersonRole[] | null | undefined,
): PersonRole[] | Refusal {
  if (asked === undefined || asked === null) return row.roles;
  const roles = sortRoles(asked);
  if (work.actor === row.id && String(roles) !== String(sortRoles(row.roles))) {
    return refuse("NOT_TO_ONESELF", "Another admin must change your roles.", { path: ["roles"] });
  }
  const losesAdmin = adminIds.includes(row.id) && !roles.includes("ADMIN");
  if (losesAdmin && adminIds.length === 1) return refuse("LAST_ADMIN", "Somebody must stay an admin.", { path: ["roles"] });
  return roles;
}

/** The authority level a locked person has then; see `judgeLevel`. */
export async function settleLevel(
  work: UnitOfWork,
  { row, adminIds }: LockedPerson,
  askedKey: string | null | undefined,
): Promise<LevelAnswer | Refusal> {
  const unchanged = {
    authorityLevelKey: row.authorityLevelKey,
    raiseToLevelKey: row.raiseToLevelKey,
    raiseAskedBy: row.raiseAskedBy,
    aloneAdmin: false,
  };
  if (askedKey === undefined || askedKey === null) return unchanged;
  const levels = await findLevels(work, [askedKey, row.authorityLevelKey]);
  const asked = levels.find(({ key }) => key === askedKey);
  const current = levels.find(({ key }) => key === row.authorityLevelKey);
  if (asked === undefined || current === undefined) return unknownLevel();
  if (work.actor !== row.id) return judgeLevel({ actor: work.actor, person: row, current, asked, adminIds });
  return asked === current
    ? unchanged
    : refuse("NOT_TO_ONESELF", "Another admin must change your authority level.", { path: ["authorityLevelKey"] });
}

/** Both, or the first refusal. */
export async function settleRights(
  work: UnitOfWork,
  locked: LockedPerson,
  asked: { roles?: readonly PersonRole[] | null; authorityLevelKey?: string | null },
): Promise<(LevelAnswer & { roles: PersonRole[] }) | Refusal> {
  const roles = settleRoles(work, locked, asked.roles);
  if (isRefusal(roles)) return roles;
  const level = await settleLevel(work, locked, asked.authorityLevelKey);
  return isRefusal(level) ? level : { ...level, roles };
}
