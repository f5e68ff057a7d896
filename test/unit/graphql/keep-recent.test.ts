import { Recent } from "../../../src/graphql/keep-recent";

test("what was used longest ago makes room", () => {
  const recent = new Recent<string, number>(2);
  recent.set("a", 1);
  recent.set("b", 2);
  expect(recent.get("a")).toBe(1);
  recent.set("c", 3);
  expect([recent.get("a"), recent.get("b"), recent.get("c"), recent.size]).toEqual([1, undefined, 3, 2]);
});

test("what is set again is kept once", () => {
  const recent = new Recent<string, number>(2);
  recent.set("a", 1);
  recent.set("a", 2);
  expect([recent.get("a"), recent.size]).toEqual([2, 1]);
});
