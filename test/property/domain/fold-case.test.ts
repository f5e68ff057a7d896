import fc from "fast-check";
import {
  CASE_STATUSES,
  type CaseFacts,
  CHANNELS,
  IMPACTS,
  MOODS,
  OWNERSHIP_MODELS,
  PRIORITIES,
  SEVERITIES,
  SLA_TIERS,
  URGENCIES,
  WORKAROUNDS,
} from "../../../src/domain/case-facts";
import { type EventPatch, foldCase, patchBetween } from "../../../src/domain/event";
import { anyPersonId, anyTeamId } from "./any-standing";

const anyInstant = fc.constantFrom("2026-03-02T09:00:00.000Z", "2026-03-02T09:00:00.001Z", "2026-03-03T00:00:00.000Z");
const anyFacts: fc.Arbitrary<CaseFacts> = fc.record({
  number: fc.integer({ min: 1, max: 3 }),
  sourceReference: fc.option(fc.constantFrom("INC0001", "INC0002")),
  channel: fc.constantFrom(...CHANNELS),
  status: fc.constantFrom(...CASE_STATUSES),
  urgency: fc.constantFrom(...URGENCIES),
  impact: fc.constantFrom(...IMPACTS),
  workaround: fc.constantFrom(...WORKAROUNDS),
  severity: fc.constantFrom(...SEVERITIES),
  priority: fc.constantFrom(...PRIORITIES),
  priorityDefaulted: fc.boolean(),
  categoryKey: fc.constantFrom("BILLING", "OUTAGE"),
  productLine: fc.option(fc.constantFrom("core", "edge")),
  supportTier: fc.integer({ min: 1, max: 4 }),
  slaTier: fc.constantFrom(...SLA_TIERS),
  tags: fc.subarray(["a", "b", "c"]),
  teamId: anyTeamId,
  accountId: fc.option(fc.constantFrom("acc_00000000000000000000000001" as const)),
  contactId: fc.option(fc.constantFrom("con_00000000000000000000000001" as const)),
  ownershipModel: fc.constantFrom(...OWNERSHIP_MODELS),
  ownerId: anyPersonId,
  ownershipNumber: fc.integer({ min: 1, max: 4 }),
  ownerSince: anyInstant,
  contactOwnerId: anyPersonId,
  resolutionOwnerId: anyPersonId,
  untaken: fc.boolean(),
  actingOwnerId: fc.option(anyPersonId),
  actingUntil: fc.option(anyInstant),
  needsReply: fc.boolean(),
  mood: fc.option(fc.constantFrom(...MOODS)),
  nextStepActorId: fc.option(anyPersonId),
  nextStepDueAt: fc.option(anyInstant),
  openedAt: anyInstant,
  resolvedAt: fc.option(anyInstant),
  closedAt: fc.option(anyInstant),
});
const anyLife = fc.array(anyFacts, { minLength: 1, maxLength: 8 });
const runs = { numRuns: 1_000 };

/** The patches that a life of states leaves behind: the first state whole, then each change. */
function changesOf(life: readonly CaseFacts[]): { before: EventPatch | null; after: EventPatch }[] {
  const opened = { before: null, after: { ...life[0]! } };
  const changes = life.slice(1).map((state, index) => patchBetween(life[index]!, state));
  return [opened, ...changes.filter((change) => change !== null)];
}

describe("a case and its events", () => {
  test("folding the events yields the case's facts again", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        expect(foldCase(changesOf(life))).toEqual(life.at(-1));
      }),
      runs,
    );
  });

  test("undoing the events from the newest on yields the case as it was opened", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const undone = { ...life.at(-1)! };
        for (const change of changesOf(life).reverse()) Object.assign(undone, change.before);
        expect(undone).toEqual(life[0]);
      }),
      runs,
    );
  });

  test("a patch names exactly what changed, before and after", () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (one, other) => {
        const names = Object.keys(one) as (keyof CaseFacts)[];
        const changed = names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
        const patch = patchBetween(one, other);
        expect(Object.keys(patch?.after ?? {}).sort()).toEqual(changed.sort());
        expect(Object.keys(patch?.before ?? {}).sort()).toEqual(changed.sort());
      }),
      runs,
    );
  });

  test("where nothing changed there is no patch", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(patchBetween(facts, { ...facts, tags: [...facts.tags] })).toBeNull();
      }),
      runs,
    );
  });

  test("what is no fact of a case leaves the fold as it is", () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const events = changesOf(life);
        const noise = { after: { offerId: "off_00000000000000000000000001", move: "TAKEN", briefId: null } };
        expect(foldCase([noise, ...events.flatMap((event) => [event, noise, { after: null }])])).toEqual(foldCase(events));
      }),
      runs,
    );
  });
});
