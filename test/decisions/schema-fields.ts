import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type GraphQLSchema, isInterfaceType, isIntrospectionType, isObjectType } from "graphql";
import { parse } from "yaml";
import { z } from "zod";

/** Every field of every object and interface of a schema as `Type.field`, introspection left out. */
export function fieldsOfSchema(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !isIntrospectionType(type))
    .flatMap((type) => ("getFields" in type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : []))
    .sort();
}

const rows = z.array(z.string().regex(/^[A-Z][A-Za-z]*\.[a-z][A-Za-z]*$/));

/** The object fields declared to inherit: whoever reached the object reads them. Throws on a wildcard. */
export function readInheritingFields(text = readFileSync(join(__dirname, "inheriting-fields.yaml"), "utf8")): string[] {
  return rows.parse(parse(text));
}
