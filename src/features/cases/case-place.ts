import { isId } from "../../domain/ids";
import { refuseValue } from "../../graphql/scalars/refuse-value";

/** What a sort key of a place may be. */
export type PlaceKey = "timestamptz" | "smallint" | "integer" | "text";

/** A place in a list of cases as the opaque text that clients keep: the order it belongs to, and its sort keys. */
export function writePlace(order: string, keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([order, ...keys])).toString("base64url");
}

/** Reads a place back; refuses what is no cursor of this order, so that a client's text never reaches the database as a key. */
export function readPlace(order: string, cursor: string, kinds: readonly PlaceKey[]): string[] {
  const [named, ...keys] = parse(cursor);
  const fits = named === order && keys.length === kinds.length && kinds.every((kind, index) => FITS[kind](keys[index] ?? ""));
  if (!fits) throw refuseValue("a cursor of this list in this order");
  return keys;
}

const FITS: { readonly [K in PlaceKey]: (key: string) => boolean } = {
  timestamptz: (key) => !Number.isNaN(Date.parse(key)) && new Date(key).toISOString() === key,
  smallint: (key) => /^[1-9]\d{0,3}$/.test(key),
  integer: (key) => /^[1-9]\d{0,8}$/.test(key),
  text: (key) => isId("case", key),
};

const LONGEST_CURSOR = 400;
const TEXTS = /^\[("[\w:.-]{1,80}",?){2,5}\]$/;

function parse(cursor: string): string[] {
  const text = cursor.length > LONGEST_CURSOR ? "" : Buffer.from(cursor, "base64url").toString("utf8");
  // A comma too many still passes the pattern.
  return TEXTS.test(text) && !text.endsWith(",]") && !text.includes('""') ? (JSON.parse(text) as string[]) : [];
}
