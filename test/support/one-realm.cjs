const { createRequire } = require("node:module");
const vm = require("node:vm");

// Jest's own parts, in the version that runs.
const ofJest = createRequire(require.resolve("jest"));
const { ModernFakeTimers } = ofJest("@jest/fake-timers");
const { ModuleMocker } = ofJest("jest-mock");

// Packages that keep nothing from one test file to the next: loaded once per worker. Whatever keeps a list of what it was given
// (pg its parsers, typeorm and type-graphql their decorators, prom-client its counters) is loaded anew for each test file, and so is all of Steward.
const KEEPS_NOTHING = [
  ...["graphql", "@graphql-tools", "graphql-[^/]+", "@apollo", "@as-integrations", "fastify", "@fastify", "ws", "dataloader"],
  ...["reflect-metadata", "zod", "luxon", "re2js", "validator", "libphonenumber-js", "ioredis", "rate-limiter-flexible"],
  ...["pino", "jose", "uuidv7", "@noble", "csv-parse", "yaml"],
];
const loadedOnce = new RegExp(`/node_modules/(${KEEPS_NOTHING.join("|")})/`);

// Stands for this realm where jest asks for a context to compile in.
const thisRealm = vm.createContext({});
const compiled = new Map();
const compileAnew = vm.compileFunction;

vm.compileFunction = (code, parameters, options = {}) => {
  if (options.parsingContext !== thisRealm) return compileAnew(code, parameters, options);
  const { filename } = options;
  if (loadedOnce.test(filename)) {
    return (module) => {
      module.exports = require(filename);
    };
  }
  const known = compiled.get(filename);
  if (known?.code === code) return known.run;
  const run = compileAnew(code, parameters, { filename });
  compiled.set(filename, { code, run });
  return run;
};

/**
 * The environment of every test file: jest's registry of modules without a realm of its own.
 *
 * A realm per file would compile some three thousand modules again for each, and put a proxy before every global that they read.
 * What a file leaves on the global object, its mocks and its fake timers go with it.
 */
module.exports = class OneRealm {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.before = Object.getOwnPropertyDescriptors(globalThis);
    this.exit = process.exit;
    this.isOver = false;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  setup() {
    return Promise.resolve();
  }

  async teardown() {
    this.isOver = true;
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
    for (const name of Reflect.ownKeys(globalThis)) if (!(name in this.before)) Reflect.deleteProperty(globalThis, name);
    for (const name of Reflect.ownKeys(this.before)) Reflect.defineProperty(globalThis, name, this.before[name]);
    process.exit = this.exit;
  }

  exportConditions() {
    return ["node", "node-addons"];
  }

  getVmContext() {
    return this.isOver ? null : thisRealm;
  }
};
