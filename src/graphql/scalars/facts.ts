import { GraphQLError, GraphQLScalarType } from "graphql";

/** The facts of an event as an object; only ever going out. */
export const GraphQLFacts = new GraphQLScalarType<never, object>({
  name: "JSON",
  description: "Ids, codes and numbers of an event, never a text that a person wrote.",
  serialize: (value) => value as object,
  parseValue: () => {
    throw new GraphQLError("JSON only ever goes out.", { extensions: { code: "BAD_USER_INPUT" } });
  },
});

/** A whole number that may outgrow Int; only ever going out. */
export const GraphQLSafeInt = new GraphQLScalarType<number, number>({
  name: "SafeInt",
  description: "A whole number up to 2^53 − 1, for what may outgrow Int.",
  serialize: (value) => Number(value),
  parseValue: () => {
    throw new GraphQLError("SafeInt only ever goes out.", { extensions: { code: "BAD_USER_INPUT" } });
  },
});
