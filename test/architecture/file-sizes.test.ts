import { resolve } from "node:path";
import { listFiles } from "./gates/list-files";
import { findLongFiles, medianLength } from "./gates/measure-sizes";

const files = listFiles(resolve(__dirname, "../.."), ["src", "admin"]);
const ofLines = (path: string, count: number) => ({ path, text: "x\n".repeat(count) });

describe("the size of files", () => {
  it("is never over 300 lines", () => {
    expect(findLongFiles(files, 300)).toEqual([]);
  });

  it("is at most 70 lines for half of them", () => {
    expect(medianLength(files)).toBeLessThanOrEqual(70);
  });

  it("is found when one line too many is written", () => {
    expect(findLongFiles([ofLines("a.ts", 300), ofLines("b.ts", 301)], 300)).toEqual(["b.ts: 301 lines"]);
  });

  it("has the median of what was measured", () => {
    expect(medianLength([ofLines("a.ts", 10), ofLines("b.ts", 71), ofLines("c.ts", 90)])).toBe(71);
  });
});
