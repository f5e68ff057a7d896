import type { Scope } from "../permissions";
import { type Refusal, refuse } from "../refusal";

const DAY_MS = 86_400_000;

/** How long a key may live at most, in days. */
export const LONGEST_KEY_DAYS = 366;

/** Refuses a service account that could do nothing. */
export function judgeScopes(scopes: readonly Scope[]): Refusal | null {
  return scopes.length === 0 ? refuse("SCOPE_UNKNOWN", "Name at least one thing that it may do.", { path: ["scopes"] }) : null;
}

/** Refuses a key that would begin dead, or that nobody would ever renew. */
export function judgeKeyEnd(expiresAt: Date, now: Date): Refusal | null {
  const path = ["expiresAt"];
  if (expiresAt <= now) return refuse("IN_THE_PAST", "A key expires in the future.", { path });
  if (expiresAt.getTime() > now.getTime() + LONGEST_KEY_DAYS * DAY_MS)
    return refuse("TOO_FAR_AHEAD", `A key lives ${LONGEST_KEY_DAYS} days at most.`, { path });
  return null;
}

/** A key as far as its being accepted goes. */
export interface KeyLife {
  expiresAt: Date;
  revokedAt: Date | null;
  /** Whether its service account is. */
  active: boolean;
}

/** Whether a key whose secret was right is accepted now: `null` for yes, else why not. */
export function judgeKeyLife({ expiresAt, revokedAt, active }: KeyLife, now: Date): "EXPIRED" | "INVALID" | null {
  if (!active || revokedAt !== null) return "INVALID";
  return expiresAt <= now ? "EXPIRED" : null;
}
