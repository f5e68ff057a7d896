import type { AccountId, CaseId, ContactId, PersonId, TeamId } from "./ids";

export const CASE_STATUSES = ["NEW", "OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_INTERNAL", "RESOLVED", "CLOSED"] as const;
/** Where a case stands. */
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const URGENCIES = ["URGENT", "NOT_URGENT"] as const;
/** URGENT: harm grows while we wait. */
export type Urgency = (typeof URGENCIES)[number];

export const IMPACTS = ["HIGH", "NORMAL"] as const;
/** HIGH: a whole account or many, or data, security, money or law. */
export type Impact = (typeof IMPACTS)[number];

export const WORKAROUNDS = ["NONE", "PARTIAL"] as const;
/** PARTIAL: the main task is possible with loss. */
export type Workaround = (typeof WORKAROUNDS)[number];

export const SEVERITIES = ["CRITICAL", "HIGH", "NORMAL", "LOW"] as const;
/** Urgency × impact, one step less for a partial workaround. */
export type Severity = (typeof SEVERITIES)[number];

export const PRIORITIES = ["P1", "P2", "P3", "P4"] as const;
/** What is worked on first; defaults from severity. */
export type Priority = (typeof PRIORITIES)[number];

export const CHANNELS = ["EMAIL", "CHAT", "PHONE", "WEB", "API", "SOCIAL"] as const;
/** How a case arrived. */
export type Channel = (typeof CHANNELS)[number];

export const OWNERSHIP_MODELS = ["INDIVIDUAL", "QUEUE", "TEAM", "NEXT_AVAILABLE"] as const;
/** How a case finds its owner. */
export type OwnershipModel = (typeof OWNERSHIP_MODELS)[number];

export const MOODS = ["POSITIVE", "NEUTRAL", "NEGATIVE"] as const;
/** A customer's mood, set by a person and unknown until then. */
export type Mood = (typeof MOODS)[number];

export const SLA_TIERS = ["STANDARD", "PREMIER"] as const;
/** The column of the SLA policy that holds for a case. */
export type SlaTier = (typeof SLA_TIERS)[number];

export const ACCOUNT_TIERS = ["STANDARD", "BUSINESS", "ENTERPRISE", "VIP"] as const;
/** What the customer bought. */
export type AccountTier = (typeof ACCOUNT_TIERS)[number];

/**
 * All that is true of a case and is not a text: ids, codes, numbers and instants.
 *
 * Instants are ISO-8601 in UTC with milliseconds. A case's row holds exactly these; each event's `after` is a patch over them, so that folding the events yields the row again.
 */
export interface CaseFacts {
  number: number;
  sourceReference: string | null;
  channel: Channel;
  status: CaseStatus;
  urgency: Urgency;
  impact: Impact;
  workaround: Workaround;
  severity: Severity;
  priority: Priority;
  /** Whether the priority still follows the severity. */
  priorityDefaulted: boolean;
  categoryKey: string;
  productLine: string | null;
  supportTier: number;
  slaTier: SlaTier;
  tags: string[];
  teamId: TeamId;
  accountId: AccountId | null;
  contactId: ContactId | null;
  ownershipModel: OwnershipModel;
  ownerId: PersonId;
  /** The number of the open ownership interval, counting from 1. */
  ownershipNumber: number;
  ownerSince: string;
  contactOwnerId: PersonId;
  resolutionOwnerId: PersonId;
  /** Still with the steward of a queue: nobody has taken it yet. */
  untaken: boolean;
  /** Who holds the owner's powers until `actingUntil`; accountability stays. */
  actingOwnerId: PersonId | null;
  actingUntil: string | null;
  /** A customer spoke last and nobody has answered. */
  needsReply: boolean;
  mood: Mood | null;
  nextStepActorId: PersonId | ContactId | null;
  nextStepDueAt: string | null;
  openedAt: string;
  resolvedAt: string | null;
  closedAt: string | null;
}

/** A case with its identity and its lock. */
export interface CaseRecord extends CaseFacts {
  id: CaseId;
  revision: number;
  /** The number of the newest event in the case's stream. */
  lastSequence: number;
}

/** Whether somebody still has to do something about a case. */
export function isOpen(status: CaseStatus): boolean {
  return status !== "RESOLVED" && status !== "CLOSED";
}
