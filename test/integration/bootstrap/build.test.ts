import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { aCheckout } from "../../support/a-checkout";

const cli = 'import { word } from "./word";\nconsole.log(word, process.argv.slice(2).join(" "));\n';

describe("the build before each start", () => {
  const checkout = aCheckout({ "src/cli.ts": cli, "src/word.ts": 'export const word: string = "one";\n', "migrations/a.sql": "select 1" });
  afterAll(checkout.remove);
  const built = (path: string) => existsSync(join(checkout.folder, "dist", path));

  test("compiles every source with its map and runs the command line with the arguments", async () => {
    expect(await checkout.run("steward.mjs", "hello", "--loud")).toEqual({ code: 0, out: "one hello --loud\n", err: "" });
    expect(readdirSync(join(checkout.folder, "dist")).sort()).toEqual([".hash", "migrations", "src"]);
    expect(JSON.parse(checkout.read("dist/src/word.js.map"))).toMatchObject({ sources: ["../../src/word.ts"] });
    expect(checkout.read("dist/migrations/a.sql")).toBe("select 1");
  });

  test("builds nothing while no content changed, whatever the times say", async () => {
    const before = statSync(join(checkout.folder, "dist")).ino;
    checkout.write("src/cli.ts", cli);
    await checkout.run("steward.mjs");
    expect(statSync(join(checkout.folder, "dist")).ino).toBe(before);
  });

  test("builds again when a content changed, and removes what no source stands for any more", async () => {
    checkout.write("src/word.ts", 'export const word: string = "two";\n');
    checkout.write("src/extra.ts", "export {};\n");
    expect((await checkout.run("steward.mjs")).out).toBe("two \n");
    expect(built("src/extra.js")).toBe(true);
    checkout.erase("src/extra.ts");
    await checkout.run("steward.mjs");
    expect(built("src/extra.js")).toBe(false);
  });

  test("serves both of two first starts at the same moment", async () => {
    checkout.write("src/word.ts", 'export const word: string = "three";\n');
    const both = await Promise.all([checkout.run("steward.mjs"), checkout.run("steward.mjs")]);
    expect(both).toEqual([
      { code: 0, out: "three \n", err: "" },
      { code: 0, out: "three \n", err: "" },
    ]);
    expect(readdirSync(join(checkout.folder, ".build"))).toEqual([]);
  });

  test("takes over the lock of a process that was killed", async () => {
    checkout.write("src/word.ts", 'export const word: string = "four";\n');
    // The highest number a process can have, and one more.
    checkout.write(".build/prepare.lock", "4194305");
    checkout.write(".build/dist-half/src/cli.js", "half");
    expect((await checkout.run("steward.mjs")).out).toBe("four \n");
    expect(readdirSync(join(checkout.folder, ".build"))).toEqual([]);
  });

  test("names the place of a mistake and keeps the former build", async () => {
    checkout.write("src/word.ts", "export const = ;\n");
    const { code, out, err } = await checkout.run("steward.mjs");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("src/word.ts:1:1]");
    expect(err).not.toContain("Stack backtrace");
    expect(checkout.read("dist/src/word.js")).toContain("four");
  });
});
