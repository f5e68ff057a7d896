import type { CaseId, OfferId } from "../../domain/ids";
import { defineLoader, inOrder } from "../../graphql/define-loader";
import { loadOffers, loadOpenOffers } from "./transfer-offer.store";
import type { OfferRow } from "./transfer-offer-row.type";

/** Offers by id; the caller asks whether the viewer may see their case. */
export const offerLoader = defineLoader<OfferId, OfferRow | null>(async ({ services }, ids) =>
  inOrder(ids, await loadOffers(services.dataSource, ids), (row) => row.id),
);

/** The offer that is in the air for a case. */
export const openOfferLoader = defineLoader<CaseId, OfferRow | null>(async ({ services }, caseIds) =>
  inOrder(caseIds, await loadOpenOffers(services.dataSource, caseIds), (row) => row.caseId),
);
