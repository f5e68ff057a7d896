import { GraphQLObjectType, GraphQLSchema, GraphQLString } from "graphql";
import { FIELD_ACTIONS } from "../../../src/domain/permissions/fields";
import { buildBareSchema } from "../../../src/graphql/build-schema";
import { resolvers } from "../../../src/list-resolvers";
import {
  duplicateCells,
  isRootField,
  missingCells,
  readAuthority,
  readAuthoritySituations,
  strayFields,
  undeclaredObjectFields,
} from "../../decisions/read-authority";
import { fieldsOfSchema, readInheritingFields } from "../../decisions/schema-fields";
import { SUBJECT_NAMES } from "../../decisions/subjects";

const standard = readAuthority();
const inheriting = readInheritingFields();
const fields = fieldsOfSchema(buildBareSchema(resolvers));
const roots = fields.filter(isRootField);

describe("the schema and the authority matrix", () => {
  test("every query, mutation and subscription has a row for every subject", () => {
    expect(missingCells(roots, standard)).toEqual([]);
    expect(roots).toHaveLength(89);
  });

  test("every object field is in the matrix or declared to inherit, and in one of them only", () => {
    expect(undeclaredObjectFields(fields, standard, inheriting)).toEqual([]);
    expect(inheriting.filter((field) => standard.some(({ what }) => what === field))).toEqual([]);
  });

  test("no row and no declaration is about a field that is not there", () => {
    expect(strayFields(fields, [...standard, ...readAuthoritySituations()])).toEqual([]);
    expect(inheriting.filter((field) => isRootField(field) || !fields.includes(field))).toEqual([]);
  });

  test("no cell and no declaration stands twice", () => {
    expect(duplicateCells([...standard, ...readAuthoritySituations()])).toEqual([]);
    expect(inheriting.filter((field, index) => inheriting.indexOf(field) !== index)).toEqual([]);
  });

  test("every root field has its gate in the permission table, and the table gates nothing else", () => {
    expect(Object.keys(FIELD_ACTIONS).sort()).toEqual(roots);
  });
});

describe("a schema that grows without a decision is found", () => {
  const field = { type: GraphQLString };
  const grown = fieldsOfSchema(
    new GraphQLSchema({
      query: new GraphQLObjectType({ name: "Query", fields: { secret: field } }),
      mutation: new GraphQLObjectType({ name: "Mutation", fields: { eraseEverything: field } }),
      types: [new GraphQLObjectType({ name: "Case", fields: { secret: field, id: field } })],
    }),
  );

  test("a new query and a new mutation miss a row for every subject", () => {
    expect(missingCells(grown.filter(isRootField), standard)).toHaveLength(2 * SUBJECT_NAMES.length);
  });

  test("a new object field is undeclared", () => {
    expect(undeclaredObjectFields(grown, standard, inheriting)).toEqual(["Case.secret"]);
  });

  test.each([["- Case.*"], ["- Case"], ["- case.id"], ["Case.id"]])("the declaration %j is refused", (text) => {
    expect(() => readInheritingFields(text)).toThrow();
  });
});
