import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { ContactId, EventId } from "../../domain/ids";
import { patchOf, type Told } from "../people/change-record.command";
import { writeContact } from "./contact.store";
import type { ContactRow } from "./customer-row.type";
import { tellFields } from "./settle-fields";

/** What a change of a contact touched. */
export interface ContactRefs extends Refs {
  contactId: ContactId;
  eventId: EventId;
}

const TOLD: Told<ContactRow> = { facts: ["accountId"], texts: ["name", "email"] };

/** Appends what changed about a contact and writes it, new or locked; `null` where nothing changed. */
export async function saveContact(
  work: UnitOfWork,
  before: ContactRow | null,
  after: ContactRow,
  fieldsChanged = false,
): Promise<EventId | null> {
  const patch = tellFields(patchOf(TOLD, before, after), fieldsChanged);
  if (patch === null) return null;
  const row = { ...after };
  const eventId = work.append(row, { type: "CUSTOMER_CHANGED", ...patch });
  await writeContact(work, row, { isNew: before === null });
  return eventId;
}
