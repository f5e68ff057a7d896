import fc from "fast-check";
import type { EventPatch, EventType } from "../../../src/domain/event";
import { caseAsOf, type PastEvent } from "../../../src/domain/history/case-as-of";
import { anyPersonId } from "./any-standing";

const START = Date.parse("2026-03-02T09:00:00.000Z");
const iso = (minute: number) => new Date(START + minute * 60_000).toISOString();
const runs = { numRuns: 1_000 };

interface State {
  ownerId: string;
  contactOwnerId: string;
  resolutionOwnerId: string;
  status: string;
  priority: string;
  actingOwnerId: string | null;
  actingUntil: string | null;
  helping: Set<string>;
}

/** One thing that happens: how it is told, and what it makes of the state. */
type Change = (state: State, minute: number) => { type: EventType; before: EventPatch | null; after: EventPatch; next: Partial<State> };

const anyChange: fc.Arbitrary<Change> = fc.oneof(
  fc.constantFrom("OPEN", "RESOLVED", "CLOSED").map(
    (status): Change =>
      () => ({ type: "CASE_STATUS_CHANGED", before: null, after: { status }, next: { status } }),
  ),
  fc.constantFrom("P1", "P4").map(
    (priority): Change =>
      () => ({ type: "CASE_CLASSIFIED", before: null, after: { priority }, next: { priority } }),
  ),
  anyPersonId.map(
    (ownerId): Change =>
      (state) => ({
        type: "OWNERSHIP_CHANGED",
        before: { ownerId: state.ownerId },
        after: { ownerId, contactOwnerId: ownerId, move: "FORCED" },
        next: { ownerId, contactOwnerId: ownerId, helping: new Set([...state.helping, state.ownerId]) },
      }),
  ),
  fc.tuple(anyPersonId, fc.integer({ min: 0, max: 3 })).map(
    ([actingOwnerId, span]): Change =>
      (_state, minute) => {
        const actingUntil = iso(minute + span);
        return {
          type: "ACTING_OWNER_ASSIGNED",
          before: null,
          after: { actingOwnerId, actingUntil, reason: "ABSENCE" },
          next: { actingOwnerId, actingUntil },
        };
      },
  ),
  fc.constant<Change>(() => {
    const none = { actingOwnerId: null, actingUntil: null };
    return { type: "ACTING_OWNER_ENDED", before: null, after: none, next: none };
  }),
  anyPersonId.map(
    (personId): Change =>
      (state) => ({
        type: "COLLABORATOR_ADDED",
        before: null,
        after: { personId },
        next: { helping: new Set([...state.helping, personId]) },
      }),
  ),
  anyPersonId.map(
    (personId): Change =>
      (state) => ({
        type: "COLLABORATOR_LEFT",
        before: null,
        after: { personId },
        next: { helping: new Set([...state.helping].filter((id) => id !== personId)) },
      }),
  ),
);

/** A life: the opening at minute 0, then changes at or after it, several of them perhaps in one instant. */
const anyLife = fc
  .tuple(anyPersonId, fc.array(fc.tuple(anyChange, fc.integer({ min: 0, max: 2 })), { maxLength: 12 }))
  .map(([ownerId, changes]) => {
    const opening = {
      ownerId,
      contactOwnerId: ownerId,
      resolutionOwnerId: ownerId,
      status: "NEW",
      priority: "P3",
      actingOwnerId: null,
      actingUntil: null,
    };
    let state: State = { ...opening, helping: new Set() };
    let minute = 0;
    const events: PastEvent[] = [{ id: "evt_0", type: "CASE_OPENED", occurredAt: new Date(iso(0)), before: null, after: opening }];
    const moments: { minute: number; state: State; last: string }[] = [{ minute, state, last: "evt_0" }];
    changes.forEach(([change, wait], index) => {
      minute += wait;
      const { type, before, after, next } = change(state, minute);
      state = { ...state, ...next };
      const id = `evt_${index + 1}` as const;
      events.push({ id, type, occurredAt: new Date(iso(minute)), before, after });
      moments.push({ minute, state, last: id });
    });
    return { events, moments };
  });

function shown({ state, last }: { state: State; last: string }, at: string) {
  const { helping, actingUntil, actingOwnerId, ...rest } = state;
  const acts = actingUntil !== null && actingUntil > at;
  return {
    ...rest,
    actingOwnerId: acts ? actingOwnerId : null,
    collaboratorIds: [...helping].filter((id) => id !== state.ownerId).sort(),
    lastEventId: last,
  };
}

describe("a case as of an instant", () => {
  test("at an event's instant it is the state that the last event of that instant left, and so until the next one", () => {
    fc.assert(
      fc.property(anyLife, fc.integer({ min: 0, max: 30 }), ({ events, moments }, minute) => {
        const then = moments.filter((moment) => moment.minute <= minute).at(-1)!;
        expect(caseAsOf(events, new Date(iso(minute)))).toEqual(shown(then, iso(minute)));
      }),
      runs,
    );
  });

  test("long after its last event it is what its last state says", () => {
    fc.assert(
      fc.property(anyLife, ({ events, moments }) => {
        expect(caseAsOf(events, new Date(iso(10_000)))).toEqual(shown(moments.at(-1)!, iso(10_000)));
      }),
      runs,
    );
  });

  test("before it was opened there was none", () => {
    fc.assert(
      fc.property(anyLife, ({ events }) => {
        expect(caseAsOf(events, new Date(START - 1))).toBeNull();
        expect(caseAsOf([], new Date(START))).toBeNull();
      }),
      runs,
    );
  });
});
