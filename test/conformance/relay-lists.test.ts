import { aCaseDesk, type CaseDesk } from "../support/case-desk";
import { expectRelayPages } from "../support/relay-pages";

let desk: CaseDesk;
beforeAll(async () => {
  desk = await aCaseDesk();
  // Two of one name show that ties go by id.
  for (const name of ["Émile", "Zoe", "Zoe", "ana"]) await desk.aPerson({ name });
  for (const name of ["Acme", "Acme", "Zenith", "Öl AG"]) await desk.anAccount({ name });
});
afterAll(() => desk.close());

const place = "$first: Int, $after: String, $last: Int, $before: String";
const handed = "first: $first, after: $after, last: $last, before: $before";
const listing = (field: string) =>
  `query (${place}) { list: ${field}(${handed}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id } } } }`;

test.each([
  ["people", "persons"],
  ["accounts", "accounts"],
])("the pages of %s are Relay's, by name and then by id", async (field, table) => {
  const rows = await desk.ask<{ id: string }>(`select id from ${table} order by name, id`);
  await expectRelayPages(
    rows.map(({ id }) => id),
    (variables) => desk.gets(desk.people.ana, listing(field), variables),
  );
});

test("whoever is added meanwhile moves nothing in the pages that follow", async () => {
  const page = (variables: object) =>
    desk.gets<{ list: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string } } }>(
      desk.people.ana,
      listing("people"),
      variables,
    );
  const all = (await page({ first: 100 })).list.edges.map(({ node }) => node.id);
  const { list: first } = await page({ first: 2 });
  await desk.aPerson({ name: "AAA" });
  const { list: second } = await page({ first: 2, after: first.pageInfo.endCursor });
  expect(second.edges.map(({ node }) => node.id)).toEqual(all.slice(2, 4));
});
