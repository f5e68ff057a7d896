import { resolve } from "node:path";
import { buildSchema } from "graphql";
import { REFUSAL_CODES } from "../../src/domain/refusal";
import { buildBareSchema } from "../../src/graphql/build-schema";
import { resolvers } from "../../src/list-resolvers";
import { findMiscased, findUndescribed } from "./gates/find-undescribed";
import { findUntoldAliases } from "./gates/find-untold-aliases";
import { findUnusedCodes } from "./gates/find-unused-codes";
import { listFiles } from "./gates/list-files";

const schema = buildBareSchema(resolvers);
const bad = buildSchema(`
  type Query { silent: Thing "Says what it is." told(argument: Int, "Which one." id: ID): Thing }
  "Described." type Mutation { "Says what it does." change(input: ThingInput): Thing }
  type Thing { "Described." id: ID, name: String, "no sentence" size: Int }
  "Described." enum Shape { ROUND, "Half of it." halfRound, "Says too little" HALF__ROUND }
  "Described." input ThingInput { name: String }
  union Things = Thing
  scalar Weight
`);

describe("the schema", () => {
  it("describes every type, root, field, argument, input field and enum value in sentences", () => {
    expect(findUndescribed(schema)).toEqual([]);
  });

  it("writes the values of its enums in SCREAMING_CASE", () => {
    expect(findMiscased(schema)).toEqual([]);
  });

  it("is found where it is silent, and where a value is in another case", () => {
    expect(findUndescribed(bad)).toEqual([
      "Mutation.change(input)",
      "Query",
      "Query.silent",
      "Query.told(argument)",
      "Shape.HALF__ROUND",
      "Shape.ROUND",
      "Thing",
      "Thing.name",
      "Thing.size",
      "ThingInput.name",
      "Things",
      "Weight",
    ]);
    expect(findMiscased(bad)).toEqual(["Shape.halfRound", "Shape.HALF__ROUND"]);
  });
});

describe("the fields of one name", () => {
  it("are named by the interface or union on whose members their types differ, so that a client selects them under aliases", () => {
    // Node is of everything: whoever asks for it asks for one kind.
    expect(findUntoldAliases(schema, ["Node"])).toEqual([]);
  });

  it("are found where the type does not name them", () => {
    const silent = buildSchema(`
      type Query { fact: Fact }
      "Its \`to\` is a person or a place."
      union Fact = Moved | Given
      type Moved { to: String, from: String!, at: Int, note: String }
      type Given { to: Int, from: String, at: Int }
    `);
    expect(findUntoldAliases(silent, [])).toEqual(["Fact.from"]);
    expect(findUntoldAliases(silent, ["Fact"])).toEqual([]);
  });
});

describe("the refusal codes", () => {
  it("are all used by something that refuses", () => {
    expect(findUnusedCodes(REFUSAL_CODES, listFiles(resolve(__dirname, "../.."), ["src"]))).toEqual([]);
  });

  it("are found where nothing uses one, a comment and their own list not counting", () => {
    const files = [
      { path: "src/domain/refusal.ts", text: `export const REFUSAL_CODES = ["NOT_FOUND", "KEY_TAKEN"];` },
      { path: "src/features/a.ts", text: `// KEY_TAKEN where another has it\nreturn refuse("NOT_FOUND", "No.");` },
    ];
    expect(findUnusedCodes(["NOT_FOUND", "KEY_TAKEN"], files)).toEqual(["KEY_TAKEN"]);
  });
});
