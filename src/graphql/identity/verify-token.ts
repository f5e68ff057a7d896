import { createLocalJWKSet, createRemoteJWKSet, errors, type JWK, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from "jose";
import type { IdentityConfig } from "../../config";
import { Recent } from "../keep-recent";
import { DEVELOPMENT_ALGORITHM, DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER, keepDevelopmentKey } from "./keep-development-key";
import type { TokenVerdict, TokenVerifier, VerifiedToken } from "./token-verifier";

// Clocks of an identity provider and of this machine differ a little; a fresh token must not be refused for that.
const CLOCK_TOLERANCE_SECONDS = 5;
// A signature costs more to check than all else about a request. Whether its holder still works here is asked every time all the same;
// only a key that the identity provider withdrew is believed for this much longer.
const MOST_REMEMBERED = 10_000;
const REMEMBERED_MS = 60_000;
const LONGEST_TOKEN = 8_192;

interface Trust {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
}

/** Builds the check for this installation's tokens: an identity provider's keys, or the development key. */
export async function createTokenVerifier(config: { readonly identity: IdentityConfig }): Promise<TokenVerifier> {
  const trust = await whomToTrust(config.identity);
  const accepted = new Recent<string, { readonly verdict: TokenVerdict; readonly until: number }>(MOST_REMEMBERED);
  return async (token) => {
    const known = accepted.get(token);
    if (known !== undefined && Date.now() < known.until) return known.verdict;
    const verdict = await verifyToken(token, trust);
    if (verdict.accepted) {
      accepted.set(token, { verdict, until: Math.min(Date.now() + REMEMBERED_MS, verdict.token.expiresAt.getTime()) });
    }
    return verdict;
  };
}

async function whomToTrust(identity: IdentityConfig): Promise<Trust> {
  if (identity.kind === "provider") {
    const keys = createRemoteJWKSet(new URL(identity.jwksUrl), { timeoutDuration: 3_000, cooldownDuration: 10_000 });
    return { keys, issuer: identity.issuer, audience: identity.audience, algorithms: identity.algorithms };
  }
  const keys = createLocalJWKSet({ keys: [publicHalf(await keepDevelopmentKey(identity.keyFolder))] });
  return { keys, issuer: DEVELOPMENT_ISSUER, audience: DEVELOPMENT_AUDIENCE, algorithms: [DEVELOPMENT_ALGORITHM] };
}

async function verifyToken(token: string, trust: Trust): Promise<TokenVerdict> {
  if (token.length > LONGEST_TOKEN) return { accepted: false, failure: "INVALID" };
  try {
    const { payload } = await jwtVerify(token, trust.keys, {
      issuer: trust.issuer,
      audience: trust.audience,
      algorithms: [...trust.algorithms],
      requiredClaims: ["sub", "iat", "exp"],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    const read = readClaims(payload);
    return read === null ? { accepted: false, failure: "INVALID" } : { accepted: true, token: read };
  } catch (error) {
    return { accepted: false, failure: whyRefused(error) };
  }
}

function readClaims({ sub, iat, exp, jti }: JWTPayload): VerifiedToken | null {
  if (typeof sub !== "string" || sub === "" || iat === undefined || exp === undefined) return null;
  return { subject: sub, issuedAt: new Date(iat * 1_000), expiresAt: new Date(exp * 1_000), tokenId: typeof jti === "string" ? jti : null };
}

function whyRefused(error: unknown): "EXPIRED" | "INVALID" | "KEYS_UNAVAILABLE" {
  if (error instanceof errors.JWTExpired) return "EXPIRED";
  if (error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) return "KEYS_UNAVAILABLE";
  if (error instanceof errors.JOSEError && error.code !== "ERR_JOSE_GENERIC") return "INVALID";
  // What is left is the key set's fetch: refused connections, bad statuses, unreadable bodies.
  return "KEYS_UNAVAILABLE";
}

function publicHalf({ d: _secret, ...rest }: JWK): JWK {
  return rest;
}
