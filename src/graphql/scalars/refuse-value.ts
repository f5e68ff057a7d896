import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";

/** Refuses a value: the client learns what was expected, and where; at a scalar the place is found by itself. */
export function refuseValue(expected: string, path?: readonly string[]): GraphQLError {
  return new GraphQLError(`Expected ${expected}.`, { extensions: { code: "BAD_USER_INPUT", ...(path === undefined ? {} : { path }) } });
}

/** A scalar that is written as a text: one reading for variables and for literals. */
export function textScalar<Inside>(
  name: string,
  description: string,
  read: (text: string) => Inside,
  write: (value: unknown) => string = (value) => String(value),
): GraphQLScalarType<Inside, string> {
  return new GraphQLScalarType<Inside, string>({
    name,
    description,
    serialize: write,
    parseValue(value) {
      if (typeof value !== "string") throw refuseValue(`a text for ${name}`);
      return read(value);
    },
    parseLiteral(node: ValueNode) {
      if (node.kind !== Kind.STRING) throw locate(refuseValue(`a text for ${name}`), node);
      try {
        return read(node.value);
      } catch (error) {
        throw error instanceof GraphQLError ? locate(error, node) : error;
      }
    },
  });
}

/** A literal has no path, but a place in the document. */
function locate({ message, extensions }: GraphQLError, node: ValueNode): GraphQLError {
  return new GraphQLError(message, { nodes: node, extensions });
}
