import { refuseClosed } from "../case-steps";
import { mayOnCase } from "../permissions";
import type { Refusal } from "../refusal";
import { type OwnQuestion, ofOwnTeam, refuseAway, refuseOneself } from "./judge-moves";

/**
 * Whether a person may take this case over from its owner: `null` for yes.
 *
 * A lead in their own team, an escalation manager and an admin everywhere; whoever steals must be able to own, and there.
 */
export function judgeSteal(question: OwnQuestion): Refusal | null {
  const { person, standing, facts } = question;
  const refused = ofOwnTeam(person, mayOnCase(person, "STEAL", standing)) ?? refuseClosed(facts);
  return refused ?? refuseOneself(person, standing, facts) ?? refuseAway(question);
}
