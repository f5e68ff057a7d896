import { refuseValue } from "../../graphql/scalars/refuse-value";

/** A place in a list of cases as the opaque text that clients keep: the order it belongs to, and its sort keys. */
export function writePlace(order: string, keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([order, ...keys])).toString("base64url");
}

/** Reads a place back; refuses what is no cursor of this order. */
export function readPlace(order: string, cursor: string, count: number): string[] {
  const parsed = parse(Buffer.from(cursor, "base64url").toString("utf8"));
  const [named, ...keys] = parsed ?? [];
  if (named !== order || keys.length !== count || !keys.every((key) => SAFE.test(key)))
    throw refuseValue("a cursor of this list in this order");
  return keys;
}

const SAFE = /^[\w .:+-]{1,80}$/;
const TEXTS = /^\[("[\w .:+-]{1,80}",?){2,5}\]$/;

function parse(text: string): string[] | null {
  return TEXTS.test(text) ? (JSON.parse(text) as string[]) : null;
}
