import { ArgsType, Field, Int, ObjectType } from "type-graphql";
import { refuseValue } from "./scalars/refuse-value";

/** Where a page lies in its list. */
@ObjectType({ description: "Where a page lies in its list." })
export class PageInfo {
  @Field({ description: "Whether more follows after this page." }) hasNextPage: boolean;
  @Field({ description: "Whether more lies before this page." }) hasPreviousPage: boolean;
  @Field(() => String, { nullable: true, description: "The cursor of the first entry." }) startCursor: string | null;
  @Field(() => String, { nullable: true, description: "The cursor of the last entry." }) endCursor: string | null;
}

/** Which page of a list: forwards by `first` and `after`, backwards by `last` and `before`. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: "How many from the front, 1 to 100; 50 where `last` is left out too." }) first?: number;
  @Field(() => String, { nullable: true, description: "Begin after this entry." }) after?: string;
  @Field(() => Int, { nullable: true, description: "How many from the back, 1 to 100." }) last?: number;
  @Field(() => String, { nullable: true, description: "End before this entry." }) before?: string;
}

/** A page to read: how many, which way, and from where. */
export interface PageAsk {
  count: number;
  backwards: boolean;
  after: string | null;
  before: string | null;
}

const DEFAULT_COUNT = 50;
const MOST = 100;

/** Reads the arguments of a page; refuses a count outside 1 to 100, and both directions at once. */
export function readPage(args: PageArgs): PageAsk {
  if (args.first !== undefined && args.first !== null && args.last !== undefined && args.last !== null)
    throw refuseValue("either `first` or `last`", ["last"]);
  const count = args.first ?? args.last ?? DEFAULT_COUNT;
  if (count < 1 || count > MOST) {
    const asked = typeof args.first === "number" ? "first" : "last";
    throw refuseValue(`\`${asked}\` from 1 to ${MOST}`, [asked]);
  }
  return { count, backwards: args.last !== undefined && args.last !== null, after: args.after ?? null, before: args.before ?? null };
}

/** A page of rows with their cursors, as Relay names it. */
export interface Page<Row> {
  edges: { cursor: string; node: Row }[];
  nodes: Row[];
  pageInfo: PageInfo;
  totalCount?: () => Promise<number>;
}

/** Makes a page of rows that were read one more than asked, in reading order. */
export function pageOf<Row>(
  ask: PageAsk,
  rows: readonly Row[],
  cursorOf: (row: Row) => string,
  totalCount?: () => Promise<number>,
): Page<Row> {
  const more = rows.length > ask.count;
  const nodes = rows.slice(0, ask.count);
  if (ask.backwards) nodes.reverse();
  const hasNextPage = ask.backwards ? ask.before !== null : more;
  const hasPreviousPage = ask.backwards ? more : ask.after !== null;
  const page = new LazyPage(nodes, new LazyPageInfo(hasNextPage, hasPreviousPage, nodes, cursorOf), cursorOf);
  return totalCount === undefined ? page : Object.assign(page, { totalCount });
}

// A cursor is written when it is read: most pages ask for one of fifty. The getters are a class's: on an object of its own each makes the engine
// a description of that one object, which keeps every row of its page until the next collection of the whole memory.
class LazyPage<Row> implements Page<Row> {
  constructor(
    readonly nodes: Row[],
    readonly pageInfo: PageInfo,
    private readonly cursorOf: (row: Row) => string,
  ) {}

  get edges(): { cursor: string; node: Row }[] {
    return this.nodes.map((node) => ({ cursor: this.cursorOf(node), node }));
  }
}

class LazyPageInfo<Row> implements PageInfo {
  constructor(
    readonly hasNextPage: boolean,
    readonly hasPreviousPage: boolean,
    private readonly nodes: readonly Row[],
    private readonly cursorOf: (row: Row) => string,
  ) {}

  get startCursor(): string | null {
    return this.cursorAt(0);
  }

  get endCursor(): string | null {
    return this.cursorAt(-1);
  }

  private cursorAt(place: number): string | null {
    const row = this.nodes.at(place);
    return row === undefined ? null : this.cursorOf(row);
  }
}
