import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { type CustomerView as View, viewForCustomer } from "../../domain/history/customer-view";
import { isId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { findViewedCase } from "./customer-view.store";
import { CustomerView } from "./customer-view.type";

/** A case as its customer may see it. */
@Resolver()
export class CustomerViewResolver {
  @Query(() => CustomerView, { nullable: true, description: "What a portal may show the customer of a case; null where there is none." })
  async customerView(
    @Arg("caseId", () => ID, { description: "The id of the case." }) caseId: string,
    @Ctx() { services }: Context,
  ): Promise<View | null> {
    const found = isId("case", caseId) ? await findViewedCase(services.dataSource, caseId) : null;
    return found === null ? null : viewForCustomer(found);
  }
}
