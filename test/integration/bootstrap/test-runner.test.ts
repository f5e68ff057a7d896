import { aCheckout } from "../../support/a-checkout";

const good = 'test("holds", () => { expect(1).toBe(1); });\n';

describe("the test command", () => {
  const made: { remove(): void }[] = [];
  afterEach(() => {
    for (const checkout of made.splice(0)) checkout.remove();
  });
  const runWith = async (files: Record<string, string>, ...args: string[]) => {
    const checkout = aCheckout(files);
    made.push(checkout);
    return checkout.run("test.mjs", ...args);
  };

  test("ends with one plain line of counts and leaves out what only the long runs hold", async () => {
    const files = { "test/unit/a.test.ts": good + good.replace("holds", "holds too"), "test/prove/b.test.ts": "throw new Error();" };
    expect(await runWith(files)).toMatchObject({ code: 0, out: "2 passed, 0 failed\n" });
  });

  test("runs the long tests alone when asked for them", async () => {
    const files = { "test/prove/a.test.ts": good, "test/unit/b.test.ts": "throw new Error();" };
    expect(await runWith(files, "prove")).toMatchObject({ code: 0, out: "1 passed, 0 failed\n" });
  });

  test("fails when a test fails or a file cannot be loaded, and counts both", async () => {
    const files = { "test/a.test.ts": good + good.replace("toBe(1)", "toBe(2)"), "test/b.test.ts": 'throw new Error("unloadable");' };
    expect(await runWith(files)).toMatchObject({ code: 1, out: "1 passed, 2 failed\n" });
  });

  test("fails when a test was skipped or is only planned", async () => {
    const files = { "test/a.test.ts": `${good}test.skip("later", () => undefined);\ntest.todo("some day");\n` };
    const { code, out, err } = await runWith(files);
    expect({ code, out }).toEqual({ code: 1, out: "1 passed, 0 failed\n" });
    expect(err).toContain("Skipped, which counts as a failure: 1.\nOnly planned (todo), which counts as a failure: 1.\n");
  });

  test("fails when no test ran", async () => {
    const { code, out, err } = await runWith({ "test/readme.md": "nothing" });
    expect({ code, out }).toEqual({ code: 1, out: "0 passed, 0 failed\n" });
    expect(err).toContain("No test ran.\n");
  });
});
