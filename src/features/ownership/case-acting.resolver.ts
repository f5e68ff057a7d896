import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { standsIn } from "../../domain/ownership";
import type { Context } from "../../graphql/context";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { personLoader } from "../people/person.loader";
import { actingStartLoader } from "./acting-ownership.loader";
import { ActingOwnership } from "./acting-ownership.type";

/** Who stands in for a case's owner. */
@Resolver(() => Case)
export class CaseActingResolver {
  @FieldResolver(() => ActingOwnership, {
    nullable: true,
    description: "Who holds the owner's powers until a time; accountability stays. Null where nobody does.",
  })
  async actingOwner(@Root() row: CaseRow, @Ctx() context: Context): Promise<object | null> {
    const { actingOwnerId, actingUntil: until } = row;
    if (actingOwnerId === null || !standsIn(row, context.services.now())) return null;
    return { ...(await actingStartLoader(context).load(row.id)), until, person: () => personLoader(context).load(actingOwnerId) };
  }
}
