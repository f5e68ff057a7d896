import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { CASE_RIGHTS, type CaseRight, type RightQuestion, whyNot } from "../../domain/case-rights";
import { CASE_RELATIONS, type CaseRelation } from "../../domain/permissions";
import type { Refusal } from "../../domain/refusal";
import { type Context, viewerOf } from "../../graphql/context";
import { UserError } from "../../graphql/user-error.type";
import { viewerStanding } from "../cases/case.loader";
import { Case, CaseRelations } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { CaseRightNames, CaseRights } from "./case-rights.type";
import { openOfferLoader } from "./transfer-offer.loader";
import { wayBackLoader } from "./way-back.loader";

type Rights = { ask(right: CaseRight): RightQuestion | Promise<RightQuestion> } & { [name: string]: unknown };

/** `SET_STATUS` is the field `setStatus`. */
function fieldOf(right: CaseRight): string {
  return right.toLowerCase().replaceAll(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
}

const FIELDS = CASE_RIGHTS.map((right) => [fieldOf(right), right] as const);

function isGranted(right: CaseRight, question: RightQuestion | Promise<RightQuestion>): boolean | Promise<boolean> {
  return question instanceof Promise ? question.then((found) => whyNot[right](found) === null) : whyNot[right](question) === null;
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
    const now = context.services.now();
    const question: RightQuestion = { person: viewerOf(context), standing, facts: row, openOffer, now, wayBack: null };
    // Only giving back asks more than the row and the relations: the other rights need no promise and no statement.
    const ask = (right: CaseRight) =>
      right === "RETURN"
        ? wayBackLoader(context)
            .load(row.id)
            .then((wayBack) => ({ ...question, wayBack }))
        : question;
    return { ask, ...Object.fromEntries(FIELDS.map(([name, right]) => [name, () => isGranted(right, ask(right))])) };
  }
}

/** The refusal behind a right that is not there. */
@Resolver(() => CaseRights)
export class CaseRightsResolver {
  @FieldResolver(() => UserError, { nullable: true })
  async whyNot(@Root() { ask }: Rights, @Arg("right", () => CaseRightNames) right: CaseRight): Promise<Refusal | null> {
    return whyNot[right](await ask(right));
  }
}
