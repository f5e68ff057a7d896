/** A connection as Relay reads it; every list is asked for under the alias `list`. */
export interface Connection {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  edges: { cursor: string; node: { id: string } }[];
}

/** Asks for one page by `first`, `after`, `last` and `before`. */
export type AskPage = (variables: object) => Promise<{ list: Connection }>;

/**
 * Shows that a list pages as Relay's connection specification says: walked forwards and backwards in pages of every size it is whole, in order,
 * each entry once; the flags tell whether more lies on each side; a cursor names one entry both ways; and the count is of all.
 */
export async function expectRelayPages(ids: readonly string[], ask: AskPage): Promise<void> {
  const all = (await ask({ first: 100 })).list;
  expect(all.edges.map(({ node }) => node.id)).toEqual(ids);
  expect(all.totalCount).toBe(ids.length);
  expect(all.pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: all.edges[0]?.cursor ?? null,
    endCursor: all.edges.at(-1)?.cursor ?? null,
  });
  for (const size of [1, 2, ids.length]) {
    expect(await walk(ask, size, "forwards")).toEqual(ids);
    expect(await walk(ask, size, "backwards")).toEqual(ids);
  }
  const [after, before] = [all.edges[0]!.cursor, all.edges.at(-1)!.cursor];
  const { list: between } = await ask({ first: 100, after, before });
  expect(between.edges.map(({ node }) => node.id)).toEqual(ids.slice(1, -1));
  const { list: nothing } = await ask({ first: 10, after: before });
  expect(nothing).toMatchObject({
    edges: [],
    totalCount: ids.length,
    pageInfo: { hasNextPage: false, startCursor: null, endCursor: null },
  });
}

async function walk(ask: AskPage, size: number, way: "forwards" | "backwards"): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | null = null, more = true; more; ) {
    const variables: object = way === "forwards" ? { first: size, after: cursor } : { last: size, before: cursor };
    const { edges, pageInfo }: Connection = (await ask(variables)).list;
    expect(edges.length).toBeLessThanOrEqual(size);
    const behind = way === "forwards" ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
    expect(behind).toBe(cursor !== null);
    const page = edges.map(({ node }) => node.id);
    if (way === "forwards") seen.push(...page);
    else seen.unshift(...page);
    more = way === "forwards" ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
    cursor = way === "forwards" ? pageInfo.endCursor : pageInfo.startCursor;
  }
  return seen;
}
