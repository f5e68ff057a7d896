import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { CASE_RIGHTS, type CaseRight, whyNot } from "../../domain/case-rights";
import type { MoveQuestion } from "../../domain/ownership";
import { CASE_RELATIONS, type CaseRelation } from "../../domain/permissions";
import type { Refusal } from "../../domain/refusal";
import { type Context, viewerOf } from "../../graphql/context";
import { UserError } from "../../graphql/user-error.type";
import { viewerStanding } from "../cases/case.loader";
import { Case, CaseRelations } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { CaseRightNames, CaseRights } from "./case-rights.type";
import { openOfferLoader } from "./transfer-offer.loader";

/** `SET_STATUS` is the field `setStatus`. */
function fieldOf(right: CaseRight): string {
  return right.toLowerCase().replaceAll(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
}

/** The rights to one case; each is judged when its field is read, and no other. */
class Rights {
  constructor(readonly question: MoveQuestion) {}
}

for (const right of CASE_RIGHTS) {
  const judge = whyNot[right];
  Object.defineProperty(Rights.prototype, fieldOf(right), {
    get(this: Rights): boolean {
      return judge(this.question) === null;
    },
  });
}

/** How the viewer stands to a case, and what they may do. */
@Resolver(() => Case)
export class CaseViewerResolver {
  @FieldResolver(() => [CaseRelations], { description: "How the viewer stands to it; rights add up." })
  async viewerRelations(@Root() row: CaseRow, @Ctx() context: Context): Promise<CaseRelation[]> {
    const { relations } = await viewerStanding(context, row);
    return CASE_RELATIONS.filter((relation) => relations.has(relation));
  }

  @FieldResolver(() => CaseRights, { description: "What the viewer may do to it now." })
  async viewerCan(@Root() row: CaseRow, @Ctx() context: Context): Promise<Rights> {
    const [standing, openOffer] = await Promise.all([viewerStanding(context, row), openOfferLoader(context).load(row.id)]);
    const question: MoveQuestion = { person: viewerOf(context), standing, facts: row, openOffer, now: context.services.now() };
    return new Rights(question);
  }
}

/** The refusal behind a right that is not there. */
@Resolver(() => CaseRights)
export class CaseRightsResolver {
  @FieldResolver(() => UserError, { nullable: true })
  whyNot(@Root() { question }: Rights, @Arg("right", () => CaseRightNames) right: CaseRight): Refusal | null {
    return whyNot[right](question);
  }
}
