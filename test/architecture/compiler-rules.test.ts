import { resolve } from "node:path";
import ts from "typescript";

const root = resolve(__dirname, "../..");

/** Compiles a text with the project's own tsconfig and lists the codes of its errors. */
function errorsOf(code: string): number[] {
  const { config } = ts.readConfigFile(resolve(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const path = resolve(root, "src/fixture.ts");
  const host = ts.createCompilerHost({ ...options, types: [] });
  const { getSourceFile } = host;
  host.fileExists = (name) => name === path || ts.sys.fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(path, code, ts.ScriptTarget.ES2023) : getSourceFile(name, ...rest);
  const program = ts.createProgram([path], { ...options, types: [] }, host);
  return ts.getPreEmitDiagnostics(program).map(({ code: number }) => number);
}

const described = (meanings: string) =>
  `import { describeEnum } from "./graphql/describe-enum";\nexport const Doors = describeEnum("Door", "A door.", ["OPEN", "SHUT"], ${meanings});`;

const bad: [what: string, code: string, error: number][] = [
  ["an element that may be missing", "export const first: number = ([] as number[])[0];", 2322],
  ["null where a value is meant", "export const owner: string = null;", 2322],
  ["a parameter without a type", "export const owns = (person) => person;", 7006],
  ["an unused local", "const unused = 1;\nexport const used = 2;", 6133],
  ["an unused parameter", "export const owns = (person: string) => 1;", 6133],
  ["an override that does not say so", "class A { go() {} }\nexport class B extends A { go() {} }", 4114],
  ["a case that falls through", "export function go(n: number) { switch (n) { case 1: n++; case 2: return n; } return 0; }", 7029],
  ["an enum with a value that is not described", described('{ OPEN: "One walks in." }'), 2345],
  ["an enum with a description of no value", described('{ OPEN: "One walks in.", SHUT: "One knocks.", AJAR: "One peeps." }'), 2353],
];

describe("the compiler", () => {
  it.each(bad)("refuses %s", (_what, code, error) => {
    expect(errorsOf(code)).toEqual([error]);
  });

  it("accepts a text without these faults", () => {
    expect(errorsOf("export const first = (all: readonly number[]): number => all[0] ?? 0;")).toEqual([]);
    expect(errorsOf(described('{ OPEN: "One walks in.", SHUT: "One knocks." }'))).toEqual([]);
  });
});
