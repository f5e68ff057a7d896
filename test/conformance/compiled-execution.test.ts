import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  getOperationAST,
  isEnumType,
  isScalarType,
  parse,
  validate,
} from "graphql";
import type { StoredEvent } from "../../src/domain/event";
import type { PersonStanding } from "../../src/domain/permissions";
import { findViewer } from "../../src/features/people/find-viewer.loader";
import { buildGatedSchema } from "../../src/graphql/build-schema";
import { type CompiledExecution, createCompiledExecution } from "../../src/graphql/compiled/execute-compiled";
import type { Context } from "../../src/graphql/context";
import { resolvers } from "../../src/list-resolvers";
import { aHelpingDesk, type HelpingDesk } from "../support/helping-desk";
import { makeLively } from "./a-lively-case";

type Variables = Record<string, unknown>;

/** What one way of execution answered, as a client would read it: the order of fields counts, that of errors does not. */
function told({ data, errors = [] }: ExecutionResult) {
  const spoken = errors.map((error) => JSON.stringify(error.toJSON())).sort();
  return { data: JSON.stringify(data), errors: spoken.map((error) => JSON.parse(error) as unknown) };
}

interface Asked {
  query: string;
  operationName?: string;
  variables?: Variables;
  rootValue?: unknown;
}

/** Executes an operation by graphql-js and twice by compiled code: the first time it is only seen. */
async function both(schema: GraphQLSchema, executeCompiled: CompiledExecution, asked: Asked, context: () => unknown = () => ({})) {
  const document = parse(asked.query);
  expect(validate(schema, document)).toEqual([]);
  const operation = getOperationAST(document, asked.operationName);
  if (!operation) throw new Error("there is no such operation");
  const execution = { document, operation, variableValues: asked.variables ?? {}, rootValue: asked.rootValue };
  expect(await executeCompiled({ ...execution, contextValue: context() })).toBeNull();
  const compiled = await executeCompiled({ ...execution, contextValue: context() });
  const interpreted = await execute({ schema, ...execution, operationName: asked.operationName, contextValue: context() });
  return { compiled: compiled === null ? null : told(compiled), interpreted: told(interpreted) };
}

const OPERATIONS = join(__dirname, "../../schema/operations");
const files = readdirSync(OPERATIONS).map((name) => [name, readFileSync(join(OPERATIONS, name), "utf8")] as const);
const FOR_ADMINS = new Set(["service-accounts.graphql"]);
const ofType = (type: string) =>
  files.filter(([, query]) => parse(query).definitions.some((each) => "operation" in each && each.operation === type));

