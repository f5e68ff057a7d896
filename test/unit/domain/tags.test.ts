import { changeTags, exceedsTagLimit, isTag, TAG_LIMIT } from "../../../src/domain/tags";

describe("tags", () => {
  test.each(["a", "7", "vip", "tier-2", "eu_west", "0-day", "a".repeat(40)])("%s is a tag", (text) => {
    expect(isTag(text)).toBe(true);
  });

  test.each(["", "-vip", "_vip", "VIP", "two words", "über", "a,b", "vip\n", "a".repeat(41)])("%j is no tag", (text) => {
    expect(isTag(text)).toBe(false);
  });

  test("adding appends in the order of the codes and says what is new", () => {
    expect(changeTags(["m"], ["z", "a"], [])).toEqual({ tags: ["a", "m", "z"], added: ["a", "z"], removed: [] });
  });

  test("removing says what is gone and leaves the rest", () => {
    expect(changeTags(["a", "b", "c"], [], ["c", "a"])).toEqual({ tags: ["b"], added: [], removed: ["a", "c"] });
  });

  test("adding what is there and removing what is not changes nothing", () => {
    expect(changeTags(["a", "b"], ["a"], ["z"])).toEqual({ tags: ["a", "b"], added: [], removed: [] });
  });

  test("a tag named twice is added once", () => {
    expect(changeTags([], ["a", "a"], [])).toEqual({ tags: ["a"], added: ["a"], removed: [] });
  });

  test("a tag that is both added and removed is there afterwards", () => {
    expect(changeTags(["a"], ["a"], ["a"])).toEqual({ tags: ["a"], added: [], removed: [] });
    expect(changeTags([], ["a"], ["a"])).toEqual({ tags: ["a"], added: ["a"], removed: [] });
  });

  test("the tags that were there are left untouched", () => {
    const current = ["b", "a"];
    changeTags(current, ["c"], ["a"]);
    expect(current).toEqual(["b", "a"]);
  });

  test("a case carries thirty tags and no more", () => {
    const thirty = Array.from({ length: TAG_LIMIT }, (_, index) => `t${index}`);
    expect(TAG_LIMIT).toBe(30);
    expect(exceedsTagLimit(changeTags([], thirty, []).tags)).toBe(false);
    expect(exceedsTagLimit(changeTags(thirty, ["one-more"], []).tags)).toBe(true);
    expect(exceedsTagLimit(changeTags(thirty, ["one-more"], ["t0"]).tags)).toBe(false);
  });
});
