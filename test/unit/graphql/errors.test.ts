import { GraphQLError, graphqlSync } from "graphql";
import { pino } from "pino";
import { isOutage } from "../../../src/db/recognise-outage";
import { describeBug } from "../../../src/graphql/errors/describe-bug";
import { refuseRequest } from "../../../src/graphql/errors/error-codes";
import { createErrorMask } from "../../../src/graphql/errors/mask-error";
import { makeToy } from "../../support/toy-schema";

const { schema } = makeToy();

function makeMask() {
  const lines: Record<string, unknown>[] = [];
  const logger = pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  return { mask: createErrorMask({ logger, hideSchema: true }), lines };
}

const UNIQUE_VIOLATION = Object.assign(new Error('Key (email)=(customer@example.org) already exists, "words of a customer"'), {
  code: "23505",
  severity: "ERROR",
  detail: "Key (email)=(customer@example.org)",
  table: "people",
  constraint: "one_person_per_email",
});

describe("the error mask", () => {
  test("an error of the closed list passes, with its extensions", () => {
    const { mask, lines } = makeMask();
    expect(mask(refuseRequest("LIMIT_COST", "Too dear.", { cost: 9 }))).toEqual({
      message: "Too dear.",
      extensions: { cost: 9, code: "LIMIT_COST" },
    });
    expect(lines).toEqual([]);
  });

  test("of a long message the beginning and the end are kept: there stands what was expected", () => {
    const long = `Variable "$input" got invalid value "${"x".repeat(60_000)}" at "input.text"; Expected a shorter text.`;
    const { message } = makeMask().mask(refuseRequest("BAD_USER_INPUT", long));
    expect(message.length).toBeLessThan(600);
    expect(message).toMatch(/^Variable "\$input" got invalid value "x+…x+" at "input\.text"; Expected a shorter text\.$/);
  });

  test("a code outside the closed list does not pass", () => {
    expect(makeMask().mask(new GraphQLError("inner", { extensions: { code: "WHATEVER" } })).extensions?.code).toBe("INTERNAL_SERVER_ERROR");
  });

  test("an error that merely looks like ours, with a code among its extensions, does not pass", () => {
    const disguised = Object.assign(new Error("inner"), { extensions: { code: "FORBIDDEN" } });
    expect(makeMask().mask(new GraphQLError("inner", { originalError: disguised })).message).toBe("Something went wrong on our side.");
  });

  test("a bug is logged once with the incident that the client is given, however many fields it broke", () => {
    const { mask, lines } = makeMask();
    const bug = new Error("the bug");
    const [one, two] = [
      mask(new GraphQLError("a", { originalError: bug, path: ["a"] })),
      mask(new GraphQLError("b", { originalError: bug, path: ["b"] })),
    ];
    expect(one.extensions?.incidentId).toBe(two.extensions?.incidentId);
    expect(lines.map(({ incidentId, path, level }) => ({ incidentId, path, level }))).toEqual([
      { incidentId: one.extensions?.incidentId, path: "a", level: 50 },
    ]);
    expect(JSON.stringify(lines)).toContain("errors.test.ts");
  });

  test("the log of a database error keeps its code and constraint, and nothing a customer wrote", () => {
    const { mask, lines } = makeMask();
    mask(new GraphQLError("x", { originalError: UNIQUE_VIOLATION }));
    expect(JSON.stringify(lines)).toContain("one_person_per_email");
    expect(JSON.stringify(lines)).not.toMatch(/customer/);
  });

  test.each([
    ['Enum "Status" cannot represent value: "words of a customer"', 'Enum "Status" cannot represent value: …'],
    ['Unexpected error value: { text: "words of a customer" }', "Unexpected error value: …"],
    ["Cannot return null for non-nullable field Case.owner.", "Cannot return null for non-nullable field Case.owner."],
  ])("a value that a message quotes is not logged: %s", (message, kept) => {
    expect(describeBug(new Error(message)).message).toBe(kept);
  });

  test.each([
    ["57014", true],
    ["55P03", true],
    ["57P01", true],
    ["ECONNREFUSED", true],
    ["23505", false],
  ])("database error %s is an outage: %s", (code, expected) => {
    expect(isOutage(new GraphQLError("x", { originalError: Object.assign(new Error("x"), { code }) }))).toBe(expected);
  });

  test("a pool that has no connection left is an outage, however deep it is wrapped", () => {
    const pool = new Error("timeout exceeded when trying to connect");
    expect(makeMask().mask(new Error("outer", { cause: new Error("inner", { cause: pool }) })).extensions?.code).toBe(
      "SERVICE_UNAVAILABLE",
    );
  });
});

describe("input that does not fit", () => {
  const pathOf = (variables: Record<string, unknown>) => {
    const { errors } = graphqlSync({ schema, source: "query ($input: EchoInput!) { echo(input: $input) }", variableValues: variables });
    return errors?.map((error) => makeMask().mask(error).extensions);
  };

  test.each([
    ["the wrong type", { input: { subject: 5 } }, ["input", "subject"]],
    [
      "the wrong type in a list",
      { input: { subject: "a", nested: [{ subject: "b" }, { subject: [] }] } },
      ["input", "nested", 1, "subject"],
    ],
    ["a missing field", { input: {} }, ["input", "subject"]],
    ["a missing field below", { input: { subject: "a", nested: [{}] } }, ["input", "nested", 0, "subject"]],
    ["a missing variable", {}, ["input"]],
    ["null", { input: null }, ["input"]],
    ["an unknown enum value", { input: { subject: "a", colour: "BLUE" } }, ["input", "colour"]],
    ["words that imitate the message", { input: { subject: { 'x" at "fake"; ': 1 } } }, ["input", "subject"]],
  ])("%s is BAD_USER_INPUT at its path", (_what, variables, path) => {
    expect(pathOf(variables)).toEqual([{ code: "BAD_USER_INPUT", path }]);
  });
});
