import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const gate = resolve(__dirname, "../../scripts/check-schema-drift.mjs");

function check(printed: string, committed: string): { code: number | null; said: string } {
  const place = mkdtempSync(join(tmpdir(), "steward-schema-"));
  try {
    const [ours, theirs] = [join(place, "printed.graphql"), join(place, "committed.graphql")] as const;
    writeFileSync(ours, printed);
    writeFileSync(theirs, committed);
    const run = spawnSync(process.execPath, [gate, ours, theirs], { encoding: "utf8" });
    return { code: run.status, said: run.stderr };
  } finally {
    rmSync(place, { recursive: true });
  }
}

describe("the schema drift gate", () => {
  it("passes when the committed schema is what the code prints", () => {
    expect(check("type Query {\n  case: Case\n}\n", "type Query {\n  case: Case\n}\n")).toEqual({ code: 0, said: "" });
  });

  it("fails at the first line that differs and says how to mend it", () => {
    const { code, said } = check("type Query {\n  case: Case!\n}\n", "type Query {\n  case: Case\n}\n");
    expect(code).toBe(1);
    expect(said).toBe(
      [
        "schema/schema.graphql differs from the code at line 2:",
        "  the code says       case: Case!",
        "  the file says       case: Case",
        "To bring the file up to date: npm run steward -- schema print > schema/schema.graphql",
        "",
      ].join("\n"),
    );
  });

  it("fails when a field was added and the file was not printed again", () => {
    expect(check("type Query {\n  a: Int\n}\n\ntype B {\n  b: Int\n}\n", "type Query {\n  a: Int\n}\n").code).toBe(1);
  });

  it("fails when a field was removed and the file was not printed again", () => {
    expect(check("type Query {\n  a: Int\n}\n", "type Query {\n  a: Int\n}\n\ntype B {\n  b: Int\n}\n").code).toBe(1);
  });
});
