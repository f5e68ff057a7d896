/** What a checked token says: who, from when until when. Roles are never read from a token. */
export interface VerifiedToken {
  /** The opaque id of the person or service account. */
  readonly subject: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  /** The `jti` claim; `null` where the identity provider gives none. */
  readonly tokenId: string | null;
}

/**
 * Why a token is not accepted.
 *
 * KEYS_UNAVAILABLE says nothing about the token: the identity provider did not answer, and the caller may try again.
 */
export type TokenFailure = "EXPIRED" | "INVALID" | "KEYS_UNAVAILABLE";

/** The answer to "is this token good now?"; a refusal is a value, never thrown. */
export type TokenVerdict =
  | { readonly accepted: true; readonly token: VerifiedToken }
  | { readonly accepted: false; readonly failure: TokenFailure };

/** Checks one token's signature, issuer, audience and lifetime. */
export type TokenVerifier = (token: string) => Promise<TokenVerdict>;
