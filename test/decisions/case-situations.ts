import type { CaseFacts, CaseStatus } from "../../src/domain/case-facts";
import type { CaseRight, RightQuestion } from "../../src/domain/case-rights";
import type { AccountId, PersonId, TeamId } from "../../src/domain/ids";
import { type CaseTies, type PersonRole, type PersonStanding, standingOf } from "../../src/domain/permissions";

/** What a row of a decision table says of the case. */
export interface CaseGiven {
  status?: CaseStatus;
  untaken?: boolean;
  /** One hand holds it: the owner answers the customer and fixes it. Left out: `contact` and `resolver` hold the halves. */
  whole?: boolean;
  /** Who stands in for the owner; left out: nobody, or who asks where that is `acting`. */
  acting?: string;
  /** Nobody is known who could be answered. */
  nobodyToAnswer?: boolean;
  /** Nobody could take it back. */
  noWayBack?: boolean;
  /** An absence of who asks runs now. */
  away?: boolean;
  /** What became of the last attempt to resolve it; left out: it worked, and waits for the customer's word. */
  lastAttempt?: "NONE" | "FAILED" | "CONFIRMED";
  /** Whose the next step is; left out: the owner's. */
  nextStep?: string;
  offer?: { to: string; by: string; expired?: boolean };
}

/** The rights that move ownership; the rows of each are in ownership-moves.yaml, those of every other right in case-steps.yaml. */
export const OWNERSHIP_VERBS: readonly CaseRight[] = [
  ...(["TAKE", "TRANSFER", "WITHDRAW", "ACCEPT", "DECLINE", "FORCE"] as const),
  ...(["STEAL", "RETURN", "SET_ACTING_OWNER", "END_ACTING_OWNER", "SPLIT", "REJOIN", "REOPEN"] as const),
];

export const NOW = new Date("2026-03-02T09:00:00.000Z");
const TEAM: TeamId = "team_00000000000000000000000001";
const OTHER_TEAM: TeamId = "team_00000000000000000000000002";

interface Who {
  roles: readonly PersonRole[];
  external?: boolean;
  memberOf?: readonly TeamId[];
  leaderOf?: readonly TeamId[];
  tie?: CaseTies["held"][number];
  accountTeam?: boolean;
}

const helping = (raci: "CONSULTED" | "INFORMED") => ({ relation: "COLLABORATOR", raci, until: null }) as const;

/** Everybody that a decision table may name. */
const CAST: { readonly [who: string]: Who } = {
  owner: { roles: ["AGENT"], memberOf: [TEAM] },
  acting: { roles: ["AGENT"], tie: { relation: "ACTING_OWNER", raci: null, until: null } },
  contact: { roles: ["AGENT"] },
  resolver: { roles: ["AGENT"] },
  lead: { roles: ["TEAM_LEAD"], leaderOf: [TEAM] },
  delegate: { roles: ["AGENT"], tie: { relation: "DELEGATE", raci: null, until: null } },
  "past-delegate": { roles: ["AGENT"], tie: { relation: "DELEGATE", raci: null, until: NOW } },
  "other-lead": { roles: ["TEAM_LEAD"], leaderOf: [OTHER_TEAM] },
  manager: { roles: ["ESCALATION_MANAGER"] },
  admin: { roles: ["ADMIN"] },
  csm: { roles: ["CUSTOMER_SUCCESS_MANAGER"] },
  "csm-of-account": { roles: ["CUSTOMER_SUCCESS_MANAGER"], accountTeam: true },
  agent: { roles: ["AGENT"], memberOf: [TEAM] },
  helper: { roles: ["AGENT"], tie: helping("CONSULTED") },
  informed: { roles: ["AGENT"], tie: helping("INFORMED") },
  external: { roles: ["AGENT"], external: true },
  member: { roles: ["AGENT"], external: true, memberOf: [TEAM] },
};

/** The id of somebody of the cast. */
export function idOf(who: string): PersonId {
  const place = Object.keys(CAST).indexOf(who);
  if (place < 0) throw new Error(`nobody in the cast is called ${who}`);
  return `per_000000000000000000000000${String(place + 10)}`;
}

/** The standing of somebody of the cast. */
export function personOf(who: string): PersonStanding {
  const { roles, external = false, memberOf = [], leaderOf = [] } = CAST[who]!;
  return { id: idOf(who), roles, external, active: true, memberOf, leaderOf };
}

/** The question that a row asks: somebody, how they stand to the case, the case, and the offer in the air. */
export function questionOf(who: string, given: CaseGiven): RightQuestion {
  const person = personOf(who);
  const half = (holder: string) => idOf(given.whole ? "owner" : holder);
  const standIn = given.acting ?? (who === "acting" ? who : null);
  const facts: CaseFacts = {
    number: 7,
    sourceReference: null,
    channel: "EMAIL",
    status: given.status ?? "OPEN",
    urgency: "NOT_URGENT",
    impact: "NORMAL",
    workaround: "NONE",
    severity: "NORMAL",
    priority: "P3",
    priorityDefaulted: true,
    categoryKey: "BUG",
    productLine: null,
    supportTier: 1,
    slaTier: "STANDARD",
    tags: [],
    teamId: TEAM,
    accountId: given.nobodyToAnswer ? null : ("acc_00000000000000000000000001" satisfies AccountId),
    contactId: null,
    ownershipModel: "QUEUE",
    ownerId: idOf("owner"),
    ownershipNumber: 1,
    ownerSince: "2026-03-01T09:00:00.000Z",
    contactOwnerId: half("contact"),
    resolutionOwnerId: half("resolver"),
    untaken: given.untaken ?? false,
    actingOwnerId: standIn === null ? null : idOf(standIn),
    actingUntil: standIn === null ? null : "2026-03-02T17:00:00.000Z",
    needsReply: false,
    mood: null,
    nextStepActorId: idOf(given.nextStep ?? "owner"),
    nextStepDueAt: "2026-03-03T09:00:00.000Z",
    openedAt: "2026-03-01T09:00:00.000Z",
    resolvedAt: null,
    closedAt: null,
  };
  const { tie, accountTeam = false } = CAST[who]!;
  const standing = standingOf(person, facts, { held: tie === undefined ? [] : [tie], accountTeam }, NOW);
  const { offer } = given;
  const openOffer =
    offer === undefined
      ? null
      : {
          id: "off_00000000000000000000000001",
          toId: idOf(offer.to),
          offeredBy: idOf(offer.by),
          expiresAt: new Date(NOW.getTime() + (offer.expired ? 0 : 1)).toISOString(),
        };
  const wayBack = given.noWayBack ? null : { toId: idOf("agent"), untaken: false };
  return { person, standing, facts, openOffer, now: NOW, wayBack, away: given.away ?? false, lastAttempt: lastAttemptOf(given) };
}

function lastAttemptOf({ lastAttempt }: CaseGiven): RightQuestion["lastAttempt"] {
  if (lastAttempt === "NONE") return null;
  if (lastAttempt === "FAILED") return { outcome: "FAILED", confirmedAt: null };
  return { outcome: "WORKED", confirmedAt: lastAttempt === "CONFIRMED" ? NOW.toISOString() : null };
}
