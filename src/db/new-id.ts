import { uuidv7obj } from "uuidv7";
import type { Id, IdPrefix } from "../domain/ids";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new opaque id of this kind: 128 bits of a version-7 UUID in Crockford's base 32, so that new rows lie together in an index. */
export function newId<P extends IdPrefix>(prefix: P): Id<P> {
  let bits = 0;
  let held = 2;
  let body = "";
  for (const byte of uuidv7obj().bytes) {
    bits = (bits << 8) | byte;
    held += 8;
    while (held >= 5) {
      held -= 5;
      body += ALPHABET[(bits >> held) & 31];
    }
    bits &= (1 << held) - 1;
  }
  return `${prefix}_${body}`;
}
