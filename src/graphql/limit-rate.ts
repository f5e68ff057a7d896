import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { refuseRequest } from "./errors/error-codes";

const WINDOW_SECONDS = 10;

/** Counts operations per process; over the limit it throws RATE_LIMITED with the seconds to wait. */
export interface RateLimits {
  /** One operation of a person or service account. */
  countPerson(subject: string): Promise<void>;
  /** One operation, or one failed sign-in, of an address that showed no valid token. */
  countAddress(address: string): Promise<void>;
  /** Whether an address has used up its allowance; counts nothing. */
  isExhausted(address: string): Promise<boolean>;
}

/** Builds the limits of one process, in memory. */
export function createRateLimits(config: { readonly rateLimitPerson: number; readonly rateLimitAddress: number }): RateLimits {
  const persons = new RateLimiterMemory({ keyPrefix: "person", points: config.rateLimitPerson, duration: WINDOW_SECONDS });
  const addresses = new RateLimiterMemory({ keyPrefix: "address", points: config.rateLimitAddress, duration: WINDOW_SECONDS });
  return {
    countPerson: (subject) => count(persons, subject),
    countAddress: (address) => count(addresses, address),
    isExhausted: async (address) => ((await addresses.get(address))?.consumedPoints ?? 0) > config.rateLimitAddress,
  };
}

async function count(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const retryAfterSeconds = Math.ceil(refused.msBeforeNext / 1_000);
    throw refuseRequest("RATE_LIMITED", "Too many operations. Wait, then try again.", { retryAfterSeconds });
  }
}
