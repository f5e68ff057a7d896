import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { type Context, viewerOf } from "../../graphql/context";
import { refuseValue } from "../../graphql/scalars/refuse-value";
import { accountLoader } from "../customers/account.loader";
import { Account } from "../customers/account.type";
import { Case } from "./case.type";
import { CaseContext } from "./case-context.type";
import type { CaseRow } from "./case-row.type";
import { countContactsSince } from "./customer-contacts.store";
import { listCases } from "./list-cases.store";

const DAY_MS = 86_400_000;
const MOST_CASES = 20;
const MOST_DAYS = 90;

/** What to know about the customer of a case before answering. */
@Resolver(() => Case)
export class CaseContextOfCaseResolver {
  @FieldResolver(() => CaseContext, { description: "What to know about the customer before answering." })
  context(@Root() row: CaseRow): CaseRow {
    return row;
  }
}

/** Reads what a case's context holds. */
@Resolver(() => CaseContext)
export class CaseContextResolver {
  @FieldResolver(() => Account, { nullable: true })
  account(@Root() row: CaseRow, @Ctx() context: Context): Promise<object | null> {
    return row.accountId === null ? Promise.resolve(null) : accountLoader(context).load(row.accountId);
  }

  @FieldResolver(() => Int, { nullable: true })
  async renewalInDays(@Root() row: CaseRow, @Ctx() context: Context): Promise<number | null> {
    const account = row.accountId === null ? null : await accountLoader(context).load(row.accountId);
    if (account === null || account.renewalOn === null) return null;
    return Math.ceil((Date.parse(account.renewalOn) - context.services.now().getTime()) / DAY_MS);
  }

  @FieldResolver(() => [Case])
  async lastCases(
    @Root() row: CaseRow,
    @Ctx() context: Context,
    @Arg("first", () => Int, { defaultValue: 5, description: `How many, 1 to ${MOST_CASES}.` }) first: number,
  ): Promise<CaseRow[]> {
    if (first < 1 || first > MOST_CASES) throw refuseValue(`\`first\` from 1 to ${MOST_CASES}`, ["first"]);
    if (row.accountId === null) return [];
    const page = { count: first + 1, backwards: false, after: null, before: null };
    const order = { field: "OPENED_AT", direction: "DESC" } as const;
    const { nodes } = await listCases(context.services.dataSource, viewerOf(context), {
      criteria: { accountIds: [row.accountId] },
      order,
      page,
    });
    return nodes.filter((other) => other.id !== row.id).slice(0, first);
  }

  @FieldResolver(() => Int)
  customerContactsInDays(
    @Root() row: CaseRow,
    @Ctx() context: Context,
    @Arg("days", () => Int, { defaultValue: 7, description: `How many days back from now, 1 to ${MOST_DAYS}.` }) days: number,
  ): Promise<number> {
    if (days < 1 || days > MOST_DAYS) throw refuseValue(`\`days\` from 1 to ${MOST_DAYS}`, ["days"]);
    const since = new Date(context.services.now().getTime() - days * DAY_MS);
    return countContactsSince(context.services.dataSource, viewerOf(context), row, since);
  }
}
