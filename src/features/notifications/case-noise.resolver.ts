import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { noiseLoader } from "./notifications.loader";

/** How much people have heard of a case. */
@Resolver(() => Case)
export class CaseNoiseResolver {
  @FieldResolver(() => Int, {
    description: "How many notifications this case has caused, of those that are kept, by what the viewer may see.",
  })
  noiseCount(@Root() row: CaseRow, @Ctx() context: Context): Promise<number> {
    return noiseLoader(context).load(row.id);
  }
}
