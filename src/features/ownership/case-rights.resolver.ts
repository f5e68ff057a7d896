import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { CASE_RIGHTS, type CaseRight, type RightQuestion, whyNot } from "../../domain/case-rights";
import { CASE_RELATIONS, type CaseRelation } from "../../domain/permissions";
import type { Refusal } from "../../domain/refusal";
import { type Context, viewerOf } from "../../graphql/context";
import { defineLoader } from "../../graphql/define-loader";
import { UserError } from "../../graphql/user-error.type";
import { viewerStanding } from "../cases/case.loader";
import { Case, CaseRelations } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { CaseRightNames, CaseRights } from "./case-rights.type";
import { openOfferLoader } from "./transfer-offer.loader";
import { wayBackLoader } from "./way-back.loader";

/** `SET_STATUS` is the field `setStatus`. */
function fieldOf(right: CaseRight): string {
  return right.toLowerCase().replaceAll(/_(.)/g, (_match, letter: string) => letter.toUpperCase());
}

/** The rights to one case; each is judged when its field is read, and no other. */
class Rights {
  constructor(
    private readonly question: RightQuestion,
    private readonly findWayBack: () => Promise<RightQuestion["wayBack"]>,
  ) {}

  /** The answer to every right but giving back. */
  judge(right: Exclude<CaseRight, "RETURN">): Refusal | null {
    return whyNot[right](this.question);
  }

  /** Only giving back asks more than the row and the relations: the other rights need no promise and no statement. */
  async judgeReturn(): Promise<Refusal | null> {
    return whyNot.RETURN({ ...this.question, wayBack: await this.findWayBack() });
  }
}

for (const right of CASE_RIGHTS) {
  if (right === "RETURN") continue;
  Object.defineProperty(Rights.prototype, fieldOf(right), {
    get(this: Rights): boolean {
      return this.judge(right) === null;
    },
  });
}

/** The rights to a whole page of cases, from two statements. */
const rightsLoader = defineLoader<CaseRow, Rights>(
  async (context, rows) => {
    const [standings, offers] = await Promise.all([
      Promise.all(rows.map((row) => viewerStanding(context, row))),
      Promise.all(rows.map((row) => openOfferLoader(context).load(row.id))),
    ]);
    const person = viewerOf(context);
    const now = context.services.now();
    return rows.map((facts, place) => {
      const standing = standings[place];
      if (standing === undefined) throw new Error("every case has a standing");
      const question = { person, standing, facts, openOffer: offers[place] ?? null, now, wayBack: null };
      return new Rights(question, () => wayBackLoader(context).load(facts.id));
    });
  },
  (row) => row.id,
);

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
  viewerCan(@Root() row: CaseRow, @Ctx() context: Context): Promise<Rights> {
    return rightsLoader(context).load(row);
  }
}

/** The right that has to be looked up, and the refusal behind a right that is not there. */
@Resolver(() => CaseRights)
export class CaseRightsResolver {
  @FieldResolver(() => Boolean)
  async return(@Root() rights: Rights): Promise<boolean> {
    return (await rights.judgeReturn()) === null;
  }

  @FieldResolver(() => UserError, { nullable: true })
  async whyNot(@Root() rights: Rights, @Arg("right", () => CaseRightNames) right: CaseRight): Promise<Refusal | null> {
    return right === "RETURN" ? rights.judgeReturn() : rights.judge(right);
  }
}
