import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { AccountId, EventId } from "../../domain/ids";
import { patchOf, type Told } from "../people/change-record.command";
import { writeAccount } from "./account.store";
import type { AccountRow } from "./customer-row.type";
import { tellFields } from "./settle-fields";

/** What a change of an account touched. */
export interface AccountRefs extends Refs {
  accountId: AccountId;
  eventId: EventId;
}

const TOLD: Told<AccountRow> = {
  facts: ["accountTier", "renewalOn", "customerSuccessManagerId", "accountManagerId", "accountCoverIds"],
  texts: ["name"],
};

/** Appends what changed about an account and writes it, new or locked; `null` where nothing changed. */
export async function saveAccount(
  work: UnitOfWork,
  before: AccountRow | null,
  after: AccountRow,
  fieldsChanged = false,
): Promise<EventId | null> {
  const patch = tellFields(patchOf(TOLD, before, after), fieldsChanged);
  if (patch === null) return null;
  const row = { ...after };
  const eventId = work.append(row, { type: "CUSTOMER_CHANGED", ...patch });
  await writeAccount(work, row, { isNew: before === null });
  return eventId;
}
