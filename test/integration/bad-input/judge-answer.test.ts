import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from "graphql";
import type { Answer } from "../../support/a-desk";
import type { Answered } from "../authority/ask-reads";
import { fieldsWithArguments } from "./askable-fields";
import { badValuesOf } from "./bad-values";
import { findFault } from "./judge-answer";

const PATH = ["input", "subject"];
const answer = (data: Answered | null, extensions?: { code: string; path?: unknown }, status = 200): Answer<Answered> => ({
  status,
  data,
  errors: extensions === undefined ? [] : [{ message: "no", extensions }],
});
const payload = (userErrors: object[], event: object | null) => ({ tagCase: { event, userErrors } });
const AT_SCALAR = { told: "AT_THE_SCALAR" } as const;
const ANYWHERE = { told: "ANYWHERE" } as const;

test.each([
  ["told at the scalar with its path", answer(null, { code: "BAD_USER_INPUT", path: PATH }), AT_SCALAR],
  ["told by the command", answer(payload([{ code: "NOT_FOUND" }], null)), ANYWHERE],
  ["answered with nothing", answer({ it: null }), ANYWHERE],
  ["answered with an empty page", answer({ myInbox: { it: { totalCount: 0, nodes: [] } } }), ANYWHERE],
])("a bad value that is %s is refused well", (_how, given, told) => {
  expect(findFault(given, PATH, told)).toBeNull();
});

test.each([
  ["done", answer(payload([], { id: "evt" })), ANYWHERE, "answered"],
  ["done beside a refusal", answer(payload([{ code: "NOT_FOUND" }], { id: "evt" })), ANYWHERE, "answered"],
  ["answered with something", answer({ it: { nodes: [{ id: "case" }] } }), ANYWHERE, "answered"],
  ["let past the scalar", answer(payload([{ code: "NOT_FOUND" }], null)), AT_SCALAR, "accepted at the scalar"],
  ["told at another place", answer(null, { code: "BAD_USER_INPUT", path: ["input"] }), AT_SCALAR, "told at"],
  ["told without a place", answer(null, { code: "BAD_USER_INPUT" }), AT_SCALAR, "told at"],
  ["refused for another reason", answer(null, { code: "FORBIDDEN" }), ANYWHERE, "refused as FORBIDDEN"],
  ["a bug", answer(null, { code: "INTERNAL_SERVER_ERROR" }), ANYWHERE, "broke with 200"],
  ["a 5xx", answer({ it: null }, undefined, 502), ANYWHERE, "broke with 502"],
])("a bad value that is %s is found", (_how, given, told, fault) => {
  expect(findFault(given, PATH, told)).toContain(fault);
});

test("a scalar that nobody thought about stops the run, and every field with arguments is found", () => {
  expect(() => badValuesOf("Money", false)).toThrow("nobody thought about bad values of Money");
  const field = { type: GraphQLInt, args: { of: { type: GraphQLInt } } };
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: "Query", fields: { count: field, plain: { type: GraphQLInt } } }),
  });
  expect([...fieldsWithArguments(schema).keys()]).toEqual(["Query.count"]);
});
