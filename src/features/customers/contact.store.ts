import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { isId } from "../../domain/ids";
import { CONTACT_COLUMNS, type ContactRow } from "./customer-row.type";

const LOCK: Statement = { name: "lock_contact", text: `select ${CONTACT_COLUMNS} from contacts k where k.id = $1 for no key update of k` };

/** Locks a contact for a change; `null` where the id names none. */
export async function lockContact(work: UnitOfWork, id: string): Promise<ContactRow | null> {
  if (!isId("con", id)) return null;
  const [row] = await work.query<ContactRow>(LOCK, [id]);
  return row ?? null;
}

const LOCK_TO_ERASE: Statement = {
  name: "lock_contact_to_erase",
  text: `select ${CONTACT_COLUMNS} from contacts k where k.id = $1 for update of k`,
};

/** Locks a contact against everything, new cases included; `null` where the id names none. */
export async function lockContactToErase(work: UnitOfWork, id: string): Promise<ContactRow | null> {
  if (!isId("con", id)) return null;
  const [row] = await work.query<ContactRow>(LOCK_TO_ERASE, [id]);
  return row ?? null;
}

const INSERT: Statement = {
  name: "insert_contact",
  text: "insert into contacts (id, last_sequence, name, email, account_id) values ($1, $2, $3, $4, $5)",
};
const UPDATE: Statement = {
  name: "update_contact",
  text: "update contacts set revision = revision + 1, last_sequence = $2, name = $3, email = $4, account_id = $5 where id = $1",
};

/** Writes a contact's row: a new one, or a locked one as it is now with its revision raised. */
export async function writeContact(work: UnitOfWork, row: ContactRow, { isNew }: { isNew: boolean }): Promise<void> {
  await work.query(isNew ? INSERT : UPDATE, [row.id, row.lastSequence, row.name, row.email, row.accountId]);
}

/** Writes that a locked contact was forgotten, and on what ground. */
export async function writeErased(work: UnitOfWork, row: ContactRow, erased: { name: string; because: string; at: Date }): Promise<void> {
  await work.query(
    {
      name: "write_erased_contact",
      text: `update contacts set revision = revision + 1, last_sequence = $2, name = $3, email = null, erased_because = $4, erased_at = $5 where id = $1`,
    },
    [row.id, row.lastSequence, erased.name, erased.because, erased.at],
  );
}
