import { type CaseRight, FAR_FACT_OF, type FarFact, type RightQuestion, whyNot, withKindFacts } from "../../domain/case-rights";
import { lastTried } from "../../domain/conversation";
import type { Refusal } from "../../domain/refusal";
import { type Context, viewerOf } from "../../graphql/context";
import { defineLoader } from "../../graphql/define-loader";
import { viewerStanding } from "../cases/case.loader";
import type { CaseRow } from "../cases/case-row.type";
import { availabilityLoader } from "../people/availability.loader";
import { lastAttemptLoader } from "./last-attempt.loader";
import { openOfferLoader } from "./transfer-offer.loader";
import { wayBackLoader } from "./way-back.loader";

type Maybe<T> = T | Promise<T>;

const FAR_FACTS: { readonly [right in CaseRight]?: FarFact } = FAR_FACT_OF;

/** The rights of the viewer to one case; each is judged when it is asked for, and no other. */
export class ViewerRights {
  constructor(
    private readonly context: Context,
    /** What every right looks at; its far facts stand in nobody's way. */
    readonly question: RightQuestion,
    private readonly row: CaseRow,
  ) {}

  /** Whether they may; a promise only where that takes a statement of its own. */
  may(right: CaseRight): Maybe<boolean> {
    const judged = this.judge(right);
    return judged instanceof Promise ? judged.then((refused) => refused === null) : judged === null;
  }

  /** The refusal behind a right that is not there. */
  judge(right: CaseRight): Maybe<Refusal | null> {
    const refused = whyNot[right](this.question);
    const fact = FAR_FACTS[right];
    return refused !== null || fact === undefined ? refused : this.judgeFar(right, fact);
  }

  private async judgeFar(right: CaseRight, fact: FarFact): Promise<Refusal | null> {
    return whyNot[right]({ ...this.question, ...(await this.lookUp(fact)) });
  }

  private async lookUp(fact: FarFact): Promise<Partial<RightQuestion>> {
    switch (fact) {
      case "away":
        return { away: !(await availabilityLoader(this.context).load(this.question.person.id)) };
      case "wayBack":
        return { wayBack: await wayBackLoader(this.context).load(this.row.id) };
      case "lastAttempt":
        return { lastAttempt: lastTried(await lastAttemptLoader(this.context).load(this.row.id), this.row.resolvedAt) };
    }
  }
}

/** The rights to a whole page of cases, from two statements. */
export const rightsLoader = defineLoader<CaseRow, ViewerRights>(
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
      const question = withKindFacts({ person, standing, facts, openOffer: offers[place] ?? null, now });
      return new ViewerRights(context, question, facts);
    });
  },
  (row) => row.id,
);
