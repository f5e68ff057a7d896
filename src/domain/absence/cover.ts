import type { PersonId, TeamId } from "../ids";
import { type Refusal, refuse } from "../refusal";

/** One place in a standing cover: a person, and whether whoever covers them comes next. */
export interface CoverStep {
  personId: PersonId;
  thenTheirCover: boolean;
}

/** The standing cover of people and of teams, by whose it is, in order. */
export type CoverRules = ReadonlyMap<string, readonly CoverStep[]>;

/** Whose cover is asked: a person's own rule first, then those of the teams, in order. */
export interface CoverQuestion {
  rules: CoverRules;
  personId: PersonId;
  teamIds: readonly TeamId[];
}

/**
 * Everybody who stands in for somebody, in order, each once and never they themselves.
 *
 * Where a step goes on to whoever covers that person, their own rule follows at its place.
 */
export function coverChain({ rules, personId, teamIds }: CoverQuestion): PersonId[] {
  const chain = new Set<PersonId>();
  const followed = new Set<string>();
  const follow = (subject: string): void => {
    if (followed.has(subject)) return;
    followed.add(subject);
    for (const step of rules.get(subject) ?? []) {
      chain.add(step.personId);
      if (step.thenTheirCover) follow(step.personId);
    }
  };
  for (const subject of [personId, ...teamIds]) follow(subject);
  chain.delete(personId);
  return [...chain];
}

/** Who stands in for somebody now: the first available of their cover; `null` where nobody is. */
export function coverFor(question: CoverQuestion, isAvailable: (personId: PersonId) => boolean): PersonId | null {
  return coverChain(question).find(isAvailable) ?? null;
}

/**
 * Refuses a cover that comes back to where it began, by whatever way.
 *
 * A rule that names somebody whose own rule names the first is no loop by itself; going on from one to the other is.
 */
export function judgeCoverLoop(rules: CoverRules): Refusal | null {
  for (const subject of rules.keys()) {
    if (comesBack(rules, subject, subject, new Set()))
      return refuse("COVER_LOOP", "This cover would come back to where it began.", { path: ["chain"] });
  }
  return null;
}

// What a person leads to does not depend on the way there: each is looked at once, however many ways there are.
function comesBack(rules: CoverRules, subject: string, at: string, seen: Set<string>): boolean {
  if (seen.has(at)) return false;
  seen.add(at);
  const steps = rules.get(at) ?? [];
  return steps.some(
    ({ personId, thenTheirCover }) => personId === subject || (thenTheirCover && comesBack(rules, subject, personId, seen)),
  );
}
