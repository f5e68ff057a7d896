import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const here = join(__dirname, "../..");

/** A small checkout with the real scripts, the real installed packages by link, and only the given files. */
export function aCheckout(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), "steward-checkout-"));
  for (const path of ["scripts", ".swcrc", "package.json"]) cpSync(join(here, path), join(folder, path), { recursive: true });
  // The database and the realm that every test file here shares are nothing that a small checkout has.
  const jestConfig = readFileSync(join(here, "jest.config.js"), "utf8");
  writeFileSync(join(folder, "jest.config.js"), jestConfig.replace(/^ *(global(Setup|Teardown)|testEnvironment):.*\n/gm, ""));
  writeFileSync(join(folder, "package-lock.json"), "{}");
  for (const name of ["@swc", "jest", "reflect-metadata"]) {
    mkdirSync(join(folder, "node_modules"), { recursive: true });
    symlinkSync(join(here, "node_modules", name), join(folder, "node_modules", name));
  }
  const lockHash = createHash("sha256").update("package-lock.json\x002\0").update("{}").digest("hex");
  writeFileSync(join(folder, "node_modules/.steward-lock-hash"), lockHash);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);

  /** Runs one of the scripts to its end. */
  function run(script: string, ...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
    const child = spawn(process.execPath, [join(folder, "scripts", script), ...args], {
      cwd: folder,
      env: { PATH: dirname(process.execPath) },
    });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
  }

  return {
    folder,
    write,
    run,
    read: (path: string) => readFileSync(join(folder, path), "utf8"),
    erase: (path: string) => rmSync(join(folder, path)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
