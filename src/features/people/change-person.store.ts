import type { Statement, UnitOfWork } from "../../db/unit-of-work";
import { isId } from "../../domain/ids";
import type { PersonRecord } from "./person-row.type";

const COLUMNS = `p.id, p.revision, p.last_sequence as "lastSequence", p.name, p.email, p.roles, p.authority_level_key as "authorityLevelKey",
  p.raise_to_level_key as "raiseToLevelKey", p.raise_asked_by as "raiseAskedBy", p.external, p.active, p.time_zone as "timeZone", p.calendar_id as "calendarId",
  iso(p.tokens_valid_from) as "tokensValidFrom"`;

const HOLD: Statement = {
  name: "hold_persons",
  text: `select ${COLUMNS} from persons p where p.id = any($1) order by p.id for share of p`,
};

/** Holds people as they are until the commit, ids ascending, because something is about to name them; ids that name nobody are left out. */
export async function holdPersonRows(work: UnitOfWork, ids: readonly string[]): Promise<PersonRecord[]> {
  return work.query<PersonRecord>(HOLD, [ids.filter((id) => isId("per", id))]);
}

// No key of theirs changes: this waits for whoever is about to own (FOR SHARE), and lets rows that merely name them pass.
const LOCK: Statement = {
  name: "lock_person_to_change",
  text: `select ${COLUMNS} from persons p where p.id = $1 or ($2 and p.active and 'ADMIN' = any(p.roles)) order by p.id for no key update of p`,
};

/** Locks a person for a change and, with them where it is asked, every active admin; ids ascending. */
export async function lockPersonRows(work: UnitOfWork, id: string, withAdmins: boolean): Promise<PersonRecord[]> {
  if (!isId("per", id)) return [];
  return work.query<PersonRecord>(LOCK, [id, withAdmins]);
}

const HOLD_EMAIL: Statement = { name: "hold_email", text: "select pg_advisory_xact_lock(hashtextextended('email ' || $1, 0))" };
const FIND_EMAIL: Statement = { name: "find_email", text: "select id from persons where email = $1 and id <> $2" };

/** Whether somebody else has this address; of two who want it at once, the second learns it here and not from a broken key. */
export async function isEmailTaken(work: UnitOfWork, email: string, exceptId: string): Promise<boolean> {
  await work.query(HOLD_EMAIL, [email]);
  return (await work.query(FIND_EMAIL, [email, exceptId])).length > 0;
}

const INSERT: Statement = {
  name: "insert_person",
  text: `insert into persons (id, last_sequence, name, email, roles, authority_level_key, external, time_zone, calendar_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
};

/** Writes a new person's row. */
export async function insertPersonRow(work: UnitOfWork, row: PersonRecord): Promise<void> {
  await work.query(INSERT, [
    row.id,
    row.lastSequence,
    row.name,
    row.email,
    row.roles,
    row.authorityLevelKey,
    row.external,
    row.timeZone,
    row.calendarId,
  ]);
}

const UPDATE: Statement = {
  name: "update_person",
  text: `update persons set revision = revision + 1, last_sequence = $2, name = $3, email = $4, roles = $5, authority_level_key = $6,
      raise_to_level_key = $7, raise_asked_by = $8, external = $9, active = $10, time_zone = $11,
      tokens_valid_from = coalesce($12::timestamptz, tokens_valid_from), calendar_id = $13
    where id = $1`,
};

/** Writes a locked person's row as it is now, and raises its revision. */
export async function updatePersonRow(work: UnitOfWork, row: PersonRecord): Promise<void> {
  await work.query(UPDATE, [
    row.id,
    row.lastSequence,
    row.name,
    row.email,
    row.roles,
    row.authorityLevelKey,
    row.raiseToLevelKey,
    row.raiseAskedBy,
    row.external,
    row.active,
    row.timeZone,
    row.tokensValidFrom,
    row.calendarId,
  ]);
}

const SAVE_SEQUENCE: Statement = { name: "save_person_sequence", text: "update persons set last_sequence = $2 where id = $1" };

/** Saves the number of a locked person's newest event. */
export async function savePersonSequence(work: UnitOfWork, { id, lastSequence }: PersonRecord): Promise<void> {
  await work.query(SAVE_SEQUENCE, [id, lastSequence]);
}
