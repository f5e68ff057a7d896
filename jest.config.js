const esmOnly = ["jose", "uuidv7", "@noble"];

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "<rootDir>/test/support/one-realm.cjs",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.[cm]?[jt]s$": ["@swc/jest"] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join("|")})/)`],
  moduleNameMapper: { "^fast-check$": "<rootDir>/test/support/seeded-fast-check.cjs" },
  setupFiles: ["reflect-metadata"],
  globalSetup: "<rootDir>/test/support/start-cluster.ts",
  globalTeardown: "<rootDir>/test/support/stop-cluster.ts",
  testTimeout: 120_000,
};
