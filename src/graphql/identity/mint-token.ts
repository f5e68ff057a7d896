import { randomUUID } from "node:crypto";
import { importJWK, SignJWT } from "jose";
import type { IdentityConfig } from "../../config";
import { DEVELOPMENT_ALGORITHM, DEVELOPMENT_AUDIENCE, DEVELOPMENT_ISSUER, keepDevelopmentKey } from "./keep-development-key";

/** Signs a token for one person with the development key. */
export type TokenMint = (ask: { readonly personId: string; readonly expiresIn: string }) => Promise<string>;

/**
 * Builds the mint for tokens of the development key; `expiresIn` reads "8h" or "30 minutes".
 *
 * Throws where an identity provider is configured: its tokens are not ours to make.
 */
export async function createTokenMint(config: { readonly identity: IdentityConfig }): Promise<TokenMint> {
  if (config.identity.kind === "provider") throw new Error("Tokens come from the identity provider of JWT_JWKS_URL; none is made here");
  const jwk = await keepDevelopmentKey(config.identity.keyFolder);
  const key = await importJWK(jwk, DEVELOPMENT_ALGORITHM);
  return ({ personId, expiresIn }) =>
    new SignJWT()
      .setProtectedHeader({ alg: DEVELOPMENT_ALGORITHM, kid: jwk.kid })
      .setSubject(personId)
      .setIssuer(DEVELOPMENT_ISSUER)
      .setAudience(DEVELOPMENT_AUDIENCE)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(expiresIn)
      .sign(key);
}
