import fc from "fast-check";
import { CASE_STATUSES, type CaseFacts, MOODS, PRIORITIES, SEVERITIES } from "../../../src/domain/case-facts";
import type { PersonId } from "../../../src/domain/ids";

const PEOPLE: readonly PersonId[] = [1, 2, 3, 4].map((number) => `per_0000000000000000000000000${number}` as const);

export const anyone = fc.constantFrom(...PEOPLE);

/** An instant within a few minutes, in milliseconds, so that several fall together. */
export const anyInstant = fc.integer({ min: 0, max: 200 }).map((millis) => new Date(Date.UTC(2026, 2, 2, 9, 0, 0, millis)).toISOString());

/** A case in any status under any owner, split or not, in its first to fifth stretch of ownership. */
export const anyFacts: fc.Arbitrary<CaseFacts> = fc.record({
  number: fc.integer({ min: 1, max: 99_999 }),
  sourceReference: fc.constant(null),
  channel: fc.constant("EMAIL" as const),
  status: fc.constantFrom(...CASE_STATUSES),
  urgency: fc.constant("URGENT" as const),
  impact: fc.constant("HIGH" as const),
  workaround: fc.constant("NONE" as const),
  severity: fc.constantFrom(...SEVERITIES),
  priority: fc.constantFrom(...PRIORITIES),
  priorityDefaulted: fc.boolean(),
  categoryKey: fc.constantFrom("BUG", "OUTAGE"),
  productLine: fc.constant(null),
  supportTier: fc.integer({ min: 1, max: 4 }),
  slaTier: fc.constant("STANDARD" as const),
  tags: fc.constant([]),
  teamId: fc.constant("team_00000000000000000000000001" as const),
  accountId: fc.constant(null),
  contactId: fc.constant(null),
  ownershipModel: fc.constantFrom("INDIVIDUAL" as const, "QUEUE" as const),
  ownerId: anyone,
  ownershipNumber: fc.integer({ min: 1, max: 5 }),
  ownerSince: fc.constant("2026-03-02T09:00:00.000Z"),
  contactOwnerId: anyone,
  resolutionOwnerId: anyone,
  untaken: fc.boolean(),
  actingOwnerId: fc.option(anyone),
  actingUntil: fc.option(anyInstant),
  needsReply: fc.boolean(),
  mood: fc.option(fc.constantFrom(...MOODS)),
  nextStepActorId: fc.option(fc.oneof(anyone, fc.constant("con_00000000000000000000000001" as const))),
  nextStepDueAt: fc.constant("2026-03-03T09:00:00.000Z"),
  openedAt: fc.constant("2026-03-02T08:00:00.000Z"),
  resolvedAt: fc.constant(null),
  closedAt: fc.constant(null),
});
