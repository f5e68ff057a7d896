import { defaultFieldResolver, type GraphQLField, type GraphQLSchema, isNonNullType, isObjectType } from "graphql";
import { type PersonStanding, roleMayEver, tellNeededScope } from "../domain/permissions";
import { type FieldAction, NAMED_ONLY } from "../domain/permissions/fields";
import type { Context } from "./context";
import { refuseRequest } from "./errors/error-codes";

/**
 * Leaves of what an event names only its name to a service account that may not look it up.
 *
 * What may be null is null, as a case is; for anything else null would be a lie or no answer at all, so it is FORBIDDEN with the scope it
 * needs. People pass by one comparison: the fields lie on the path of every page of cases.
 */
export function hideBehindNames(schema: GraphQLSchema): void {
  for (const [name, { action, open }] of Object.entries(NAMED_ONLY)) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) if (!open.includes(field.name)) hideField(field, action);
  }
}

function hideField(field: GraphQLField<unknown, Context>, action: FieldAction): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const mustAnswer = isNonNullType(field.type);
  field.resolve = (root, args, context, info) => {
    const { person } = context;
    if (person === null || person.scopes === undefined || isOpen(person, action, root)) return resolve(root, args, context, info);
    if (!mustAnswer) return null;
    throw refuseRequest("FORBIDDEN", tellNeededScope(action));
  };
}

function isOpen(person: PersonStanding, action: FieldAction, root: unknown): boolean {
  return roleMayEver(person, action) || (root as { id?: unknown }).id === person.id;
}
