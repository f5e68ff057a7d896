import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedScalarType } from "graphql";

const SCREAMING_CASE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/** What a schema says nothing about: every type, field, input field and enum has a description; arguments may go without. */
export function findUndescribed(schema: GraphQLSchema): string[] {
  const found: string[] = [];
  const ask = (name: string, described: { description?: string | null | undefined }) => {
    if ((described.description ?? "").trim() === "") found.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__") || isSpecifiedScalarType(type) || isRoot(schema, type.name)) continue;
    ask(type.name, type);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__") || !(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))) continue;
    for (const [name, field] of Object.entries(type.getFields())) ask(`${type.name}.${name}`, field);
  }
  return found.sort();
}

/** The enum values that are not in SCREAMING_CASE. */
export function findMiscased(schema: GraphQLSchema): string[] {
  const enums = Object.values(schema.getTypeMap()).filter((type) => isEnumType(type) && !type.name.startsWith("__"));
  return enums.flatMap((type) =>
    isEnumType(type)
      ? type
          .getValues()
          .filter(({ name }) => !SCREAMING_CASE.test(name))
          .map(({ name }) => `${type.name}.${name}`)
      : [],
  );
}

// The three roots are named by GraphQL itself; their fields say what they are for.
function isRoot(schema: GraphQLSchema, name: string): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some((root) => root?.name === name);
}
