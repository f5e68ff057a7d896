import DataLoader from "dataloader";
import type { Context } from "./context";

/** Gives the loader of this request. */
export type LoaderOf<Key, Value> = (context: Context) => DataLoader<Key, Value>;

/**
 * Defines how many things are loaded in one statement; each request remembers what it loaded, until a command changes something.
 *
 * The batch answers in the order of the keys. Keys that are no texts need `cacheKey`.
 */
export function defineLoader<Key, Value>(
  batch: (context: Context, keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  cacheKey?: (key: Key) => string,
): LoaderOf<Key, Value> {
  const loaders = new WeakMap<object, DataLoader<Key, Value>>();
  return (context) => {
    const scope = context.loaderScope;
    const known = loaders.get(scope);
    if (known !== undefined) return known;
    const made = new DataLoader<Key, Value, unknown>((keys) => batch(context, keys), {
      maxBatchSize: 1_000,
      ...(cacheKey === undefined ? {} : { cacheKeyFn: cacheKey }),
    }) as unknown as DataLoader<Key, Value>;
    loaders.set(scope, made);
    return made;
  };
}

/** Puts rows into the order of the keys that asked for them, with `null` where there is none. */
export function inOrder<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): (Row | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** Gathers rows under the keys that asked for them, keeping their order. */
export function grouped<Key, Row>(keys: readonly Key[], rows: readonly Row[], keyOf: (row: Row) => Key): Row[][] {
  const byKey = new Map<Key, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) byKey.get(keyOf(row))?.push(row);
  return keys.map((key) => byKey.get(key) ?? []);
}
