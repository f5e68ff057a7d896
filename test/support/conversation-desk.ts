import type { AccountId, CaseId, EventId, PersonId } from "../../src/domain/ids";
import { addInternalNote } from "../../src/features/conversation/add-internal-note.command";
import { type RecordCustomerMessage, recordCustomerMessage } from "../../src/features/conversation/record-customer-message.command";
import { type ReplyToCustomer, replyToCustomer } from "../../src/features/conversation/reply-to-customer.command";
import { aCaseDesk } from "./case-desk";

/** A case desk whose people talk to a customer, Acme. */
export type ConversationDesk = Awaited<ReturnType<typeof aConversationDesk>>;

/** Opens a case desk with a customer, and with Eve, an external agent of its team. */
export async function aConversationDesk() {
  const desk = await aCaseDesk();
  const { must, people } = desk;
  const acme: AccountId = await desk.anAccount();
  const eve = await desk.aPerson({ name: "Eve", external: true, teamIds: [desk.team] });

  /** The newest event of a case. */
  const lastEvent = async (caseId: string): Promise<EventId> => {
    const [row] = await desk.ask<{ id: EventId }>("select id from events where stream = $1 order by stream_sequence desc limit 1", [
      caseId,
    ]);
    return row!.id;
  };
  const reply = async (actor: PersonId, caseId: string, wanted: Partial<ReplyToCustomer> = {}) => {
    const plain = { caseId, text: "We look into it.", lastSeenEvent: await lastEvent(caseId), sendDespiteMove: false };
    return desk.as(actor, (work) => replyToCustomer(work, { ...plain, ...wanted }));
  };
  const message = (actor: PersonId, caseId: string, wanted: Partial<RecordCustomerMessage> = {}) =>
    desk.as(actor, (work) => recordCustomerMessage(work, { caseId, text: "It fails again.", channel: "EMAIL", ...wanted }));

  return {
    ...desk,
    acme,
    people: { ...people, eve },
    lastEvent,
    reply,
    message,
    /** Opens a case for Acme and has somebody take it. */
    asked: (owner: PersonId): Promise<CaseId> => desk.owned(owner, { accountId: acme }),
    replied: async (actor: PersonId, caseId: string, wanted: Partial<ReplyToCustomer> = {}) => must(reply(actor, caseId, wanted)),
    said: (actor: PersonId, caseId: string, wanted: Partial<RecordCustomerMessage> = {}) => must(message(actor, caseId, wanted)),
    note: (actor: PersonId, caseId: string, visibility: "ALL_STAFF" | "INTERNAL_ONLY" = "ALL_STAFF", mentionIds: PersonId[] = []) =>
      must(desk.as(actor, (work) => addInternalNote(work, { caseId, text: "Between us.", visibility, mentionIds }))),
    /** The facts of a case that the conversation moves. */
    async talk(caseId: string): Promise<{ status: string; needsReply: boolean; ownerId: PersonId }> {
      const [row] = await desk.ask<{ status: string; needsReply: boolean; ownerId: PersonId }>(
        `select status, needs_reply as "needsReply", owner_id as "ownerId" from cases where id = $1`,
        [caseId],
      );
      return row!;
    },
  };
}
