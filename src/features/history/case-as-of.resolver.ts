import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context";
import { GraphQLInstant } from "../../graphql/scalars";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { caseMomentLoader } from "./case-moment.loader";
import { CaseSnapshot, type SnapshotRow } from "./case-snapshot.type";

/** A case as it was. */
@Resolver(() => Case)
export class CaseAsOfResolver {
  @FieldResolver(() => CaseSnapshot, {
    nullable: true,
    description: "The case folded from its events at a past instant; null before it was opened.",
  })
  async asOf(
    @Root() row: CaseRow,
    @Arg("at", () => GraphQLInstant, { description: "The instant; one in the future means now." }) asked: Date,
    @Ctx() context: Context,
  ): Promise<SnapshotRow | null> {
    // Its newest event may be a moment ahead of this process's clock; what lies beyond it nobody knows.
    const latest = new Date(Math.max(context.services.now().getTime(), Date.parse(row.updatedAt)));
    const at = asked > latest ? latest : asked;
    const moment = await caseMomentLoader(context).load({ caseId: row.id, at });
    return moment === null ? null : { ...moment, case: row, at };
  }
}

/** Who had which part in a case then. */
@Resolver(() => CaseSnapshot)
export class CaseSnapshotResolver {
  @FieldResolver(() => Person)
  owner(@Root() row: SnapshotRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.ownerId);
  }

  @FieldResolver(() => Person, { nullable: true })
  actingOwner(@Root() row: SnapshotRow, @Ctx() context: Context): Promise<object | null> {
    return row.actingOwnerId === null ? Promise.resolve(null) : personLoader(context).load(row.actingOwnerId);
  }

  @FieldResolver(() => Person)
  contactOwner(@Root() row: SnapshotRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.contactOwnerId);
  }

  @FieldResolver(() => Person)
  resolutionOwner(@Root() row: SnapshotRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.resolutionOwnerId);
  }

  @FieldResolver(() => [Person])
  collaborators(@Root() row: SnapshotRow, @Ctx() context: Context): Promise<(object | Error | null)[]> {
    return personLoader(context).loadMany(row.collaboratorIds);
  }
}
