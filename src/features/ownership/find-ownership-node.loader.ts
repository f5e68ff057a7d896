import type { BriefId, OfferId } from "../../domain/ids";
import type { Context } from "../../graphql/context";
import { visibleCase } from "../cases/case.loader";
import { briefLoader } from "./ownership.loader";
import { offerLoader } from "./transfer-offer.loader";

/** An offer as `node` answers it: as far as its case can be seen. */
export async function findOfferNode(context: Context, id: OfferId): Promise<object | null> {
  const offer = await offerLoader(context).load(id);
  return offer !== null && (await visibleCase(context, offer.caseId)) !== null ? offer : null;
}

/** A brief as `node` answers it: as far as its case can be seen. */
export async function findBriefNode(context: Context, id: BriefId): Promise<object | null> {
  const brief = await briefLoader(context).load(id);
  return brief !== null && (await visibleCase(context, brief.caseId)) !== null ? brief : null;
}
