import { defaultFieldResolver, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from "graphql";

// Leaves that are counted or looked up only when they are asked for: their property is a function.
const LAZY_LEAVES = new Set(["totalCount"]);

/**
 * Says aloud what graphql-js does anyway where a field has no resolver of its own: it reads the property and calls it if it is a function.
 *
 * Compiled code reads such a property as it stands. That is right, and fast, for the leaves of a row; whatever may be a function or a
 * promise needs a resolver that both ways of execution call.
 */
export function prepareSchema(schema: GraphQLSchema): void {
  const roots: unknown[] = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      const isRead = isLeafType(getNamedType(field.type)) && !LAZY_LEAVES.has(field.name) && !roots.includes(type);
      if (!isRead) field.resolve ??= defaultFieldResolver;
    }
  }
}
