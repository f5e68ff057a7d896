import { standsIn } from "../../../../src/domain/ownership";

const END = "2026-03-02T09:00:00.000Z";
const inMs = (milliseconds: number) => new Date(Date.parse(END) + milliseconds);

describe("standing in for an owner", () => {
  test.each([
    [-1, true],
    [0, false],
    [1, false],
  ])("until an instant, %d ms after it gives the owner's powers: %s", (milliseconds, acts) => {
    expect(standsIn({ actingOwnerId: "per_a", actingUntil: END }, inMs(milliseconds))).toBe(acts);
  });

  test("nobody does where nobody was named", () => {
    expect(standsIn({ actingOwnerId: null, actingUntil: null }, inMs(-1))).toBe(false);
  });
});
