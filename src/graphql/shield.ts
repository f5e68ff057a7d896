import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from "graphql";
import { applyMiddleware, type IMiddlewareTypeMap } from "graphql-middleware";
import { rule, shield } from "graphql-shield";
import { roleMayEver, tellNeededScope } from "../domain/permissions";
import { FIELD_ACTIONS, type FieldAction } from "../domain/permissions/fields";
import type { Context } from "./context";
import { refuseRequest } from "./errors/error-codes";
import { hideBehindNames } from "./hide-behind-names";

/** The coarse no to one field, or `null`: who is nobody, and whose roles could never. */
export function refuseAtGate(context: Context, action: FieldAction): Error | null {
  if (context.person === null) return refuseRequest("UNAUTHENTICATED", "Sign in first.");
  if (roleMayEver(context.person, action)) return null;
  const { scopes } = context.person;
  return refuseRequest("FORBIDDEN", scopes === undefined ? "No role of yours may do this." : tellNeededScope(action));
}

function gate(action: FieldAction) {
  return rule({ cache: "no_cache" })((_root, _args, context: Context) => refuseAtGate(context, action) ?? true);
}

const deny = rule({ cache: "no_cache" })(() =>
  refuseRequest("FORBIDDEN", "Nobody may do this: the field stands in no row of the permission table."),
);

/**
 * Puts the gates of the permission table before the root fields.
 *
 * Denies by default: a root field without a row is refused to everyone. Only the roots are wrapped: a gate on every leaf costs five times as much,
 * and what lies below is found only through a gated field. A middleware would leave `subscribe` open, so subscriptions are gated by hand.
 */
export function shieldSchema(schema: GraphQLSchema): GraphQLSchema {
  const rules = { Query: gatesOf(schema.getQueryType()), Mutation: gatesOf(schema.getMutationType()) };
  const generated = shield<unknown, Context>(rules, { fallbackRule: deny, allowExternalErrors: true }).generate(schema);
  const { Query, Mutation } = generated as { Query: IMiddlewareTypeMap; Mutation: IMiddlewareTypeMap };
  const shielded = applyMiddleware(schema, { Query, Mutation } as IMiddlewareTypeMap);
  for (const field of Object.values(shielded.getSubscriptionType()?.getFields() ?? {})) gateSubscription(field);
  hideBehindNames(shielded);
  return shielded;
}

function gatesOf(type: GraphQLObjectType | null | undefined): { [field: string]: ReturnType<typeof gate> } {
  const names = Object.keys(type?.getFields() ?? {});
  return Object.fromEntries(
    names.map((name) => {
      const action = FIELD_ACTIONS[`${type?.name}.${name}`];
      return [name, action === undefined ? deny : gate(action)] as const;
    }),
  );
}

function gateSubscription(field: GraphQLField<unknown, Context>): void {
  const action = FIELD_ACTIONS[`Subscription.${field.name}`];
  const { subscribe } = field;
  if (subscribe === undefined) throw new Error(`the subscription ${field.name} has nothing to subscribe to`);
  field.subscribe = (root, args, context, info) => {
    if (action === undefined) throw refuseRequest("FORBIDDEN", "Nobody may do this: the field stands in no row of the permission table.");
    const refused = refuseAtGate(context, action);
    if (refused !== null) throw refused;
    return subscribe(root, args, context, info);
  };
}
