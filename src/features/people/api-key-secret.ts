import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { type ApiKeyId, isId } from "../../domain/ids";

const SECRET_BYTES = 32;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TOKEN = /^stw_([0-9a-z]{26})_([0-9a-z]{52})$/;

/** How the bearer token of an integration begins; a person's never does. */
export const TOKEN_START = "stw_";

/** A new secret: 256 random bits in Crockford's base 32. */
export function newSecret(): string {
  let bits = 0;
  let held = 0;
  let text = "";
  for (const byte of randomBytes(SECRET_BYTES)) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      text += ALPHABET[(bits >> held) & 31];
    }
    bits &= (1 << held) - 1;
  }
  return text + ALPHABET[(bits << (5 - held)) & 31];
}

/** All that is kept of a secret. It is random through and through, so one round suffices: there is no word to guess. */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** How the token of a key begins: its whole name, and nothing of its secret. */
export function prefixOf(id: ApiKeyId): string {
  return `${TOKEN_START}${id.slice("key_".length)}`;
}

/** What the holder of a key sends as their bearer token. */
export function tokenOf(id: ApiKeyId, secret: string): string {
  return `${prefixOf(id)}_${secret}`;
}

/** Takes a bearer token apart; `null` for what is none of ours. */
export function readToken(token: string): { keyId: ApiKeyId; secret: string } | null {
  const [, body, secret] = TOKEN.exec(token) ?? [];
  const keyId = `key_${body}`;
  return secret !== undefined && isId("key", keyId) ? { keyId, secret } : null;
}

/** Whether a secret is the one that was hashed; takes as long for a wrong one as for the right one. */
export function isSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOfSecret(secret), "hex"), Buffer.from(hash, "hex"));
}
