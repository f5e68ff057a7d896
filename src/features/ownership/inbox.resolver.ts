import { Arg, Args, Ctx, FieldResolver, Query, Resolver } from "type-graphql";
import { type Context, viewerOf } from "../../graphql/context";
import { type Page, PageArgs, readPage } from "../../graphql/page.type";
import { visibleCase } from "../cases/case.loader";
import { CaseFilter, CaseOrder } from "../cases/case-filter.type";
import { CaseConnection } from "../cases/case-page.type";
import type { CaseRow } from "../cases/case-row.type";
import { listCasesFor } from "../cases/list-cases.loader";
import { Inbox } from "./inbox.type";
import { loadOffersTo } from "./transfer-offer.store";
import { TransferOffer } from "./transfer-offer.type";
import type { OfferRow } from "./transfer-offer-row.type";

/** All that waits for the viewer. */
@Resolver(() => Inbox)
export class InboxResolver {
  @Query(() => Inbox, { nullable: true, description: "All that waits for the viewer; null for an integration, for whom nothing waits." })
  myInbox(@Ctx() context: Context): object | null {
    return viewerOf(context).scopes === undefined ? {} : null;
  }

  @FieldResolver(() => CaseConnection)
  cases(
    @Args() page: PageArgs,
    @Ctx() context: Context,
    @Arg("filter", () => CaseFilter, { nullable: true }) filter?: CaseFilter,
    @Arg("orderBy", () => CaseOrder, { nullable: true }) orderBy?: CaseOrder,
  ): Promise<Page<CaseRow>> {
    const criteria = { ...filter, heldBy: viewerOf(context).id };
    return listCasesFor(context, { criteria, order: orderBy ?? { field: "OPENED_AT", direction: "DESC" }, page: readPage(page) });
  }

  @FieldResolver(() => [TransferOffer])
  async offers(@Ctx() context: Context): Promise<OfferRow[]> {
    const offers = await loadOffersTo(context.services.dataSource, viewerOf(context).id);
    // An external agent may have left the team since; the case does not exist for them then, and its offer neither.
    const seen = await Promise.all(offers.map((offer) => visibleCase(context, offer.caseId)));
    return offers.filter((_offer, index) => seen[index] !== null);
  }
}
