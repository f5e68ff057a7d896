import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedScalarType } from "graphql";

const SCREAMING_CASE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const SENTENCE = /^[\p{Lu}\p{N}`].*\.$/su;

/**
 * What a schema says nothing about, or not in sentences.
 *
 * Every type, root, field, argument, input field and enum value has a description that begins with a capital and ends with a full stop.
 */
export function findUndescribed(schema: GraphQLSchema): string[] {
  const found: string[] = [];
  const ask = (name: string, { description }: { description?: string | null | undefined }) => {
    if (!SENTENCE.test((description ?? "").trim())) found.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__") || isSpecifiedScalarType(type)) continue;
    ask(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) ask(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) ask(`${type.name}.${field.name}`, field);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      ask(`${type.name}.${field.name}`, field);
      for (const argument of field.args) ask(`${type.name}.${field.name}(${argument.name})`, argument);
    }
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
