import type { GraphQLError } from "graphql";
import { refuseRequest } from "../errors/error-codes";
import type { RateLimits } from "../limit-rate";
import { readBearer } from "./read-bearer";
import type { TokenVerifier, VerifiedToken } from "./token-verifier";

/**
 * Says who asks: the holder of a valid token, or `null` for someone who showed none.
 *
 * A token that is not accepted is never treated as none: it throws UNAUTHENTICATED and counts against the address.
 */
export async function identifyCaller(
  authorization: unknown,
  address: string,
  { verifyToken, rates }: { readonly verifyToken: TokenVerifier; readonly rates: RateLimits },
): Promise<VerifiedToken | null> {
  const bearer = readBearer(authorization);
  if (bearer === null) {
    await rates.countAddress(address);
    return null;
  }
  const verdict = bearer === undefined ? ({ accepted: false, failure: "INVALID" } as const) : await verifyToken(bearer);
  if (verdict.accepted) {
    await rates.countPerson(verdict.token.subject);
    return verdict.token;
  }
  await rates.countAddress(address);
  throw sayWhy(verdict.failure);
}

function sayWhy(failure: "EXPIRED" | "INVALID" | "KEYS_UNAVAILABLE"): GraphQLError {
  if (failure === "KEYS_UNAVAILABLE") return refuseRequest("SERVICE_UNAVAILABLE", "Tokens cannot be checked right now. Try again shortly.");
  return refuseRequest("UNAUTHENTICATED", failure === "EXPIRED" ? "The token has expired." : "The token is not valid.");
}
