import { refuseClosed } from "../case-steps";
import { mayOnCase } from "../permissions";
import type { Refusal } from "../refusal";
import { type MoveQuestion, ofOwnTeam, refuseOneself } from "./judge-moves";

/**
 * Whether a person may take this case over from its owner: `null` for yes.
 *
 * A lead in their own team, an escalation manager and an admin everywhere; whoever steals must be able to own.
 */
export function judgeSteal({ person, standing, facts }: MoveQuestion): Refusal | null {
  return ofOwnTeam(person, mayOnCase(person, "STEAL", standing)) ?? refuseClosed(facts) ?? refuseOneself(person, standing, facts);
}
