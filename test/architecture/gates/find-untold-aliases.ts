import { type GraphQLAbstractType, type GraphQLSchema, isAbstractType } from "graphql";

/**
 * The fields that one selection of an interface or union cannot hold without aliases, and that its description does not name.
 *
 * They have one name and, on different members, different types. A type in `exempt` is left out.
 */
export function findUntoldAliases(schema: GraphQLSchema, exempt: readonly string[]): string[] {
  const types = Object.values(schema.getTypeMap()).filter(isAbstractType);
  return types
    .filter(({ name }) => !exempt.includes(name))
    .flatMap((type) =>
      clashesOf(schema, type)
        .filter((field) => !(type.description ?? "").includes(`\`${field}\``))
        .map((field) => `${type.name}.${field}`),
    )
    .sort();
}

function clashesOf(schema: GraphQLSchema, type: GraphQLAbstractType): string[] {
  const typesOf = new Map<string, Set<string>>();
  for (const member of schema.getPossibleTypes(type)) {
    for (const [name, field] of Object.entries(member.getFields())) {
      typesOf.set(name, (typesOf.get(name) ?? new Set()).add(String(field.type)));
    }
  }
  return [...typesOf].filter(([, types]) => types.size > 1).map(([name]) => name);
}
