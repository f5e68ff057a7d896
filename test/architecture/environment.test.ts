import { resolve } from "node:path";
import { findEnvironmentReaders } from "./gates/find-environment-readers";
import { listFiles } from "./gates/list-files";

const files = listFiles(resolve(__dirname, "../.."), ["src", "migrations"]);
const readers = (text: string) => findEnvironmentReaders([{ path: "src/jobs/x.ts", text }], "src/config.ts");

describe("the environment", () => {
  it("is read by src/config.ts alone", () => {
    expect(findEnvironmentReaders(files, "src/config.ts")).toEqual([]);
  });

  it.each([
    "const port = process.env.PORT;",
    'const port = process["env"].PORT;',
    "const { env } = process;",
    "const { env: all } = process;",
    "const port = globalThis.process.env.PORT;",
    'import { env } from "node:process";',
  ])("is seen to be read in: %s", (text) => {
    expect(readers(text)).toEqual(["src/jobs/x.ts"]);
  });

  it.each([
    "const at = process.hrtime();",
    "// process.env is read elsewhere",
    'import { argv } from "node:process";',
    "const { env } = options;",
  ])("is not read in: %s", (text) => {
    expect(readers(text)).toEqual([]);
  });
});
