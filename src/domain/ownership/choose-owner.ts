import type { OwnershipModel } from "../case-facts";
import type { PersonId } from "../ids";

/** One available person of the team who may own a case, with what decides between them. */
export interface Candidate {
  personId: PersonId;
  /** When they last began to own a case of this account; `null` if never. */
  lastOwnedForAccountAt: string | null;
  openCases: number;
  /** When a case last became theirs; `null` if never. */
  lastAssignedAt: string | null;
}

/** Who owns a new case, by which rule, and whether somebody still has to take it. */
export interface ChosenOwner {
  ownerId: PersonId;
  rule: "STICKY" | "LEAST_LOADED" | "QUEUE" | "NOBODY_AVAILABLE";
  untaken: boolean;
}

/**
 * Who owns a case from its first instant: always somebody.
 *
 * QUEUE: the steward until someone takes it. TEAM and NEXT_AVAILABLE: the least loaded available member: fewest open cases, then longest since
 * the last assignment, then by id so that the choice never depends on the order of rows. INDIVIDUAL: before them whoever knows this account
 * (the latest), because it is a person's relation and not a team's.
 * With nobody available the steward owns it, untaken.
 *
 * Law: every case has exactly one owner at every instant from its creation.
 */
export function chooseOwner(model: OwnershipModel, candidates: readonly Candidate[], stewardId: PersonId): ChosenOwner {
  if (model === "QUEUE") return { ownerId: stewardId, rule: "QUEUE", untaken: true };
  const knows = candidates.filter((candidate) => candidate.lastOwnedForAccountAt !== null).sort(latestOnAccountFirst)[0];
  if (model === "INDIVIDUAL" && knows !== undefined) return { ownerId: knows.personId, rule: "STICKY", untaken: false };
  const least = [...candidates].sort(leastLoadedFirst)[0];
  if (least !== undefined) return { ownerId: least.personId, rule: "LEAST_LOADED", untaken: false };
  return { ownerId: stewardId, rule: "NOBODY_AVAILABLE", untaken: true };
}

function latestOnAccountFirst(one: Candidate, other: Candidate): number {
  return compare(other.lastOwnedForAccountAt ?? "", one.lastOwnedForAccountAt ?? "") || compare(one.personId, other.personId);
}

/** Puts candidates in order: fewest open cases, then longest since the last assignment, then by id. */
export function leastLoadedFirst(one: Candidate, other: Candidate): number {
  return (
    one.openCases - other.openCases ||
    compare(one.lastAssignedAt ?? "", other.lastAssignedAt ?? "") ||
    compare(one.personId, other.personId)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
