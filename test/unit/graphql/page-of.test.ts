import { pageOf } from "../../../src/graphql/page.type";

const ask = { count: 2, backwards: false, after: null, before: null };

test("a page writes only the cursors that are read", () => {
  const written: number[] = [];
  const page = pageOf(ask, [1, 2, 3], (row) => {
    written.push(row);
    return `at ${row}`;
  });
  expect(page.nodes).toEqual([1, 2]);
  expect(written).toEqual([]);
  expect(page.pageInfo.endCursor).toBe("at 2");
  expect(written).toEqual([2]);
  expect(page.edges).toEqual([
    { cursor: "at 1", node: 1 },
    { cursor: "at 2", node: 2 },
  ]);
});

test("no page carries getters of its own, which would keep its rows in memory", () => {
  const page = pageOf(ask, [1], String, async () => 1);
  const own = (value: object) => Object.values(Object.getOwnPropertyDescriptors(value)).filter(({ get }) => get !== undefined);
  expect([...own(page), ...own(page.pageInfo)]).toEqual([]);
  expect(Object.keys(page)).toContain("totalCount");
});
