import { isId } from "../../domain/ids";
import type { PersonStanding } from "../../domain/permissions";
import type { Services } from "../../graphql/context";
import type { VerifiedToken } from "../../graphql/identity/token-verifier";
import { findKeyHolder, findTokenHolder } from "./person.store";

/**
 * The person a checked token names, by their id or their e-mail address, or the integration whose key it is.
 *
 * `null` where nobody active is named, or the token was revoked. Roles and scopes come from here, never from the token; asked for every
 * operation, so a key that was revoked stops at once, on an open socket too.
 */
export async function findViewer(
  { dataSource }: Services,
  { subject, issuedAt, tokenId }: Omit<VerifiedToken, "expiresAt">,
): Promise<PersonStanding | null> {
  if (isId("svc", subject)) return tokenId !== null && isId("key", tokenId) ? findKeyHolder(dataSource, subject, tokenId) : null;
  const holder = await findTokenHolder(dataSource, isId("per", subject) ? { id: subject } : { email: subject.toLowerCase() });
  if (holder === null || !holder.standing.active || issuedAt < holder.tokensValidFrom) return null;
  return holder.standing;
}
