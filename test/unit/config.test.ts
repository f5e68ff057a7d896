import { ConfigError, loadConfig, maskedConfig } from "../../src/config";

const PROVIDER = { JWT_JWKS_URL: "https://id.example/jwks", JWT_ISSUER: "https://id.example", JWT_AUDIENCE: "desk" };

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

test("an empty environment is a development server on loopback with its own key and database", () => {
  expect(loadConfig({})).toEqual({
    port: null,
    host: "127.0.0.1",
    databaseUrl: null,
    redisUrl: null,
    dataDir: ".data",
    production: false,
    logLevel: "info",
    corsOrigins: [],
    identity: { kind: "development", keyFolder: ".data/keys" },
    databasePoolSize: 16,
    shutdownGraceMs: 8_000,
    rateLimitPerson: 3_000,
    rateLimitAddress: 300,
  });
});

test("an empty value counts as unset", () => {
  expect(loadConfig({ PORT: "", DATABASE_URL: " " })).toEqual(loadConfig({}));
});

test("a configuration cannot be changed once it is read", () => {
  const config = loadConfig({});
  expect([config, config.corsOrigins, config.identity].every(Object.isFrozen)).toBe(true);
});

test("all that is wrong is said at once", () => {
  expect(problemsOf({ PORT: "seven", DATABASE_URL: "mysql://db", JWT_ALGORITHMS: "HS256", DATABASE_POOL_SIZE: "17" })).toEqual([
    "PORT: must be a whole number",
    "DATABASE_URL: must be a URL that starts with postgres:// or postgresql://",
    expect.stringContaining("JWT_ALGORITHMS: Invalid option"),
    "DATABASE_POOL_SIZE: must lie between 2 and 16",
  ]);
});

test.each(["0.0.0.0", "10.0.0.5", "::", "desk.example", "127.evil.example"])("HOST %s refuses the development key", (HOST) => {
  expect(problemsOf({ HOST })).toEqual(["HOST: may only be a loopback address while the development key is in use; set JWT_JWKS_URL"]);
  expect(problemsOf({ HOST, ...PROVIDER })).toEqual([]);
});

test.each(["127.0.0.1", "127.8.9.1", "::1", "localhost"])("HOST %s may use the development key", (HOST) => {
  expect(problemsOf({ HOST })).toEqual([]);
});

test("a database of one's own in production needs an identity provider", () => {
  expect(problemsOf({ DATABASE_URL: "postgres://db/steward", NODE_ENV: "production" })).toEqual([
    "JWT_JWKS_URL: is required in production with DATABASE_URL; the development key is for the embedded database",
  ]);
  expect(problemsOf({ DATABASE_URL: "postgres://db/steward", NODE_ENV: "production", ...PROVIDER })).toEqual([]);
});

test("an identity provider comes with its issuer and audience, over https", () => {
  expect(problemsOf({ JWT_JWKS_URL: "http://id.example/jwks" })).toEqual([
    "JWT_ISSUER: is required with JWT_JWKS_URL",
    "JWT_AUDIENCE: is required with JWT_JWKS_URL",
    "JWT_JWKS_URL: must be https unless it is on this machine",
  ]);
  expect(problemsOf({ ...PROVIDER, JWT_JWKS_URL: "http://127.0.0.1:9000/jwks" })).toEqual([]);
});

test("what is listed is split at commas, and an origin has no path", () => {
  expect(loadConfig({ CORS_ORIGINS: "https://a.example, http://b.example:8080" }).corsOrigins).toEqual([
    "https://a.example",
    "http://b.example:8080",
  ]);
  expect(problemsOf({ CORS_ORIGINS: "https://a.example/" })).toEqual([
    "CORS_ORIGINS: must be origins such as https://desk.example, without a path",
  ]);
});

test("printing hides names, passwords and query strings", () => {
  const shown = maskedConfig(
    loadConfig({
      ...PROVIDER,
      DATABASE_URL: "postgres://ana:s3cret@db:5432/steward?password=other",
      REDIS_URL: "redis://:pw@cache:6379",
      JWT_JWKS_URL: "https://id.example/jwks?key=abc",
    }),
  );
  expect([shown.databaseUrl, shown.redisUrl]).toEqual(["postgres://***@db:5432/steward?***", "redis://***@cache:6379"]);
  expect(JSON.stringify(shown)).not.toMatch(/s3cret|other|ana|pw@|abc/);
});
