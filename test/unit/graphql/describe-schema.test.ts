import { buildSchema, type GraphQLEnumType, type GraphQLObjectType } from "graphql";
import { describeSchema } from "../../../src/graphql/describe-schema";

const schema = buildSchema(`
  type Query { cases(filter: CaseFilter, "The page." page: CaseFilter, ids: [CaseFilter!]!, id: ID): Int }
  type Mutation { openCase(input: CaseFilter): Int }
  "Which cases."
  input CaseFilter { open: Boolean }
  "A case began."
  type CaseOpened { id: ID }
  enum EventType { CASE_OPENED TEAM_CHANGED }
`);

describe("what no decorator says", () => {
  beforeAll(() => describeSchema(schema));

  const argumentsOf = (type: string, field: string) =>
    (schema.getType(type) as GraphQLObjectType).getFields()[field]?.args.map(({ name, description }) => [name, description]);

  it("is said of an argument by the input it takes, unless the argument says more itself", () => {
    expect(argumentsOf("Query", "cases")).toEqual([
      ["filter", "Which cases."],
      ["page", "The page."],
      ["ids", "Which cases."],
      ["id", undefined],
    ]);
    expect(argumentsOf("Mutation", "openCase")).toEqual([["input", "Which cases."]]);
  });

  it("is said of a kind of event by its type, and of no kind whose type is not there", () => {
    const kinds = (schema.getType("EventType") as GraphQLEnumType).getValues();
    expect(kinds.map(({ name, description }) => [name, description])).toEqual([
      ["CASE_OPENED", "A case began."],
      ["TEAM_CHANGED", undefined],
    ]);
  });

  it("is said of the roots that are there", () => {
    expect(schema.getQueryType()?.description).toMatch(/^Everything that can be asked\./);
    expect(schema.getMutationType()?.description).toMatch(/^Everything that can be done: each field is one command/);
    expect(schema.getSubscriptionType()).toBeUndefined();
  });
});
