/** Lowest first: a feature may look down this list only. A folder missing from it fails the architecture tests. */
const features = [
  "calendars",
  "people",
  "absence",
  "rota",
  "customers",
  "versions",
  "cases",
  "ownership",
  "collaboration",
  "conversation",
  "notifications",
  "clocks",
  "escalations",
  "empowerment",
  "triggers",
  "reviews",
  "integrations",
  "triage",
  "metrics",
  "history",
];

const oneOf = (names) => `(${names.join("|")})`;
const inPackages = (...names) => `(^|/)node_modules/(@types/)?${oneOf(names)}/`;
const inSource = "^src/";
const row = "-row\\.type\\.ts$";
const config = "^src/config\\.ts$";
const root = "^src/(app|main|cli|config)(\\.ts$|/)";

/** What each layer may import of our own code; anything else under src/ is above it. */
const layers = { domain: ["domain"], db: ["domain", "db"], jobs: ["domain", "db", "jobs"], graphql: ["domain", "db", "jobs", "graphql"] };

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer}-looks-down`,
  comment: `src/${layer} imports only ${allowed.map((name) => `src/${name}`).join(", ")} of our own code.`,
  severity: "error",
  from: { path: `^src/${layer}/` },
  to: { path: inSource, pathNot: [`^src/${oneOf(allowed)}/`, ...(layer === "domain" ? [] : [config])] },
}));

const featureRules = features.map((feature, index) => ({
  name: `feature-${feature}-looks-down`,
  comment: `${feature} may import only the features listed before it: the younger extends the elder, never the other way.`,
  severity: "error",
  from: { path: `^src/features/${feature}/` },
  to: { path: index + 1 < features.length ? `^src/features/${oneOf(features.slice(index + 1))}/` : "^src/features/none-is-above/" },
}));

const licence = (name, comment, holders, packages) => ({
  name,
  comment,
  severity: "error",
  from: { path: "^(src|migrations)/|^ormconfig\\.ts$", pathNot: holders },
  to: { path: packages },
});

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-cycles", comment: "Two files that need each other are one file.", severity: "error", from: {}, to: { circular: true } },
    {
      name: "resolvable",
      comment: "An import that leads nowhere breaks at run time.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "not-to-dev-dep",
      comment: "What runs in production is a dependency, not a devDependency.",
      severity: "error",
      from: { path: "^(src|migrations)/|^ormconfig\\.ts$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only", "npm"], pathNot: "(^|/)node_modules/@types/" },
    },
    {
      name: "not-undeclared",
      comment: "A package that is only there by accident leaves by accident.",
      severity: "error",
      from: { path: "^(src|migrations)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "not-to-test",
      comment: "Nothing that ships knows the tests.",
      severity: "error",
      from: { path: "^(src|migrations|admin)/|^ormconfig\\.ts$" },
      to: { path: "^test/" },
    },
    {
      name: "domain-is-pure",
      comment: "src/domain imports itself, luxon and re2js: no clock, no ids, no I/O.",
      severity: "error",
      from: { path: "^src/domain/" },
      to: { pathNot: ["^src/", inPackages("luxon", "re2js")] },
    },
    ...layerRules,
    {
      name: "config-by-type-only",
      comment: "The layers may know the shape of their settings; the values are handed to them.",
      severity: "error",
      from: { path: "^src/(db|jobs|graphql)/" },
      to: { path: config, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nothing-imports-the-root",
      comment: "app, main, cli and config join everything; what they join does not know them.",
      severity: "error",
      from: { path: "^src/features/" },
      to: { path: root },
    },
    ...featureRules,
    {
      name: "features-show-type-command-loader",
      comment: "Of another feature only .type, .command and .loader are visible; entities, stores and resolvers stay private.",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/", pathNot: ["^src/features/$1/", "\\.(type|command|loader)\\.ts$"] },
    },
    {
      name: "commands-know-neither-graphql-nor-orm",
      comment:
        "A command is one use case: it runs as well from a trigger or an import as from a resolver. The shape of a row is plain data.",
      severity: "error",
      from: { path: "\\.command\\.ts$" },
      to: {
        path: [
          inPackages("graphql", "graphql-[^/]+", "type-graphql", "typeorm"),
          "\\.(type|inputs|resolver|subscription)\\.ts$",
          "^src/graphql/",
        ],
        pathNot: row,
      },
    },
    {
      name: "rows-are-plain",
      comment: "A -row.type.ts is the shape of a row as commands pass it on: no decorators, no ORM.",
      severity: "error",
      from: { path: row },
      to: { path: [inPackages("graphql", "graphql-[^/]+", "type-graphql", "typeorm"), "\\.(entity|store)\\.ts$"] },
    },
    licence(
      "typeorm-licence",
      "Only .entity.ts, .store.ts, src/db, migrations and ormconfig.ts import typeorm.",
      "\\.(entity|store)\\.ts$|^src/db/|^migrations/|^ormconfig\\.ts$",
      inPackages("typeorm"),
    ),
    licence(
      "type-graphql-licence",
      "Only .type.ts, .inputs.ts, .resolver.ts, .subscription.ts, src/graphql and app.ts import type-graphql.",
      "\\.(type|inputs|resolver|subscription)\\.ts$|^src/graphql/|^src/app\\.ts$",
      inPackages("type-graphql"),
    ),
    licence("queue-licence", "Only src/jobs imports the queue.", "^src/jobs/", inPackages("bullmq", "ioredis")),
    licence("postgres-licence", "Only src/db imports pg: stores go through it.", "^src/db/", inPackages("pg")),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|\\.build|\\.data)/|^test/architecture/fixtures/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
