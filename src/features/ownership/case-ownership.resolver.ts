import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../graphql/context";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { Actor } from "../people/actor.type";
import { findActor } from "../people/find-actor.loader";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { type BriefRow, HandoffBrief } from "./handoff-brief.type";
import { briefLoader, briefsOfCaseLoader, intervalsLoader } from "./ownership.loader";
import { type IntervalRow, OwnershipInterval } from "./ownership-interval.type";
import { openOfferLoader } from "./transfer-offer.loader";
import { TransferOffer } from "./transfer-offer.type";
import type { OfferRow } from "./transfer-offer-row.type";

/** Who owned a case when, what they were told, and the transfer in the air. */
@Resolver(() => Case)
export class CaseOwnershipResolver {
  @FieldResolver(() => [OwnershipInterval], { description: "Who owned when; the intervals tile the case's life." })
  ownershipHistory(@Root() row: CaseRow, @Ctx() context: Context): Promise<IntervalRow[]> {
    return intervalsLoader(context).load(row.id);
  }

  @FieldResolver(() => TransferOffer, { nullable: true, description: "The transfer in the air." })
  openOffer(@Root() row: CaseRow, @Ctx() context: Context): Promise<OfferRow | null> {
    return openOfferLoader(context).load(row.id);
  }

  @FieldResolver(() => [HandoffBrief], { description: "The newest first; a new one for each move of the owner." })
  handoffBriefs(@Root() row: CaseRow, @Ctx() context: Context): Promise<BriefRow[]> {
    return briefsOfCaseLoader(context).load(row.id);
  }
}

/** Who owned in a stretch, and what they were told. */
@Resolver(() => OwnershipInterval)
export class OwnershipIntervalResolver {
  @FieldResolver(() => Person)
  owner(@Root() row: IntervalRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.personId);
  }

  @FieldResolver(() => HandoffBrief, { nullable: true })
  brief(@Root() row: IntervalRow, @Ctx() context: Context): Promise<BriefRow | null> {
    return row.briefId === null ? Promise.resolve(null) : briefLoader(context).load(row.briefId);
  }
}

/** Who wrote a brief. */
@Resolver(() => HandoffBrief)
export class HandoffBriefResolver {
  @FieldResolver(() => Actor)
  author(@Root() row: BriefRow, @Ctx() context: Context): Promise<object> {
    return findActor(context, row.authorId);
  }
}
