import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { CASE_RIGHTS, type CaseRight, FAR_FACT_OF } from "../../domain/case-rights";
import { CASE_RELATIONS, type CaseRelation } from "../../domain/permissions";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../../graphql/context";
import { defineLoader } from "../../graphql/define-loader";
import { UserError } from "../../graphql/user-error.type";
import { viewerStanding } from "../cases/case.loader";
import { Case } from "../cases/case.type";
import { CaseRelations } from "../cases/case-codes.type";
import type { CaseRow } from "../cases/case-row.type";
import { rightsLoader, ViewerRights } from "./case-rights.loader";
import { CaseRightNames, CaseRights } from "./case-rights.type";

/** `SET_STATUS` is the field `setStatus`. */
function fieldOf(right: CaseRight): string {
  return right.toLowerCase().replaceAll(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
}

// A right that needs no statement of its own is a plain property: no resolver is called for it. The others are below.
for (const right of CASE_RIGHTS) {
  if (right in FAR_FACT_OF) continue;
  Object.defineProperty(ViewerRights.prototype, fieldOf(right), {
    get(this: ViewerRights): boolean {
      return this.judge(right) === null;
    },
  });
}

const relationsLoader = defineLoader<CaseRow, CaseRelation[]>(
  async (context, rows) => {
    const standings = await Promise.all(rows.map((row) => viewerStanding(context, row)));
    return standings.map(({ relations }) => CASE_RELATIONS.filter((relation) => relations.has(relation)));
  },
  (row) => row.id,
);

/** How the viewer stands to a case, and what they may do. */
@Resolver(() => Case)
export class CaseViewerResolver {
  @FieldResolver(() => [CaseRelations], { description: "How the viewer stands to it; rights add up." })
  viewerRelations(@Root() row: CaseRow, @Ctx() context: Context): Promise<CaseRelation[]> {
    return relationsLoader(context).load(row);
  }

  @FieldResolver(() => CaseRights, { description: "What the viewer may do to it now." })
  viewerCan(@Root() row: CaseRow, @Ctx() context: Context): Promise<ViewerRights> {
    return rightsLoader(context).load(row);
  }
}

/** The rights for which something may have to be looked up, and the refusal behind a right that is not there. */
@Resolver(() => CaseRights)
export class CaseRightsResolver {
  @FieldResolver(() => Boolean)
  take(@Root() rights: ViewerRights): boolean | Promise<boolean> {
    return rights.may("TAKE");
  }

  @FieldResolver(() => Boolean)
  accept(@Root() rights: ViewerRights): boolean | Promise<boolean> {
    return rights.may("ACCEPT");
  }

  @FieldResolver(() => Boolean)
  steal(@Root() rights: ViewerRights): boolean | Promise<boolean> {
    return rights.may("STEAL");
  }

  @FieldResolver(() => Boolean)
  return(@Root() rights: ViewerRights): boolean | Promise<boolean> {
    return rights.may("RETURN");
  }

  @FieldResolver(() => Boolean)
  confirmResolution(@Root() rights: ViewerRights): boolean | Promise<boolean> {
    return rights.may("CONFIRM_RESOLUTION");
  }

  @FieldResolver(() => UserError, { nullable: true })
  async whyNot(
    @Root() rights: ViewerRights,
    @Arg("right", () => CaseRightNames, { description: "The right that is asked about." }) right: CaseRight,
  ): Promise<Refusal | null> {
    return rights.judge(right);
  }
}