describe("the operations of the API", () => {
  let desk: HelpingDesk;
  let schema: GraphQLSchema;
  let executeCompiled: CompiledExecution;
  let person: PersonStanding;
  let admin: PersonStanding;
  let variables: Variables;
  let ids: Record<string, string>;
  let events: StoredEvent[];
  let roots: { readonly [subscription: string]: readonly unknown[] };

  beforeAll(async () => {
    desk = await aHelpingDesk();
    const { ana, ben, hiro } = desk.people;
    const accountId = await desk.anAccount();
    const contactId = await desk.aContact(accountId);
    const caseId = await desk.owned(ben, { accountId, contactId });
    await makeLively(desk, caseId);
    await desk.offered(ben, caseId, ana);
    await desk.open(ana, { accountId });
    await desk.closed(ana, await desk.owned(ana));
    const { number } = (await desk.ask<{ number: number }>("select number from cases where id = $1", [caseId]))[0]!;
    ids = { person: ana, team: desk.team, account: accountId, contact: contactId };
    variables = {
      id: caseId,
      caseId,
      at: new Date().toISOString(),
      ids: [caseId, ben, "team_0", "nothing"],
      number,
      first: 10,
      filter: null,
      orderBy: null,
    };
    const standingOf = async (subject: string) => (await findViewer(desk.app.services, { subject, issuedAt: new Date(), tokenId: null }))!;
    [person, admin] = [await standingOf(ben), await standingOf(hiro)];
    events = await desk.ask(`select id, type, stream, stream_sequence as "streamSequence", case_id as "caseId", occurred_at as "occurredAt",
      recorded_at as "recordedAt", actor, on_behalf_of as "onBehalfOf", causation_id as "causationId", before, after from events order by no`);
    const told = events.filter((event) => event.caseId === caseId);
    roots = {
      "case-events.graphql": events.filter((event) => event.caseId !== null),
      "ownership-changed.graphql": told.filter(({ type }) => type === "OWNERSHIP_CHANGED"),
      "watch-presence.graphql": [[{ personId: ben, kind: "VIEWING", since: variables.at, leftMs: 1_000 }], []],
      "watch-notifications.graphql": told.map(({ id }, position) => ({
        ...{ __typename: "Notification", id: `ntf_${position}`, personId: ben, cause: "MENTION", caseId, eventId: id },
        ...{ position, createdAt: variables.at, readAt: null },
      })),
    };
    schema = buildGatedSchema(resolvers);
    executeCompiled = createCompiledExecution(schema);
  });
  afterAll(() => desk.close());

  const context = (): Context => ({ services: desk.app.services, person, mayEditDrafts: false, loaderScope: {} });
  const adminContext = (): Context => ({ ...context(), person: admin });
  const variablesFor = (name: string): Variables => ({ ...variables, id: ids[name] ?? variables.id });

  test.each(ofType("query"))("%s: compiled code answers what graphql-js answers", async (name, query) => {
    const asked = { query, variables: variablesFor(name.replace(".graphql", "")) };
    const { compiled, interpreted } = await both(schema, executeCompiled, asked, FOR_ADMINS.has(name) ? adminContext : context);
    expect(interpreted.errors).toEqual([]);
    expect(compiled).toEqual(interpreted);
  });

  test.each(ofType("mutation"))("%s is left to graphql-js: it may run only once", async (_name, query) => {
    const document = parse(query);
    const operation = getOperationAST(document)!;
    for (let time = 0; time < 3; time += 1) {
      expect(await executeCompiled({ document, operation, variableValues: {}, contextValue: context() })).toBeNull();
    }
  });

  test.each(ofType("subscription"))("%s: compiled code tells whatever happens as graphql-js does", async (name, query) => {
    const document = parse(query);
    const operation = getOperationAST(document)!;
    const execution = { document, operation, variableValues: variables, contextValue: null };
    await executeCompiled(execution);
    const happened = roots[name] ?? [];
    expect(happened).not.toEqual([]);
    for (const rootValue of happened) {
      const compiled = await executeCompiled({ ...execution, rootValue, contextValue: context() });
      const interpreted = await execute({ schema, document, variableValues: variables, rootValue, contextValue: context() });
      expect([interpreted.errors, told(compiled!)]).toEqual([undefined, told(interpreted)]);
    }
  });

  test("nobody is refused alike, on every field they ask", async () => {
    const query = "{ cases { nodes { id } } mine: myInbox { offers { id } } viewer { person { id } } }";
    const nobody = (): Context => ({ ...context(), person: null });
    const { compiled, interpreted } = await both(schema, executeCompiled, { query }, nobody);
    expect(compiled ?? interpreted).toEqual(interpreted);
    expect(JSON.stringify(interpreted.errors)).toContain("UNAUTHENTICATED");
  });

  test.each([
    [
      "aliases and fragments on interfaces and unions",
      `query ($id: ID!) { a: node(id: $id) { ...It } b: node(id: "nothing") { ...It } __typename }
      fragment It on Node { __typename id ... on Case { n: number owner { ...Who } again: owner { ...Who } nextStep { actor { ... on Person { id name } ... on Contact { id } } } } ... on Team { name } }
      fragment Who on Person { id name teams { id leads { id } } }`,
    ],
    [
      "conditions in and around fragments",
      `query ($id: ID!, $no: Boolean = false, $yes: Boolean!) { case(id: $id) { id @skip(if: $yes) number @include(if: $yes) ...F @include(if: $no) ...F @include(if: $yes) ... @skip(if: $no) { status } } }
      fragment F on Case { subject owner @include(if: $yes) { id } }`,
    ],
    [
      "an argument left out, given, and nested in a literal",
      `query ($first: Int, $status: CaseStatus!) { cases(first: $first, filter: { statuses: [$status], open: true }, orderBy: { field: NUMBER }) { totalCount nodes { number viewerCan { take whyNot(right: TAKE) { __typename code ... on OwnershipMovedError { owner { id } } } } context { lastCases(first: 2) { id } } } } }`,
    ],
  ])("%s: both agree", async (_what, query) => {
    const asked = { query, variables: { id: variables.id, yes: true, status: "OPEN" } };
    const { compiled, interpreted } = await both(schema, executeCompiled, asked, context);
    expect(interpreted.errors).toEqual([]);
    expect(compiled).toEqual(interpreted);
  });

  test("the other answer to a condition is compiled apart", async () => {
    const query = "query ($id: ID!, $yes: Boolean!) { case(id: $id) { id number @include(if: $yes) } }";
    const document = parse(query);
    const operation = getOperationAST(document)!;
    const seen: (string | undefined)[] = [];
    for (const yes of [true, true, false, false, true]) {
      const variableValues = { id: variables.id, yes };
      const result = await executeCompiled({ document, operation, variableValues, contextValue: context() });
      seen.push(result === null ? undefined : Object.keys((result.data as { case: object }).case).join(" "));
    }
    expect(seen).toEqual([undefined, "id number", undefined, "id", "id number"]);
  });

  test("variables that do not fit are told by graphql-js, with their place", async () => {
    const query = "query ($filter: CaseFilter) { cases(filter: $filter) { nodes { id } } }";
    const offered = await desk.asks(desk.people.ana, query);
    expect(offered.errors).toEqual([]);
    for (let time = 0; time < 3; time += 1) {
      const { errors } = await desk.asks(desk.people.ana, query, { filter: { statuses: ["NOWHERE"] } });
      expect(errors.map(({ extensions }) => extensions)).toEqual([{ code: "BAD_USER_INPUT", path: ["filter", "statuses", 0] }]);
      const late = await desk.asks(desk.people.ana, "query ($first: Int) { cases(first: $first) { nodes { id } } }", { first: 101 });
      expect([late.errors[0]?.path, late.errors[0]?.extensions.code]).toEqual([["cases"], "BAD_USER_INPUT"]);
    }
  });

  test("the metrics say how much was compiled", async () => {
    for (let time = 0; time < 3; time += 1) await desk.gets(desk.people.ana, "query Counted { teams { id } }");
    const metrics = await (await fetch(`${desk.address}/metrics`)).text();
    expect(metrics).toMatch(/graphql_executions_total\{how="compiled"\} [1-9]/);
    expect(metrics).toMatch(/graphql_executions_total\{how="interpreted"\} [1-9]/);
    expect(metrics).toMatch(/graphql_compiled_operations [1-9]/);
  });
});

