import type { PersonId, TeamId } from "../ids";
import { mayOwn, type PersonStanding } from "../permissions";
import { type Refusal, refuse } from "../refusal";

export const DUTY_KINDS = [
  "OWNERSHIP",
  "ACTING_OWNERSHIP",
  "CONTACT_OWNERSHIP",
  "RESOLUTION_OWNERSHIP",
  "QUEUE_STEWARDSHIP",
  "COVER",
  "TASK",
  "CONTACT_DELEGATION",
  "TRANSFER_OFFER",
  "PROPOSAL",
] as const;
/** What somebody holds that may not be left behind: it is handed over, or ends with their leaving. */
export type DutyKind = (typeof DUTY_KINDS)[number];

const HALVES: readonly DutyKind[] = ["CONTACT_OWNERSHIP", "RESOLUTION_OWNERSHIP"];
const OF_ONE_PERSON: ReadonlySet<DutyKind> = new Set(["CONTACT_DELEGATION", "TRANSFER_OFFER", "PROPOSAL"]);
const ENDING_KINDS: ReadonlySet<DutyKind> = new Set(["TASK", ...HALVES, ...OF_ONE_PERSON]);

/**
 * Whether a duty that nobody was named for ends with its holder's leaving.
 *
 * Otherwise it stands in the way of it. Ownership always needs a successor; half of a split one goes back to the owner, and what others asked
 * of this very person to those who asked.
 */
export function endsWithHolder(kind: DutyKind): boolean {
  return ENDING_KINDS.has(kind);
}

export const HANDOVER_WAYS = ["SUCCESSOR", "ACTING"] as const;
/** Whether who takes a duty keeps it, or holds it until the absence ends. */
export type HandoverWay = (typeof HANDOVER_WAYS)[number];

/**
 * One thing somebody holds.
 *
 * A case, a team's queue, a place in somebody's cover, or what others asked of them.
 */
export interface Duty {
  kind: DutyKind;
  subjectId: string;
}

/** A duty with what decides who could take it. */
export interface HeldDuty extends Duty {
  /** The team whose members may take it though they are external; `null`: nobody external may. */
  teamId: TeamId | null;
  /** Who may not take it beside its holder: the owner of a case on which they stand in. */
  notTo: PersonId | null;
  /** Who takes it where nobody else does, in order: the queue's steward, then the leads of the team. */
  heirs: readonly PersonId[];
  /** For whom its holder stands in: their cover is asked before the holder's own. Left out: for nobody. */
  standsInFor?: { personId: PersonId; teamIds: readonly TeamId[] } | null;
  /** Who stands in for its holder now, and goes on where the plan names nobody else. Left out: nobody does. */
  standInId?: PersonId | null;
}

/** Who takes one duty, and how. */
export interface Handover extends Duty {
  toPersonId: PersonId;
  way: HandoverWay;
}

/**
 * Refuses somebody who could not take a duty.
 *
 * That is who left, who holds no role that owns (for a task: none that works on cases), or is external and not of the team.
 * The leave to answer a customer, an offer and a proposal pass on to nobody.
 */
export function judgeTaker(duty: HeldDuty, receiver: PersonStanding): Refusal | null {
  if (!receiver.active) return refuse("PERSON_INACTIVE", "They no longer work here.");
  if (receiver.id === duty.notTo) return refuse("ALREADY_OWNER", "They own this case already.");
  if (duty.kind === "COVER") return null;
  if (duty.kind === "TASK") {
    if (receiver.roles.every((role) => role === "ADMIN")) return refuse("PERSON_NOT_ELIGIBLE", "No role of theirs works on cases.");
  } else if (OF_ONE_PERSON.has(duty.kind)) {
    return refuse("PERSON_NOT_ELIGIBLE", "This was asked of one person, and passes on to nobody.");
  } else if (!mayOwn(receiver)) {
    return refuse("PERSON_NOT_ELIGIBLE", "No role of theirs can own a case.");
  }
  if (!receiver.external || (duty.teamId !== null && receiver.memberOf.includes(duty.teamId))) return null;
  return refuse("EXTERNAL_OUTSIDE_TEAM", "An external agent can own only cases of their team.");
}

/** How a duty can be handed over: only a case can be acted for, everything else passes on. */
export function wayFor(kind: DutyKind, wanted: HandoverWay): HandoverWay {
  return kind === "OWNERSHIP" ? wanted : kind === "ACTING_OWNERSHIP" ? "ACTING" : "SUCCESSOR";
}
