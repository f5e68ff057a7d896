import type { UnitOfWork } from "../db/unit-of-work";
import type { Channel, Mood } from "../domain/case-facts";
import type { AttemptOutcome } from "../domain/conversation";
import type { CaseId } from "../domain/ids";
import type { Visibility } from "../domain/visibility";
import { addInternalNote } from "../features/conversation/add-internal-note.command";
import { confirmResolution } from "../features/conversation/confirm-resolution.command";
import { recordCustomerMessage } from "../features/conversation/record-customer-message.command";
import { recordResolutionAttempt } from "../features/conversation/record-resolution-attempt.command";
import { recordSatisfaction } from "../features/conversation/record-satisfaction.command";
import { replyToCustomer } from "../features/conversation/reply-to-customer.command";
import { setCustomerMood } from "../features/conversation/set-customer-mood.command";
import { the } from "./demo-desk";
import type { FirstName } from "./demo-people";
import { HOUR_MS, type Step, step } from "./steps";

/** The customer says something, and whoever speaks with them records it. */
export const hear = (hoursAgo: number, text: string, channel: Channel, by: Step["by"] = "CONTACT_OWNER"): Step =>
  step(hoursAgo, by, (work, { caseId }) => recordCustomerMessage(work, { caseId, text, channel }));

/** Answers the customer, having read everything; perhaps with a promise of the next word. */
export const reply = (hoursAgo: number, text: string, more: { by?: Step["by"]; nextWordInHours?: number } = {}): Step =>
  step(hoursAgo, more.by ?? "CONTACT_OWNER", async (work, { caseId }) =>
    replyToCustomer(work, {
      caseId,
      text,
      lastSeenEvent: await newestEvent(work, caseId),
      sendDespiteMove: false,
      nextUpdateBy: more.nextWordInHours === undefined ? null : new Date((await work.now()).getTime() + more.nextWordInHours * HOUR_MS),
    }),
  );

/** Notes something for colleagues, and mentions some of them. */
export const note = (hoursAgo: number, text: string, mention: readonly FirstName[] = [], visibility: Visibility = "ALL_STAFF"): Step =>
  step(hoursAgo, "OWNER", (work, { caseId, desk }) =>
    addInternalNote(work, { caseId, text, visibility, mentionIds: mention.map((name) => the(desk.people, name)) }),
  );

/** Records what was tried. */
export const attempt = (hoursAgo: number, what: string, outcome: AttemptOutcome): Step =>
  step(hoursAgo, "OWNER", (work, { caseId }) => recordResolutionAttempt(work, { caseId, what, outcome }));

/** The customer confirms what was tried last. */
export const confirm = (hoursAgo: number): Step =>
  step(hoursAgo, "CONTACT_OWNER", (work, { caseId }) => confirmResolution(work, { caseId }));

/** The customer says what they thought. */
export const rate = (hoursAgo: number, score: number, comment: string | null): Step =>
  step(hoursAgo, "CONTACT_OWNER", (work, { caseId }) => recordSatisfaction(work, { caseId, score, comment }));

/** Says how the customer feels. */
export const feel = (hoursAgo: number, mood: Mood): Step =>
  step(hoursAgo, "OWNER", (work, { caseId }) => setCustomerMood(work, { caseId, mood }));

async function newestEvent(work: UnitOfWork, caseId: CaseId): Promise<string> {
  const [row] = await work.query<{ id: string }>("select id from events where stream = $1 order by stream_sequence desc limit 1", [caseId]);
  if (row === undefined) throw new Error("an answer was written before its case was opened");
  return row.id;
}
