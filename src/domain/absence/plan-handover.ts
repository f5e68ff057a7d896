import type { PersonId, TeamId } from "../ids";
import type { PersonStanding } from "../permissions";
import { type CoverRules, coverChain } from "./cover";
import { endsWithHolder, type Handover, type HandoverWay, type HeldDuty, judgeTaker, wayFor } from "./duty";

/** What decides who takes everything that somebody holds. */
export interface HandoverQuestion {
  leaverId: PersonId;
  /** The teams whose cover follows the person's own. */
  teamIds: readonly TeamId[];
  duties: readonly HeldDuty[];
  /** Who was named for single duties. */
  named: readonly Handover[];
  /** Who was named for everything else; `null`: nobody. */
  defaultToId: PersonId | null;
  rules: CoverRules;
  /** The way of what nobody was named for. */
  way: HandoverWay;
  /** Whether the standing cover and the heirs may take anything: not where somebody leaves for good. */
  reach: "NAMED" | "COVER" | "HEIRS";
  /** Whoever may be asked, with what they may own. */
  people: ReadonlyMap<string, PersonStanding>;
  isAvailable(personId: PersonId): boolean;
}

/** Who takes what, what ends with whoever held it, and what nobody takes. */
export interface HandoverPlan {
  handed: Handover[];
  ending: HeldDuty[];
  outstanding: HeldDuty[];
}

/**
 * Who takes each duty of somebody who leaves.
 *
 * Whom the plan names for it, then the plan's receiver of everything else, then the person's standing cover, then their teams',
 * then the cover of the duty's own team, then its heirs: the first who is available and could hold it.
 * What was asked of this very person goes only to whom the plan names for it, and else ends.
 *
 * Law: nobody can be deactivated, or begin a recorded leave, while a case would keep them as owner without an acting owner or a successor.
 */
export function planHandover(question: HandoverQuestion): HandoverPlan {
  const plan: HandoverPlan = { handed: [], ending: [], outstanding: [] };
  for (const duty of question.duties) {
    const taker = candidatesFor(question, duty).find((handover) => mayTake(question, duty, handover.toPersonId));
    if (taker !== undefined) plan.handed.push(taker);
    else if (endsWithHolder(duty.kind)) plan.ending.push(duty);
    else plan.outstanding.push(duty);
  }
  return plan;
}

/** Everybody who may be asked to take something, so that they can be held before the first thing moves. */
export function whoMayBeAsked(question: Omit<HandoverQuestion, "people" | "isAvailable">): PersonId[] {
  return [...new Set(question.duties.flatMap((duty) => candidatesFor(question, duty).map(({ toPersonId }) => toPersonId)))].sort();
}

function candidatesFor(question: Omit<HandoverQuestion, "people" | "isAvailable">, duty: HeldDuty): Handover[] {
  const { leaverId, teamIds, named, defaultToId, rules, reach } = question;
  const given = named.filter(({ kind, subjectId }) => kind === duty.kind && subjectId === duty.subjectId);
  const ownTeam = duty.teamId === null || teamIds.includes(duty.teamId) ? [] : [duty.teamId];
  const others = endsWithHolder(duty.kind)
    ? []
    : [
        ...(defaultToId === null ? [] : [defaultToId]),
        ...(reach === "NAMED" ? [] : coverChain({ rules, personId: leaverId, teamIds: [...teamIds, ...ownTeam] })),
        ...(reach === "HEIRS" ? duty.heirs : []),
      ];
  const { kind, subjectId } = duty;
  return [
    ...given.map((handover) => ({ ...handover, way: wayFor(kind, handover.way) })),
    ...others.map((toPersonId) => ({ kind, subjectId, toPersonId, way: wayFor(kind, question.way) })),
  ];
}

function mayTake({ leaverId, people, isAvailable }: HandoverQuestion, duty: HeldDuty, toPersonId: PersonId): boolean {
  const receiver = people.get(toPersonId);
  return toPersonId !== leaverId && receiver !== undefined && isAvailable(toPersonId) && judgeTaker(duty, receiver) === null;
}
