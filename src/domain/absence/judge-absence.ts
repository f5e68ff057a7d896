import type { PersonId } from "../ids";
import type { PersonStanding } from "../permissions";
import { type Refusal, refuse } from "../refusal";
import type { Duty } from "./duty";

export const ABSENCE_KINDS = ["LEAVE", "AWAY_NOW"] as const;
/** Leave with dates, or away from this instant until a time. */
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];

export const ABSENCE_STEPS = ["RECORDED", "BEGAN", "ENDED", "CANCELLED"] as const;
/** How an absence moved. */
export type AbsenceStep = (typeof ABSENCE_STEPS)[number];

export const ABSENCE_STATES = ["RECORDED", "RUNNING", "ENDED", "CANCELLED"] as const;
/** Where an absence stands. */
export type AbsenceState = (typeof ABSENCE_STATES)[number];

/** A span of absence: the start in, the end out. */
interface AbsenceSpan {
  from: Date;
  until: Date;
}

const LATENCY_MS = 60_000;
const LONGEST_AHEAD_MS = 2 * 366 * 24 * 3_600_000;

/**
 * Refuses a span in which somebody cannot be absent.
 *
 * It is over, ends before it starts, lies too far ahead, or overlaps another absence of the same person.
 * A start within the last minute is now: a click takes a while to arrive.
 */
export function judgeSpan({ from, until }: AbsenceSpan, others: readonly AbsenceSpan[], now: Date): Refusal | null {
  if (until <= from) return refuse("ENDS_BEFORE_START", "An absence ends after it starts.", { path: ["until"] });
  if (from.getTime() < now.getTime() - LATENCY_MS)
    return refuse("IN_THE_PAST", "An absence starts now or in the future.", { path: ["from"] });
  if (until <= now) return refuse("IN_THE_PAST", "An absence ends in the future.", { path: ["until"] });
  if (until.getTime() - now.getTime() > LONGEST_AHEAD_MS)
    return refuse("TOO_FAR_AHEAD", "An absence ends within two years.", { path: ["until"] });
  if (!others.some((other) => other.from < until && from < other.until)) return null;
  return refuse("LEAVES_OVERLAP", "They are absent in part of this time already.", { path: ["from"] });
}

/**
 * Refuses whoever may not decide about somebody's absence and cover.
 *
 * Each decides about their own, a lead about their team's, an admin about everybody's.
 */
export function judgeAbsenceOf(actor: PersonStanding, person: Pick<PersonStanding, "id" | "memberOf">): Refusal | null {
  if (actor.id === person.id || actor.roles.includes("ADMIN")) return null;
  const leads = actor.roles.includes("TEAM_LEAD") && person.memberOf.some((teamId) => actor.leaderOf.includes(teamId));
  return leads ? null : notYourTeam();
}

/** Refuses whoever may not decide about a team's cover: its leads may, and an admin. */
export function judgeCoverOfTeam(actor: PersonStanding, teamId: string): Refusal | null {
  if (actor.roles.includes("ADMIN")) return null;
  return actor.roles.includes("TEAM_LEAD") && actor.leaderOf.some((id) => id === teamId) ? null : notYourTeam();
}

function notYourTeam(): Refusal {
  return refuse("NOT_YOUR_TEAM", "Somebody else's absence and cover are for the lead of their team, or an admin.");
}

/**
 * Refuses a plan that names somebody for one duty twice.
 *
 * The path is where it does so again: which of the two was meant nobody can know.
 */
export function judgeNamedOnce(plan: readonly Duty[]): Refusal | null {
  const names = plan.map(({ kind, subjectId }) => `${kind} ${subjectId}`);
  const again = names.findIndex((name, index) => names.indexOf(name) < index);
  if (again < 0) return null;
  return refuse("CHANGE_UNCLEAR", "The plan names this duty already; name each once.", { path: ["plan", String(again)] });
}

/** Refuses somebody as the receiver of their own duties. */
export function judgeReceivers(personId: PersonId, plan: readonly { toPersonId: string }[], defaultToId: string | null): Refusal | null {
  const index = plan.findIndex(({ toPersonId }) => toPersonId === personId);
  const path = index >= 0 ? ["plan", String(index), "toPersonId"] : defaultToId === personId ? ["defaultToPersonId"] : null;
  return path === null ? null : refuse("NOT_TO_ONESELF", "Who is away cannot take what they hold.", { path });
}
