import { resolve } from "node:path";
import { buildSchema } from "graphql";
import { REFUSAL_CODES } from "../../src/domain/refusal";
import { buildBareSchema } from "../../src/graphql/build-schema";
import { resolvers } from "../../src/list-resolvers";
import { findMiscased, findUndescribed } from "./gates/find-undescribed";
import { findUnusedCodes } from "./gates/find-unused-codes";
import { listFiles } from "./gates/list-files";

const schema = buildBareSchema(resolvers);
const bad = buildSchema(`
  type Query { silent(argument: Int): Thing "Says what it is." told: Thing }
  type Thing { "Described." id: ID, name: String }
  "Described." enum Shape { ROUND, halfRound, HALF__ROUND }
  "Described." input ThingInput { name: String }
`);

describe("the schema", () => {
  it("describes every type, field, input field and enum", () => {
    expect(findUndescribed(schema)).toEqual([]);
  });

  it("writes the values of its enums in SCREAMING_CASE", () => {
    expect(findMiscased(schema)).toEqual([]);
  });

  it("is found where it is silent, and where a value is in another case", () => {
    expect(findUndescribed(bad)).toEqual(["Query.silent", "Thing", "Thing.name", "ThingInput.name"]);
    expect(findMiscased(bad)).toEqual(["Shape.halfRound", "Shape.HALF__ROUND"]);
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
