import { getOperationAST, type OperationDefinitionNode, parse } from "graphql";
import { estimateCost } from "../../../src/graphql/limits/estimate-cost";
import { findShapeBreaches } from "../../../src/graphql/limits/limit-shape";
import { measureShape } from "../../../src/graphql/limits/measure-shape";
import { makeToy } from "../../support/toy-schema";

const { schema } = makeToy();

function operationOf(query: string): OperationDefinitionNode {
  const operation = getOperationAST(parse(query));
  if (!operation) throw new Error("no operation");
  return operation;
}

const shapeOf = (query: string) => measureShape(operationOf(query), parse(query));
const breachesOf = (query: string) => findShapeBreaches(parse(query)).map(({ extensions }) => extensions.code);
const costOf = (query: string, variables: Record<string, unknown> = {}) =>
  estimateCost({ schema, document: parse(query), operation: operationOf(query), variables });

/** A fragment for each level, spread twice by the one above: 2^levels fields when written out. */
const bomb = (levels: number, field: string) =>
  `{ item { ...f0 } } ${Array.from({ length: levels }, (_, level) => `fragment f${level} on Item { ${field} a: parent { ...f${level + 1} } b: parent { ...f${level + 1} } }`).join(" ")} fragment f${levels} on Item { id }`;

describe("shape", () => {
  test("depth counts levels of fields, not of fragments", () => {
    expect(shapeOf("{ item { ... on Item { ...f } } } fragment f on Item { parent { id } }").depth).toBe(3);
  });

  test("a renamed field and a repeated field count alike, __typename too", () => {
    expect(shapeOf("{ hello a: hello b: __typename __typename __typename }")).toEqual({ depth: 1, aliases: 3, rootFields: 5 });
  });

  test("a field that two fragments ask for is no repetition", () => {
    expect(shapeOf("{ item { ...f ...g } } fragment f on Item { id name } fragment g on Item { id name }").aliases).toBe(0);
  });

  test("root fields inside fragments count", () => {
    expect(shapeOf("{ ...f hello } fragment f on Query { boom wait }").rootFields).toBe(3);
  });

  test("aliases count as often as their fragment is spread", () => {
    expect(shapeOf("{ a: item { ...f } b: item { ...f } } fragment f on Item { x: id y: id }").aliases).toBe(6);
  });

  test("fragments that double forty times are measured in no time and refused", () => {
    const startedAt = performance.now();
    expect(breachesOf(bomb(40, "id"))).toEqual(["LIMIT_ALIASES", "LIMIT_DEPTH"]);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  test("a fragment that spreads itself ends the measuring", () => {
    expect(shapeOf("{ item { ...f } } fragment f on Item { id parent { ...f } }").depth).toBe(2);
  });

  test("twelve levels pass and thirteen do not", () => {
    const nested = (levels: number) => `{ item ${"{ parent ".repeat(levels - 2)}{ id }${" }".repeat(levels - 1)}`;
    expect([shapeOf(nested(12)).depth, breachesOf(nested(12)), breachesOf(nested(13))]).toEqual([12, [], ["LIMIT_DEPTH"]]);
  });

  test("a question about the schema alone may go deeper, and not when a field hides beside it", () => {
    const deep = `__schema { types ${"{ fields { type ".repeat(7)}{ name }${" } }".repeat(7)} }`;
    expect([breachesOf(`{ ${deep} }`), breachesOf(`{ ${deep} hello }`)]).toEqual([[], ["LIMIT_DEPTH"]]);
  });

  test("every operation of a document is measured", () => {
    const many = Array.from({ length: 21 }, (_, index) => `item { id${index}: id }`).join(" ");
    expect(findShapeBreaches(parse(`query A { hello } query B { ${many} }`)).length).toBeGreaterThan(0);
  });
});

describe("cost", () => {
  test("leaves are free and an object costs one", () => {
    expect([costOf("{ hello }"), costOf("{ item { id name } }"), costOf("{ item { parent { id } } }")]).toEqual([0, 1, 2]);
  });

  test("a connection is one object and a page of what is inside", () => {
    expect(costOf("{ items(first: 10) { nodes { id } } }")).toBe(11);
    expect(costOf("{ items(last: 10) { edges { node { id } } pageInfo { hasNextPage } totalCount } }")).toBe(22);
  });

  test("a connection that names no size is a page of fifty, or what its argument defaults to", () => {
    expect([costOf("{ items { nodes { id } } }"), costOf("{ item { items { nodes { id } } } }")]).toEqual([51, 52]);
  });

  test("a plain list is taken for ten", () => {
    expect(costOf("{ tags { parent { id } } }")).toBe(20);
  });

  test("pages multiply", () => {
    expect(costOf("{ items(first: 100) { nodes { items(first: 100) { nodes { id } } } } }")).toBe(1 + 100 * (1 + 1 + 100));
  });

  test("a variable gives the size, and its default when it is not sent", () => {
    const query = "query ($n: Int = 7) { items(first: $n) { nodes { id } } }";
    expect([costOf(query, { n: 3 }), costOf(query)]).toEqual([4, 8]);
  });

  test("of alternative types only the dearest counts", () => {
    expect(costOf("{ either { ... on Left { item { id } } ... on Right { item { id } other { id } } } }")).toBe(30);
  });

  test("fields that merge count once", () => {
    expect(costOf("{ item { ...f ...g } } fragment f on Item { parent { id } } fragment g on Item { parent { name } }")).toBe(2);
  });

  test("what is skipped costs nothing", () => {
    expect(costOf("query ($no: Boolean!) { item @include(if: $no) { id } hello }", { no: false })).toBe(0);
  });

  test("questions about the schema cost nothing", () => {
    expect(costOf("{ __schema { types { fields { name } } } }")).toBe(0);
  });

  test("fragments that double forty times are priced in no time", () => {
    const startedAt = performance.now();
    expect(costOf(bomb(40, "id"))).toBeGreaterThan(1e12);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
