import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../..");

interface Report {
  diagnostics: { category: string; location: { path: string | { file: string } } }[];
}

/** Lints texts as if each lay at its path of a tree with our biome.json, and lists the rules each breaks. */
function rulesBroken(texts: { path: string; code: string }[]): Record<string, string[]> {
  const place = mkdtempSync(join(tmpdir(), "steward-biome-"));
  try {
    copyFileSync(join(root, "biome.json"), join(place, "biome.json"));
    for (const { path, code } of texts) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), `${code}\n`);
    }
    const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
    const run = spawnSync(process.execPath, [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."], {
      cwd: place,
      encoding: "utf8",
    });
    const broken: Record<string, string[]> = {};
    for (const { category, location } of (JSON.parse(run.stdout) as Report).diagnostics) {
      const path = typeof location.path === "string" ? location.path : location.path.file;
      const rule = category.split("/").at(-1) as string;
      broken[path] = [...(broken[path] ?? []), rule];
    }
    return broken;
  } finally {
    rmSync(place, { recursive: true });
  }
}

const bad: [rule: string, path: string, code: string][] = [
  ["noExplicitAny", "src/domain/x.ts", "export const x: any = 1;"],
  ["noProcessEnv", "src/jobs/x.ts", "export const port = process.env.PORT;"],
  ["noConsole", "src/jobs/x.ts", 'console.log("hello");'],
  ["noDefaultExport", "src/domain/x.ts", "export default 1;"],
  ["noEnum", "src/domain/x.ts", "export enum X { One = 1 }"],
  ["noFloatingPromises", "src/db/x.ts", "async function save() { await 1; }\nexport function go() { save(); }"],
  ["useImportType", "src/domain/x.ts", 'import { Clock } from "./clock";\nexport type Mine = Clock;'],
  ["useThrowOnlyError", "src/domain/x.ts", 'export function stop() { throw "no"; }'],
  ["useErrorMessage", "src/domain/x.ts", "export function stop() { throw new Error(); }"],
  ["noNonNullAssertion", "src/domain/x.ts", "export const first = (all: number[]) => all[0]!;"],
  ["noTsIgnore", "src/domain/x.ts", "// @ts-ignore\nexport const x: number = 1;"],
  ["noUnusedImports", "src/domain/x.ts", 'import { y } from "./y";\nexport const x = 1;'],
  ["noFocusedTests", "test/unit/x.test.ts", 'it.only("rules", () => { expect(1).toBe(1); });'],
  ["noSkippedTests", "test/unit/x.test.ts", 'it.skip("rules", () => { expect(1).toBe(1); });'],
  ["noEmptyBlockStatements", "src/domain/x.ts", "export function go() { try { JSON.parse('1'); } catch {} }"],
];

const good: [what: string, path: string, code: string][] = [
  ["src/config.ts may read the environment", "src/config.ts", "export const port = process.env.PORT;"],
  ["the command line may print", "src/cli.ts", 'console.log("hello");'],
  ["a config file may export by default", "admin/graphiql/vite.config.mjs", "export default 1;"],
  [
    "a promise that is awaited is not floating",
    "src/db/x.ts",
    "async function save() { await 1; }\nexport async function go() { await save(); }",
  ],
  [
    "a decorated file keeps the imports its metadata needs",
    "src/features/cases/case.type.ts",
    'import { Field, ObjectType } from "type-graphql";\nimport { Person } from "../people/person.type";\n@ObjectType()\nexport class Case {\n  @Field()\n  owner: Person;\n}',
  ],
];

describe("the Biome rules", () => {
  // Each text gets a name of its own, so that one run judges them all.
  const apart = (path: string, index: number) => path.replace("/x.", `/x${index}.`);
  const texts = [...bad, ...good].map(([, path, code], index) => ({ path: apart(path, index), code }));
  const broken = rulesBroken(texts);

  it.each(bad.map(([rule], index) => ({ rule, path: texts[index]!.path })))("refuse what breaks $rule", ({ rule, path }) => {
    expect(broken[path] ?? []).toContain(rule);
  });

  it.each(good.map(([what], index) => ({ what, path: texts[bad.length + index]!.path })))("let pass: $what", ({ path }) => {
    expect(broken[path] ?? []).toEqual([]);
  });
});
