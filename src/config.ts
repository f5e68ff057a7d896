import { isIP } from "node:net";
import { z } from "zod";
import { FAIL_POINTS, type FailPoint } from "./db/fail-points";

const ASYMMETRIC = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"] as const;
const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
  });

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= least && value <= most, { message: `must lie between ${least} and ${most}` });

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
);

const origins = list.pipe(
  z.array(
    z.string().refine((text) => /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text, {
      message: "must be origins such as https://desk.example, without a path",
    }),
  ),
);

const failPoint = z.string().transform((text, problems): ArmedFailPoint => {
  const [, name, countdown] = /^([a-z.-]+):([1-9][0-9]{0,5})$/.exec(text) ?? [];
  const point = FAIL_POINTS.find((known) => known === name);
  if (point !== undefined && countdown !== undefined) return { point, countdown: Number(countdown) };
  problems.addIssue({ code: "custom", message: `must be one of ${FAIL_POINTS.join(", ")}, a colon, and a count from 1` });
  return z.NEVER;
});

/**
 * The names Steward reads from its environment; nothing else is read.
 *
 * Of the 25 database connections a process may hold, 16 are this pool, 8 the job queue and 1 listens for events.
 */
const environment = z
  .object({
    PORT: wholeNumber(0, 65_535).optional(),
    HOST: z.string().default("127.0.0.1"),
    DATABASE_URL: url("postgres:", "postgresql:").optional(),
    REDIS_URL: url("redis:", "rediss:").optional(),
    DATA_DIR: z.string().default(".data"),
    NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
    LOG_LEVEL: z.enum(LOG_LEVELS).default("info"),
    CORS_ORIGINS: origins.default([]),
    JWT_JWKS_URL: url("https:", "http:").optional(),
    JWT_ISSUER: z.string().optional(),
    JWT_AUDIENCE: z.string().optional(),
    JWT_ALGORITHMS: list
      .pipe(z.array(z.enum(ASYMMETRIC)).min(1))
      .default(["RS256", "ES256", "EdDSA"])
      .describe("Signature algorithms; a shared secret is never accepted."),
    DATABASE_POOL_SIZE: wholeNumber(2, 16).default(16),
    SHUTDOWN_GRACE: wholeNumber(1, 9).default(8),
    RATE_LIMIT_PERSON: wholeNumber(1, 1_000_000).default(3_000),
    RATE_LIMIT_ADDRESS: wholeNumber(1, 1_000_000).default(300),
    FAIL_POINT: failPoint.optional(),
  })
  .superRefine((env, problems) => {
    const complain = (name: string, message: string) => problems.addIssue({ code: "custom", path: [name], message });
    if (env.FAIL_POINT !== undefined && env.NODE_ENV !== "test") complain("FAIL_POINT", "kills the server and is for NODE_ENV=test alone");
    if (env.JWT_JWKS_URL === undefined) {
      if (!isLoopback(env.HOST)) complain("HOST", "may only be a loopback address while the development key is in use; set JWT_JWKS_URL");
      if (env.DATABASE_URL !== undefined && env.NODE_ENV === "production") {
        complain("JWT_JWKS_URL", "is required in production with DATABASE_URL; the development key is for the embedded database");
      }
      return;
    }
    if (env.JWT_ISSUER === undefined) complain("JWT_ISSUER", "is required with JWT_JWKS_URL");
    if (env.JWT_AUDIENCE === undefined) complain("JWT_AUDIENCE", "is required with JWT_JWKS_URL");
    const keys = new URL(env.JWT_JWKS_URL);
    if (keys.protocol === "http:" && !isLoopback(keys.hostname)) complain("JWT_JWKS_URL", "must be https unless it is on this machine");
  });

/** Where tokens come from: the keys of an identity provider, or this installation's own development key. */
export type IdentityConfig =
  | {
      readonly kind: "provider";
      readonly jwksUrl: string;
      readonly issuer: string;
      readonly audience: string;
      readonly algorithms: readonly string[];
    }
  | { readonly kind: "development"; readonly keyFolder: string };

/** Where a kill test stops this process, and the how-manieth time it comes by. */
export interface ArmedFailPoint {
  readonly point: FailPoint;
  readonly countdown: number;
}

/** Everything an installation can be told from outside, checked once and frozen. */
export interface Config {
  /** `null` while PORT is unset: 4000, or the next free one. */
  readonly port: number | null;
  readonly host: string;
  /** `null` means the embedded database under `dataDir`. */
  readonly databaseUrl: string | null;
  /** `null` means the job queue runs on PostgreSQL. */
  readonly redisUrl: string | null;
  readonly dataDir: string;
  readonly production: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly corsOrigins: readonly string[];
  readonly identity: IdentityConfig;
  readonly databasePoolSize: number;
  readonly shutdownGraceMs: number;
  /** Operations a person may ask for in ten seconds. */
  readonly rateLimitPerson: number;
  /** Operations without a valid token that one address may ask for in ten seconds. */
  readonly rateLimitAddress: number;
  /** Only ever in a kill test. */
  readonly failPoint?: ArmedFailPoint;
}

/** Says everything that is wrong with the environment at once, one line each. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  constructor(readonly problems: readonly string[]) {
    super(`The configuration cannot be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  }
}

/** Reads and checks the environment; an empty value counts as unset. Throws a ConfigError that lists every problem. */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path[0]?.toString() ?? "?"}: ${issue.message}`));
  const read = parsed.data;
  const identity: IdentityConfig =
    read.JWT_JWKS_URL === undefined
      ? { kind: "development", keyFolder: `${read.DATA_DIR}/keys` }
      : {
          kind: "provider",
          jwksUrl: read.JWT_JWKS_URL,
          issuer: read.JWT_ISSUER ?? "",
          audience: read.JWT_AUDIENCE ?? "",
          algorithms: Object.freeze([...read.JWT_ALGORITHMS]),
        };
  return Object.freeze({
    port: read.PORT ?? null,
    host: read.HOST,
    databaseUrl: read.DATABASE_URL ?? null,
    redisUrl: read.REDIS_URL ?? null,
    dataDir: read.DATA_DIR,
    production: read.NODE_ENV === "production",
    logLevel: read.LOG_LEVEL,
    corsOrigins: Object.freeze([...read.CORS_ORIGINS]),
    identity: Object.freeze(identity),
    databasePoolSize: read.DATABASE_POOL_SIZE,
    shutdownGraceMs: read.SHUTDOWN_GRACE * 1_000,
    rateLimitPerson: read.RATE_LIMIT_PERSON,
    rateLimitAddress: read.RATE_LIMIT_ADDRESS,
    ...(read.FAIL_POINT === undefined ? {} : { failPoint: read.FAIL_POINT }),
  });
}

/** The same configuration with user names, passwords and query strings of its URLs hidden: safe to print and to log. */
export function maskedConfig(config: Config): Config {
  const identity =
    config.identity.kind === "provider" ? { ...config.identity, jwksUrl: maskUrl(config.identity.jwksUrl) } : config.identity;
  return {
    ...config,
    databaseUrl: config.databaseUrl === null ? null : maskUrl(config.databaseUrl),
    redisUrl: config.redisUrl === null ? null : maskUrl(config.redisUrl),
    identity,
  };
}

function maskUrl(text: string): string {
  const { protocol, username, password, host, pathname, search } = new URL(text);
  const login = username === "" && password === "" ? "" : "***@";
  return `${protocol}//${login}${host}${pathname}${search === "" ? "" : "?***"}`;
}

function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return bare === "localhost" || bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
}
