import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { isId } from "../../domain/ids";
import { ACCOUNT_COLUMNS, type AccountRow } from "./customer-row.type";

const LOCK: Statement = { name: "lock_account", text: `select ${ACCOUNT_COLUMNS} from accounts a where a.id = $1 for no key update of a` };
const HOLD: Statement = { name: "hold_account", text: `select ${ACCOUNT_COLUMNS} from accounts a where a.id = $1 for key share of a` };

/** Locks an account for a change; `null` where the id names none. */
export async function lockAccount(work: UnitOfWork, id: string): Promise<AccountRow | null> {
  if (!isId("acc", id)) return null;
  const [row] = await work.query<AccountRow>(LOCK, [id]);
  return row ?? null;
}

/** An account that a contact is about to name; `null` where the id names none. */
export async function holdAccount(work: UnitOfWork, id: string): Promise<AccountRow | null> {
  if (!isId("acc", id)) return null;
  const [row] = await work.query<AccountRow>(HOLD, [id]);
  return row ?? null;
}

const INSERT: Statement = {
  name: "insert_account",
  text: `insert into accounts (id, last_sequence, name, account_tier, renewal_on, customer_success_manager_id, account_manager_id, account_cover_ids)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};
const UPDATE: Statement = {
  name: "update_account",
  text: `update accounts set revision = revision + 1, last_sequence = $2, name = $3, account_tier = $4, renewal_on = $5,
      customer_success_manager_id = $6, account_manager_id = $7, account_cover_ids = $8 where id = $1`,
};

/** Writes an account's row: a new one, or a locked one as it is now with its revision raised. */
export async function writeAccount(work: UnitOfWork, row: AccountRow, { isNew }: { isNew: boolean }): Promise<void> {
  await work.query(isNew ? INSERT : UPDATE, [
    row.id,
    row.lastSequence,
    row.name,
    row.accountTier,
    row.renewalOn,
    row.customerSuccessManagerId,
    row.accountManagerId,
    row.accountCoverIds,
  ]);
}