describe("what resolvers may do", () => {
  const boom = (text: string) => (): never => {
    throw new Error(text);
  };
  const leaf = { text: "a", number: 1, colour: "r", shout: "loud" };
  const rootValue = {
    thing: {
      ...leaf,
      lazy: () => ({ ...leaf, text: "lazy" }),
      later: Promise.resolve({ ...leaf, text: "later" }),
      list: [leaf, Promise.resolve(leaf), null],
    },
    broken: { ...leaf, must: null },
    sad: boom("sad"),
    sadMust: async () => ({ must: Promise.reject(new Error("late")) }),
    thrownText: () => {
      throw "a text";
    },
    holes: { list: [leaf, { ...leaf, must: null }], lazyLeaf: () => "from a function" },
    either: [{ kind: "Left", text: "l" }, { kind: "Right", number: 2 }, { kind: "Nowhere" }],
    wrong: { ...leaf, number: "not a number" },
    getter: {
      get text(): string {
        throw new Error("in a getter");
      },
    },
    echo: ({ text, nested }: { text?: string; nested?: object }) => `${text} ${JSON.stringify(nested)}`,
  };
  const make = () => {
    const schema = buildSchema(`
      enum Colour { RED GREEN } scalar Shout input Nested { text: String = "by default" numbers: [Int!] }
      type Thing { text: String number: Int colour: Colour shout: Shout lazy: Thing later: Thing list: [Thing] must: String! lazyLeaf: String }
      type Left { text: String } type Right { number: Int } union Either = Left | Right
      type Query { thing: Thing broken: Thing sad: String sadMust: Thing thrownText: String holes: Thing either: [Either] wrong: Thing getter: Thing
        echo(text: String = "nobody", nested: Nested): String needs(text: String!): String }`);
    const colour = schema.getType("Colour");
    if (isEnumType(colour)) Object.assign(colour.getValue("RED")!, { value: "r" });
    // The lookup by inner value is made lazily by graphql-js, and not before this.
    const shout = schema.getType("Shout");
    if (isScalarType(shout)) shout.serialize = (value) => String(value).toUpperCase();
    const either = schema.getType("Either") as unknown as { resolveType(value: { kind: string }): string };
    either.resolveType = ({ kind }) => kind;
    return { schema, executeCompiled: createCompiledExecution(schema) };
  };

  test.each([
    [
      "functions, promises and lists of promises as properties",
      "{ thing { text number colour shout lazy { text shout } later { text } list { text } } }",
    ],
    ["an error where null may be", "{ sad thing { text } }"],
    ["the same field twice, merged", "{ thing { text } thing { number lazy { text } } }"],
    ["an empty choice", "query ($no: Boolean = true) { thing { text @skip(if: $no) } }"],
    ["arguments that stand in the document", '{ a: echo(text: "x") b: echo c: echo(text: null, nested: { numbers: 1 }) }'],
    [
      "a text that would be code if it were written into code",
      '{ echo(text: "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dthrow new Error(1)", nested: { text: "`;process.exit(1)//" }) }',
    ],
  ])("%s: compiled code agrees", async (_what, query) => {
    const { schema, executeCompiled } = make();
    const { compiled, interpreted } = await both(schema, executeCompiled, { query, rootValue });
    expect(compiled).toEqual(interpreted);
  });

  test.each([
    ["a null where none may be", "{ broken { text must } thing { text } }"],
    ["an error under a field that may not be null", "{ sadMust { must } }"],
    ["a hole in a list", "{ holes { list { text must } } }"],
    ["a leaf that is a function", "{ holes { lazyLeaf } }"],
    ["a type that is none of the union's", "{ either { __typename ... on Left { text } ... on Right { number } } }"],
    ["a value that does not fit its type", "{ wrong { number text } }"],
    ["a text that was thrown", "{ thrownText thing { text } }"],
    ["a getter that throws", "{ getter { text } }"],
    ["a name that is special in code", "{ __proto__: thing { text } thing { __proto__: text } }"],
    ["an argument that must be there and is not", 'query ($text: String! = "x") { needs(text: $text) }'],
    ["questions about the schema", "{ __schema { queryType { name } } }"],
  ])("%s: compiled code agrees or leaves it to graphql-js", async (_what, query) => {
    const { schema, executeCompiled } = make();
    const { compiled, interpreted } = await both(schema, executeCompiled, { query, rootValue });
    expect(compiled ?? interpreted).toEqual(interpreted);
  });

  test("an operation whose alternatives multiply is not compiled", async () => {
    const { schema, executeCompiled } = make();
    const deep = (levels: number): string => (levels === 0 ? "text" : `a: lazy { ${deep(levels - 1)} } b: lazy { ${deep(levels - 1)} }`);
    const { compiled, interpreted } = await both(schema, executeCompiled, { query: `{ thing { ${deep(11)} } }`, rootValue });
    expect(compiled).toBeNull();
    expect(interpreted.errors).toEqual([]);
  });
});
