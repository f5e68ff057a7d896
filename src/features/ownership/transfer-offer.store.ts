import type { DataSource } from "typeorm";
import { findRows } from "../../db/find-rows";
import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import type { BriefSource, OfferOutcome } from "../../domain/event";
import { type BriefId, type CaseId, isId, type OfferId, type PersonId } from "../../domain/ids";
import type { OfferRow } from "./transfer-offer-row.type";

const COLUMNS = `'TransferOffer' as "__typename", o.id, o.revision, o.case_id as "caseId", o.from_id as "fromId", o.to_id as "toId", o.offered_by as "offeredBy",
  o.reason_code as "reasonCode", o.reason_text as "reasonText", o.right_category_key as "rightCategoryKey", o.right_team_id as "rightTeamId",
  o.brief_id as "briefId", iso(o.offered_at) as "offeredAt", iso(o.expires_at) as "expiresAt", o.outcome,
  o.ended_because as "endedBecause"`;

const OPEN: Statement = {
  name: "find_open_offer",
  text: `select ${COLUMNS} from transfer_offers o where o.case_id = $1 and o.outcome is null`,
};
const OPEN_OF_CASES: Statement = {
  name: "load_open_offers",
  text: `select ${COLUMNS} from transfer_offers o where o.case_id = any($1) and o.outcome is null`,
};
const OPEN_TO: Statement = {
  name: "load_offers_to",
  text: `select ${COLUMNS} from transfer_offers o where o.to_id = $1 and o.outcome is null order by o.expires_at, o.id`,
};
const FIND: Statement = { name: "find_offers", text: `select ${COLUMNS} from transfer_offers o where o.id = any($1)` };

/** The transfer of a locked case that is in the air, if there is one. */
export async function findOpenOffer(work: UnitOfWork, caseId: CaseId): Promise<OfferRow | null> {
  const [row] = await work.query<OfferRow>(OPEN, [caseId]);
  return row ?? null;
}

/** An offer by its id, without a lock: what it says is true only once its case is locked. */
export async function findOffer(work: UnitOfWork, id: string): Promise<OfferRow | null> {
  if (!isId("off", id)) return null;
  const [row] = await work.query<OfferRow>(FIND, [[id]]);
  return row ?? null;
}

/** Many offers by id, in no order. */
export async function loadOffers(dataSource: DataSource, ids: readonly OfferId[]): Promise<OfferRow[]> {
  return findRows(dataSource, FIND, [ids]);
}

/** The offers in the air of many cases. */
export async function loadOpenOffers(dataSource: DataSource, caseIds: readonly CaseId[]): Promise<OfferRow[]> {
  return findRows(dataSource, OPEN_OF_CASES, [caseIds]);
}

/** The offers that wait for one person, the one that ends soonest first. */
export async function loadOffersTo(dataSource: DataSource, personId: PersonId): Promise<OfferRow[]> {
  return findRows(dataSource, OPEN_TO, [personId]);
}

/** Keeps a new offer. */
export async function insertOffer(
  work: UnitOfWork,
  offer: Omit<OfferRow, "__typename" | "revision" | "outcome" | "endedBecause">,
): Promise<void> {
  await work.query(
    {
      name: "insert_offer",
      text: `insert into transfer_offers (id, case_id, from_id, to_id, offered_by, reason_code, reason_text, right_category_key, right_team_id,
        brief_id, offered_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    },
    [
      offer.id,
      offer.caseId,
      offer.fromId,
      offer.toId,
      offer.offeredBy,
      offer.reasonCode,
      offer.reasonText,
      offer.rightCategoryKey,
      offer.rightTeamId,
      offer.briefId,
      offer.offeredAt,
      offer.expiresAt,
    ],
  );
}

/** Ends the open offer of a locked case. */
export async function endOffer(work: UnitOfWork, id: OfferId, outcome: OfferOutcome, at: Date, because: string | null): Promise<void> {
  await work.query(
    {
      name: "end_offer",
      text: `update transfer_offers set outcome = $2, ended_at = $3, ended_because = $4, revision = revision + 1 where id = $1 and outcome is null`,
    },
    [id, outcome, at, because],
  );
}

/** Where a brief came from, for the event of a move. */
export async function findBriefSource(work: UnitOfWork, id: BriefId): Promise<BriefSource> {
  const [row] = await work.query<{ source: BriefSource }>(
    { name: "find_brief_source", text: "select source from handoff_briefs where id = $1" },
    [id],
  );
  if (row === undefined) throw new Error("an offer names a brief that is not there");
  return row.source;
}
