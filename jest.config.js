const esmOnly = ["jose", "uuidv7", "@noble"];

/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  transform: { "^.+\\.[cm]?[jt]s$": ["@swc/jest"] },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join("|")})/)`],
  setupFiles: ["reflect-metadata"],
  globalSetup: "<rootDir>/test/support/start-cluster.ts",
  globalTeardown: "<rootDir>/test/support/stop-cluster.ts",
  testTimeout: 30_000,
};
