import { EVENT_TYPES, type EventPatch, type EventType } from "../../../src/domain/event";
import { tellChange } from "../../../src/domain/tell-change";

const ANA = "per_00000000000000000000000001";
const BEN = "per_00000000000000000000000002";
const OFFER = "off_00000000000000000000000001";
const NAMES = new Map([
  [ANA, "Ana"],
  [BEN, "Ben"],
]);

const tell = (type: EventType, before: EventPatch | null, after: EventPatch | null) =>
  tellChange({ type, before, after, about: "case 7", nameOf: (id) => NAMES.get(id) ?? null });

test("a change of owner is told with both names, and nothing else", () => {
  const after = { ownerId: BEN, ownershipNumber: 2, move: "TAKEN", reason: null, offerId: OFFER };
  expect(tell("OWNERSHIP_CHANGED", { ownerId: ANA, ownershipNumber: 1 }, after)).toBe(
    "Ben owns case 7 from now on, and Ana stays informed.",
  );
});

test("a change without a sentence of its own is told by the facts that changed, as they were and as they are", () => {
  const before = { priority: "P3", ownerId: ANA, severity: 3, tags: [], untaken: true, until: null };
  const after = { priority: "P1", ownerId: BEN, severity: 3, tags: ["vip", "eu"], untaken: false, until: null, extra: 5 };
  expect(tell("CASE_CLASSIFIED", before, after)).toBe(
    "Case 7: priority P3 → P1, owner Ana → Ben, tags none → vip eu, untaken yes → no, extra 5.",
  );
});

test("an erasure is told of the contact, and of each case whose texts went", () => {
  expect(tell("CONTACT_ERASED", null, { blankedTexts: 3 })).toBe("What was written by and about case 7 is blanked for good.");
  expect(tell("CONTACT_ERASED", null, { erasedContactId: "con_00000000000000000000000001", blankedTexts: 3 })).toBe(
    "What was written on case 7 by and about somebody is blanked for good.",
  );
});

test("an id that has no name, or none that the reader may know, is never shown", () => {
  expect(tell("TEAM_CHANGED", { offerId: null }, { offerId: OFFER })).toBe("Case 7: nothing that has a name.");
  expect(tell("OWNERSHIP_CHANGED", { ownerId: "per_00000000000000000000000009" }, { ownerId: ANA })).toBe(
    "Ana owns case 7 from now on, and somebody stays informed.",
  );
});

test("whatever kind of event it is, it is one sentence that begins with a capital letter and ends with a full stop", () => {
  for (const type of EVENT_TYPES) expect(tell(type, null, null)).toMatch(/^[A-Z][^\n]*\.$/);
});
