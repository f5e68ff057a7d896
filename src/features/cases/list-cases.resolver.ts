import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { type Context, viewerOf } from "../../graphql/context";
import { type Page, PageArgs, readPage } from "../../graphql/page.type";
import { CaseFilter, CaseOrder } from "./case-filter.type";
import { CaseConnection } from "./case-page.type";
import type { CaseRow } from "./case-row.type";
import { listCases } from "./list-cases.store";

/** Lists cases. */
@Resolver(() => CaseConnection)
export class ListCasesResolver {
  @Query(() => CaseConnection, { description: "The cases the viewer may see; without `orderBy` the newest first." })
  cases(
    @Args() page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => CaseFilter, { nullable: true }) filter?: CaseFilter,
    @Arg("orderBy", () => CaseOrder, { nullable: true }) orderBy?: CaseOrder,
  ): Promise<Page<CaseRow>> {
    const order = orderBy ?? { field: "OPENED_AT", direction: "DESC" };
    return listCases(context.services.dataSource, viewerOf(context), { criteria: filter ?? {}, order, page: readPage(page) });
  }
}
