import { type GraphQLField, type GraphQLSchema, getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { EVENT_TYPES } from "../domain/event";
import { eventTypeName } from "./events/domain-event.type";

/**
 * Says what no decorator can: what the roots are for, and what another place of the schema tells already.
 *
 * An argument that takes an input object means what that object says; the kind of an event means what its type says.
 */
export function describeSchema(schema: GraphQLSchema): void {
  describeRoots(schema);
  describeEventTypes(schema);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isObjectType(type) || isInterfaceType(type)) Object.values(type.getFields()).forEach(describeInputs);
  }
}

const QUERY = "Everything that can be asked. What the viewer may not see does not exist for them: it is null, or left out.";
const MUTATION =
  "Everything that can be done: each field is one command in one transaction. An expected no is in `userErrors`, and then nothing has changed. The same `idempotencyKey` and input again answer the same and do nothing twice.";
const SUBSCRIPTION =
  "Everything that can be watched as it happens, over websocket (graphql-transport-ws). Whether the viewer may see it is asked again for each thing that is sent. Where there is `after`, a client comes back with its last cursor and misses nothing.";

function describeRoots(schema: GraphQLSchema): void {
  const [query, mutation, subscription] = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  if (query) query.description = QUERY;
  if (mutation) mutation.description = MUTATION;
  if (subscription) subscription.description = SUBSCRIPTION;
}

function describeEventTypes(schema: GraphQLSchema): void {
  const kinds = schema.getType("EventType");
  if (!isEnumType(kinds)) return;
  for (const kind of EVENT_TYPES) {
    const value = kinds.getValue(kind);
    if (value) value.description = schema.getType(eventTypeName(kind))?.description;
  }
}

function describeInputs({ args }: GraphQLField<unknown, unknown>): void {
  for (const argument of args) {
    const type = getNamedType(argument.type);
    if (isInputObjectType(type)) argument.description ??= type.description;
  }
}
