import vm from "node:vm";

interface Environment {
  moduleMocker: typeof jest;
  fakeTimersModern: { useFakeTimers(): void };
  setup(): Promise<void>;
  teardown(): Promise<void>;
  getVmContext(): object | null;
}
type OneRealm = new (config: { projectConfig: object }) => Environment;

const compile = vm.compileFunction;
const OneRealm = require("../../support/one-realm.cjs") as OneRealm;
const patched = vm.compileFunction;
vm.compileFunction = compile;

const open = async (): Promise<Environment> => {
  const environment = new OneRealm({ projectConfig: { fakeTimers: {} } });
  await environment.setup();
  return environment;
};
const seen = () => (globalThis as { leftBehind?: string }).leftBehind;

test("what a test file leaves on the global object, its mocks and its fake timers are gone for the next one", async () => {
  const [date, random, later] = [Date, Math.random, setTimeout];
  const environment = await open();
  Object.assign(globalThis, { leftBehind: "by the last file", structuredClone: null });
  environment.moduleMocker.spyOn(Math, "random").mockReturnValue(4);
  environment.fakeTimersModern.useFakeTimers();
  expect([seen(), Math.random(), setTimeout === later]).toEqual(["by the last file", 4, false]);
  await environment.teardown();
  expect([seen(), Math.random, setTimeout, Date]).toEqual([undefined, random, later, date]);
  expect(structuredClone({ whole: true })).toEqual({ whole: true });
});

test("nothing more is loaded for a test file that has ended", async () => {
  const environment = await open();
  expect(environment.getVmContext()).not.toBeNull();
  await environment.teardown();
  expect(environment.getVmContext()).toBeNull();
});

test("a file is compiled once and run for each test file; another text under its name is compiled anew", async () => {
  const environment = await open();
  const compileIn = (code: string, filename: string) =>
    patched(code, ["module"], { filename, parsingContext: environment.getVmContext() as vm.Context });
  const counting = "module.exports = []";
  const [one, again, other] = [compileIn(counting, "/a.js"), compileIn(counting, "/a.js"), compileIn("module.exports = 2", "/a.js")];
  expect(again).toBe(one);
  expect(other).not.toBe(one);
  const [first, second] = [{ exports: {} }, { exports: {} }];
  one(first);
  again(second);
  expect(first.exports).toEqual([]);
  expect(first.exports).not.toBe(second.exports);
  await environment.teardown();
});

test("a package that keeps nothing is loaded once, and one that keeps what it was given once per test file", async () => {
  const environment = await open();
  const load = (name: string): unknown => {
    const module = { exports: {} };
    const filename = require.resolve(name);
    patched("module.exports = {}", ["module"], { filename, parsingContext: environment.getVmContext() as vm.Context })(module);
    return module.exports;
  };
  expect(load("graphql")).toBe(load("graphql"));
  for (const keeping of ["pg", "typeorm", "type-graphql", "class-validator", "prom-client", "bullmq"]) {
    const earlier = load(keeping);
    expect([keeping, load(keeping) === earlier]).toEqual([keeping, false]);
  }
  await environment.teardown();
});
