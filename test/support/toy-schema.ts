import { buildSchema, GraphQLError, type GraphQLFieldConfigMap, type GraphQLObjectType, type GraphQLSchema } from "graphql";

/** The switches by which a test drives the toy schema. */
export interface Toy {
  readonly schema: GraphQLSchema;
  /** Sends a value to every `news` subscriber. */
  publish(text: string): void;
  /** Ends every `news` subscription from the inside, as a right that ended does. */
  endNews(): void;
  /** How many `news` subscriptions the schema still serves. */
  listeners(): number;
  /** How many `flood` events have been asked for. */
  pulled(): number;
  /** Lets every waiting `wait` field answer. */
  release(): void;
  /** Settles when a `wait` field has begun. */
  waiting(): Promise<void>;
}

const SDL = `
  type Query { hello(name: String = "you"): String! boom: String broken: Item! forbidden: String item: Item items(first: Int, last: Int): ItemConnection! tags: [Item!]! either: [Either!]! echo(input: EchoInput!): String! wait: String throwsText: String outage: String loads: Int! }
  type Mutation { touch(input: EchoInput!): String! }
  type Subscription { tick: Int! news: String! flood: String! forbidden: String! bad: String! loads: Int! }
  type Item { id: ID! name: String parent: Item items(first: Int = 50): ItemConnection! secret: String }
  type ItemConnection { nodes: [Item!]! edges: [ItemEdge!]! totalCount: Int! pageInfo: PageInfo! }
  type ItemEdge { node: Item! cursor: String! }
  type PageInfo { hasNextPage: Boolean! }
  type Left { item: Item } type Right { item: Item other: Item } union Either = Left | Right
  enum Colour { RED GREEN }
  input EchoInput { subject: String! colour: Colour nested: [EchoInput!] }
`;

interface Stream extends AsyncIterableIterator<string> {
  push(text: string): void;
  end(): void;
}

/** Makes a toy schema of its own for each test. */
export function makeToy(): Toy {
  const streams = new Set<Stream>();
  let released: () => void = () => undefined;
  const release = new Promise<void>((resolve) => (released = resolve));
  let began: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (began = resolve));
  let pulled = 0;
  const item = {
    id: "item_1",
    name: "one",
    parent: { id: "item_0" },
    items: { nodes: [], edges: [], totalCount: 0, pageInfo: { hasNextPage: false } },
  };

  async function* flood() {
    for (;;) {
      pulled += 1;
      yield { flood: "x".repeat(16_384) };
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  async function* tick() {
    for (let count = 0; ; count += 1) {
      yield { tick: count };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  async function* loads() {
    yield {};
    yield {};
  }
  async function* bad() {
    yield { bad: "first" };
    throw new Error("secret detail of the source");
  }

  const schema = buildSchema(SDL);
  resolve(schema.getQueryType(), {
    hello: (_source, { name }) => `hello ${String(name)}`,
    boom: () => {
      throw new Error("secret detail of the bug");
    },
    broken: () => null,
    throwsText: () => {
      throw "secret text";
    },
    outage: () => {
      throw Object.assign(new Error("canceling statement due to statement timeout"), { code: "57014", severity: "ERROR" });
    },
    forbidden: () => {
      throw new GraphQLError("Not for you.", { extensions: { code: "FORBIDDEN" } });
    },
    item: () => item,
    items: () => ({ nodes: [item], edges: [], totalCount: 1, pageInfo: { hasNextPage: false } }),
    tags: () => [item],
    either: () => [{ __typename: "Left", item }],
    echo: (_source, { input }) => (input as { subject: string }).subject,
    wait: async () => {
      began();
      await release;
      return "waited";
    },
    loads: (_source, _args, context) => (context as { loads: () => number }).loads(),
  });
  resolve(schema.getMutationType(), { touch: (_source, { input }) => (input as { subject: string }).subject });
  subscribe(schema.getSubscriptionType(), {
    tick,
    flood,
    bad,
    loads,
    forbidden: () => {
      throw new GraphQLError("Not for you.", { extensions: { code: "FORBIDDEN" } });
    },
    news: () => {
      const stream = openStream(() => streams.delete(stream));
      streams.add(stream);
      return stream;
    },
  });
  const loadsField = schema.getSubscriptionType()?.getFields().loads;
  if (loadsField) loadsField.resolve = (_source, _args, context) => (context as { loads: () => number }).loads();

  return {
    schema,
    publish: (text) => {
      for (const stream of streams) stream.push(text);
    },
    endNews: () => {
      for (const stream of streams) stream.end();
    },
    listeners: () => streams.size,
    pulled: () => pulled,
    release: () => released(),
    waiting: () => begun,
  };
}

type Resolvers = Record<string, NonNullable<GraphQLFieldConfigMap<unknown, unknown>[string]["resolve"]>>;

function resolve(type: GraphQLObjectType | null | undefined, resolvers: Resolvers): void {
  for (const [name, resolver] of Object.entries(resolvers)) {
    const field = type?.getFields()[name];
    if (field === undefined) throw new Error(`the toy has no field ${name}`);
    field.resolve = resolver;
  }
}

function subscribe(type: GraphQLObjectType | null | undefined, sources: Resolvers): void {
  for (const [name, source] of Object.entries(sources)) {
    const field = type?.getFields()[name];
    if (field === undefined) throw new Error(`the toy has no field ${name}`);
    field.subscribe = source;
  }
}

function openStream(ended: () => void): Stream {
  const queue: string[] = [];
  let isOver = false;
  let wake: () => void = () => undefined;
  const stream: Stream = {
    push: (text) => {
      queue.push(text);
      wake();
    },
    end: () => {
      isOver = true;
      ended();
      wake();
    },
    next: async () => {
      while (queue.length === 0 && !isOver) await new Promise<void>((resolveWake) => (wake = resolveWake));
      const text = queue.shift();
      return text === undefined || isOver ? { done: true, value: undefined } : { done: false, value: { news: text } as unknown as string };
    },
    return: async () => {
      stream.end();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}
