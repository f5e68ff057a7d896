// The same schema, gates, resolvers and statements on Apollo Server as it comes: its own HTTP server, graphql-js, type-graphql's own wrappers.
// Arguments: database, data folder (for the key that tokens are signed with).
const { join } = require("node:path");

const dist = join(__dirname, "../../../dist/src");
const load = (file) => require(join(dist, file));
require("reflect-metadata");
const { ApolloServer } = require("@apollo/server");
const { startStandaloneServer } = require("@apollo/server/standalone");
const { buildSchemaSync, getMetadataStorage } = require("type-graphql");

const [, , url, dataDir] = process.argv;

async function start() {
  const dataSource = await load("db/data-source").createDataSource({ url, poolSize: 16, role: "steward_server" }).initialize();
  const verifyToken = await load("graphql/identity/verify-token").createTokenVerifier({
    identity: { kind: "development", keyFolder: join(dataDir, "keys") },
  });
  const { resolvers } = load("list-resolvers");
  const own = load("graphql/user-error.resolver");
  // Payloads hold functions, which only graphql-js's own field resolver calls.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = buildSchemaSync({
    resolvers: [
      load("graphql/events/domain-event.resolver").DomainEventResolver,
      load("graphql/node.resolver").NodeResolver,
      ...Object.values(own),
      ...resolvers,
    ],
    validate: false,
    pubSub: { publish: () => undefined, subscribe: () => undefined },
  });
  const services = { dataSource, now: () => new Date(), findNode: load("find-node").findNode };
  const { findViewer } = load("features/people/find-viewer.loader");
  const context = async ({ req }) => {
    const verdict = await verifyToken(req.headers.authorization.slice("Bearer ".length));
    const person = await findViewer(services, verdict.token);
    return { services, person, mayEditDrafts: false, loaderScope: {} };
  };
  const server = new ApolloServer({ schema: load("graphql/shield").shieldSchema(schema), stopOnTerminationSignals: false });
  const { url: address } = await startStandaloneServer(server, { context, listen: { port: 0, host: "127.0.0.1" } });
  console.log(`listening on ${address.replace(/\/$/, "")}`);
}

start().catch((error) => {
  console.error(error);
  process.exit(1);
});
