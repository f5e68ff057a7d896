import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { OwnershipReasonCode } from "../../domain/event";
import { mayReadNotes } from "../../domain/permissions";
import { type Context, viewerOf } from "../../graphql/context";
import { GraphQLText } from "../../graphql/scalars";
import { rawCaseLoader } from "../cases/case.loader";
import { Case } from "../cases/case.type";
import type { CaseRow } from "../cases/case-row.type";
import { Actor } from "../people/actor.type";
import { findActor } from "../people/find-actor.loader";
import { personLoader } from "../people/person.loader";
import { Person } from "../people/person.type";
import { type BriefRow, HandoffBrief } from "./handoff-brief.type";
import { briefLoader } from "./ownership.loader";
import { OwnershipReasonCodes } from "./ownership-codes.type";
import { TransferOffer } from "./transfer-offer.type";
import type { OfferRow } from "./transfer-offer-row.type";

/** What an offer is about; an offer is found only through a case the viewer may see. */
@Resolver(() => TransferOffer)
export class TransferOfferResolver {
  @FieldResolver(() => Case)
  case(@Root() row: OfferRow, @Ctx() context: Context): Promise<CaseRow | null> {
    return rawCaseLoader(context).load(row.caseId);
  }

  @FieldResolver(() => Person)
  from(@Root() row: OfferRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.fromId);
  }

  @FieldResolver(() => Person)
  to(@Root() row: OfferRow, @Ctx() context: Context): Promise<object | null> {
    return personLoader(context).load(row.toId);
  }

  @FieldResolver(() => Actor)
  offeredBy(@Root() row: OfferRow, @Ctx() context: Context): Promise<object> {
    return findActor(context, row.offeredBy);
  }

  @FieldResolver(() => OwnershipReasonCodes)
  reason(@Root() row: OfferRow): OwnershipReasonCode {
    return row.reasonCode;
  }

  @FieldResolver(() => GraphQLText, { nullable: true })
  reasonText(@Root() row: OfferRow, @Ctx() context: Context): string | null {
    return mayReadNotes(viewerOf(context)) ? row.reasonText : null;
  }

  @FieldResolver(() => GraphQLText, { nullable: true })
  endedBecause(@Root() row: OfferRow, @Ctx() context: Context): string | null {
    return mayReadNotes(viewerOf(context)) ? row.endedBecause : null;
  }

  @FieldResolver(() => HandoffBrief, { nullable: true })
  brief(@Root() row: OfferRow, @Ctx() context: Context): Promise<BriefRow | null> {
    return briefLoader(context).load(row.briefId);
  }
}
