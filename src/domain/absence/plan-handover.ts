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

/** Who takes what, what stays with a stand-in, what ends with its holder, and what nobody takes. */
export interface HandoverPlan {
  handed: Handover[];
  staying: HeldDuty[];
  ending: HeldDuty[];
  outstanding: HeldDuty[];
}

/**
 * Who takes each duty of somebody who leaves.
 *
 * Whom the plan names for it, then who stands in for them already, then the plan's receiver of everything else, then the standing cover of
 * the owner for whom they stand in, then their own, then their teams', then that of the duty's own team, then its heirs: the first who is
 * available and could hold it.
 * What was asked of this very person goes only to whom the plan names for it, and else ends.
 *
 * Law: nobody can be deactivated, or begin a recorded leave, while a case would keep them as owner without an acting owner or a successor.
 */
export function planHandover(question: HandoverQuestion): HandoverPlan {
  const plan: HandoverPlan = { handed: [], staying: [], ending: [], outstanding: [] };
  for (const duty of question.duties) {
    const fits = ({ toPersonId }: Handover) => mayTake(question, duty, toPersonId);
    const named = namedFor(question, duty).find(fits);
    const standInId = standInOf(question, duty);
    const stays = named === undefined && standInId !== null && mayTake(question, duty, standInId);
    const taker = named ?? othersFor(question, duty).find(fits);
    if (stays) plan.staying.push(duty);
    else if (taker !== undefined) plan.handed.push(taker);
    else if (endsWithHolder(duty.kind)) plan.ending.push(duty);
    else plan.outstanding.push(duty);
  }
  return plan;
}

type Question = Omit<HandoverQuestion, "people" | "isAvailable">;

/** Everybody who may be asked to take something, so that they can be held before the first thing moves. */
export function whoMayBeAsked(question: Question): PersonId[] {
  const asked = question.duties.flatMap((duty) => {
    const standInId = standInOf(question, duty);
    const takers = [...namedFor(question, duty), ...othersFor(question, duty)].map(({ toPersonId }) => toPersonId);
    return standInId === null ? takers : [standInId, ...takers];
  });
  return [...new Set(asked)].sort();
}

// Whoever stands in now may have stopped by the time at which an absence begins that is only recorded.
function standInOf({ reach }: Question, { standInId }: HeldDuty): PersonId | null {
  return reach === "HEIRS" ? (standInId ?? null) : null;
}

function namedFor({ named }: Question, { kind, subjectId }: HeldDuty): Handover[] {
  const given = named.filter((handover) => handover.kind === kind && handover.subjectId === subjectId);
  return given.map((handover) => ({ ...handover, way: wayFor(kind, handover.way) }));
}

function othersFor(question: Question, duty: HeldDuty): Handover[] {
  const { leaverId, teamIds, defaultToId, rules, reach, way } = question;
  const { kind, subjectId, teamId, heirs } = duty;
  if (endsWithHolder(kind)) return [];
  const chains = [...(duty.standsInFor ? [duty.standsInFor] : []), { personId: leaverId, teamIds }];
  const cover = chains.flatMap(({ personId, teamIds: theirs }) =>
    coverChain({ rules, personId, teamIds: teamId === null ? theirs : [...theirs, teamId] }),
  );
  return [...(defaultToId === null ? [] : [defaultToId]), ...(reach === "NAMED" ? [] : cover), ...(reach === "HEIRS" ? heirs : [])].map(
    (toPersonId) => ({ kind, subjectId, toPersonId, way: wayFor(kind, way) }),
  );
}

function mayTake({ leaverId, people, isAvailable }: HandoverQuestion, duty: HeldDuty, toPersonId: PersonId): boolean {
  const receiver = people.get(toPersonId);
  return toPersonId !== leaverId && receiver !== undefined && isAvailable(toPersonId) && judgeTaker(duty, receiver) === null;
}
