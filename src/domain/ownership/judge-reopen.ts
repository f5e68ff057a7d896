import { judgeReopening } from "../case-status";
import { mayOnCase } from "../permissions";
import type { Refusal } from "../refusal";
import type { MoveQuestion } from "./judge-moves";

/**
 * Whether a person may reopen this case: `null` for yes.
 *
 * Only who holds the owner's powers, and only what has ended.
 */
export function judgeReopen({ person, standing, facts }: MoveQuestion): Refusal | null {
  return mayOnCase(person, "REOPEN", standing) ?? judgeReopening(facts.status);
}
