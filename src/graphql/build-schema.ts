import "reflect-metadata";
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { buildSchemaSync, getMetadataStorage, type NonEmptyArray, type PubSub } from "type-graphql";
import { describeSchema } from "./describe-schema";
import { DomainEventResolver } from "./events/domain-event.resolver";
import { leanResolvers } from "./lean-resolvers";
import { NodeResolver } from "./node.resolver";
import { PreviewResolver } from "./preview.resolver";
import { shieldSchema } from "./shield";
import { MissingErrorResolver, RevisionConflictErrorResolver, TransitionErrorResolver } from "./user-error.resolver";

// biome-ignore lint/complexity/noBannedTypes: type-graphql names a class by Function
type ResolverClass = Function;

const nobodyPublishes = (): never => {
  throw new Error("subscriptions read the log; nothing is published in memory");
};

// type-graphql asks for a topic system even where every subscription brings its own source.
const noTopics: PubSub = { publish: nobodyPublishes, subscribe: nobodyPublishes };

/** Builds the schema from the features' resolvers, with the gates of the permission table before its roots. */
export function buildGatedSchema(resolvers: readonly ResolverClass[]): GraphQLSchema {
  return shieldSchema(buildBareSchema(resolvers));
}

/** Builds the schema without gates, for printing it. */
export function buildBareSchema(resolvers: readonly ResolverClass[]): GraphQLSchema {
  const own = [
    DomainEventResolver,
    NodeResolver,
    PreviewResolver,
    MissingErrorResolver,
    RevisionConflictErrorResolver,
    TransitionErrorResolver,
  ];
  // A field without a resolver of its own is read by graphql-js itself: type-graphql would wrap each in a promise.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = buildSchemaSync({
    resolvers: [...own, ...resolvers] as unknown as NonEmptyArray<ResolverClass>,
    validate: false,
    // The server checks the schema when it starts; the check skipped here would introspect all of it first.
    skipCheck: true,
    pubSub: noTopics,
  });
  leanResolvers(schema);
  describeSchema(schema);
  return schema;
}

/** The SDL of a schema, sorted, as it is committed. */
export function printSorted(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
