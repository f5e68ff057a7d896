import { resolve } from "node:path";
import { findForbiddenNames } from "./gates/find-forbidden-names";
import { listFiles } from "./gates/list-files";

const ours = listFiles(resolve(__dirname, "../.."), ["src", "admin", "migrations", "scripts", "test"])
  .map(({ path }) => path)
  .filter((path) => !path.startsWith("test/architecture/fixtures/"));

describe("the names of files", () => {
  it("say what is inside", () => {
    expect(findForbiddenNames(ours)).toEqual([]);
  });

  it("are in kebab-case", () => {
    expect(ours.filter((path) => !/^[a-z0-9.\-/]+$/.test(path))).toEqual([]);
  });

  it("are refused when they say nothing", () => {
    const bad = [
      "src/utils.ts",
      "src/common/x.ts",
      "src/features/cases/case-service.ts",
      "src/features/cases/cases.manager.ts",
      "src/base.entity.ts",
    ];
    expect(findForbiddenNames(bad)).toEqual(bad);
  });

  it("may begin with a word of the domain", () => {
    expect(findForbiddenNames(["src/features/people/service-account.type.ts", "src/db/base-case.ts"])).toEqual([]);
  });
});
