import { Arg, Ctx, ID, Int, Query, Resolver } from "type-graphql";
import { isId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { visibleCase } from "./case.loader";
import { Case } from "./case.type";
import type { CaseRow } from "./case-row.type";
import { findCaseIdByNumber } from "./read-cases.store";

/** Finds one case. */
@Resolver(() => Case)
export class CaseResolver {
  @Query(() => Case, { nullable: true, description: "One case; null where there is none the viewer may see." })
  async case(@Arg("id", () => ID, { description: "The id of the case." }) id: string, @Ctx() context: Context): Promise<CaseRow | null> {
    return isId("case", id) ? visibleCase(context, id) : null;
  }

  @Query(() => Case, { nullable: true, description: "One case by its number for humans." })
  async caseByNumber(
    @Arg("number", () => Int, { description: "The number of the case." }) number: number,
    @Ctx() context: Context,
  ): Promise<CaseRow | null> {
    const id = await findCaseIdByNumber(context.services.dataSource, number);
    return id === null ? null : visibleCase(context, id);
  }
}
