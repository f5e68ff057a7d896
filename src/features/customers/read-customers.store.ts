import type { Database } from "../../db/database";
import { findRows } from "../../db/find-rows";
import type { Statement } from "../../db/unit-of-work";
import type { AccountTier } from "../../domain/case-facts";
import type { AccountId, ContactId } from "../../domain/ids";
import type { Page, PageAsk } from "../../graphql/page.type";
import { listByName } from "../people/list-by-name.loader";
import { CATEGORY_COLUMNS } from "./category.store";
import type { CategoryRow } from "./category-row.type";
import { ACCOUNT_COLUMNS, type AccountRow, CONTACT_COLUMNS, type ContactRow } from "./customer-row.type";

const LOAD_ACCOUNTS: Statement = { name: "load_accounts", text: `select ${ACCOUNT_COLUMNS} from accounts a where a.id = any($1)` };
const LOAD_CONTACTS: Statement = { name: "load_contacts", text: `select ${CONTACT_COLUMNS} from contacts k where k.id = any($1)` };

/** Many accounts by id, in no order. */
export function loadAccounts(database: Database, ids: readonly AccountId[]): Promise<AccountRow[]> {
  return findRows(database, LOAD_ACCOUNTS, [ids]);
}

/** Many contacts by id, in no order. */
export function loadContacts(database: Database, ids: readonly ContactId[]): Promise<ContactRow[]> {
  return findRows(database, LOAD_CONTACTS, [ids]);
}

/** Everyone at many accounts, by name. */
export function loadContactsOfAccounts(database: Database, ids: readonly AccountId[]): Promise<ContactRow[]> {
  return database.query(`select ${CONTACT_COLUMNS} from contacts k where k.account_id = any($1) order by k.name, k.id`, [ids]);
}

/** Every category, by name: what cases may be about. */
export function loadCategories(database: Database): Promise<CategoryRow[]> {
  return database.query(`select ${CATEGORY_COLUMNS} from categories g order by g.name, g.key`);
}

/** Which accounts: each field left out, or null, means all. */
export interface AccountCriteria {
  nameContains?: string | null;
  accountTiers?: readonly AccountTier[] | null;
}

/** One page of accounts by name. */
export function listAccounts(
  database: Database,
  { nameContains, accountTiers }: AccountCriteria,
  page: PageAsk,
): Promise<Page<AccountRow>> {
  const where = ["($1::text is null or position(lower($1) in lower(a.name)) > 0)", "($2::text[] is null or a.account_tier = any($2))"];
  const values = [nameContains ?? null, accountTiers ?? null];
  return listByName(database, { prefix: "acc", columns: ACCOUNT_COLUMNS, table: "accounts", alias: "a", where, values }, page);
}
