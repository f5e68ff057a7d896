import type { StoredEvent } from "../../../src/domain/event";
import type { PersonId } from "../../../src/domain/ids";
import type { Scope } from "../../../src/domain/permissions";
import { caseWatch } from "../../../src/features/cases/case-watch.loader";
import { createServiceAccount } from "../../../src/features/people/create-service-account.command";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";

let desk: ConversationDesk;
beforeAll(async () => {
  desk = await aConversationDesk();
});
afterAll(() => desk.close());

async function anIntegration(...scopes: Scope[]): Promise<PersonId> {
  const made = desk.as(desk.people.hiro, (work) => createServiceAccount(work, { name: scopes.join(" and "), scopes }));
  return (await desk.must(made)).serviceAccountId as string as PersonId;
}

test("a subscriber is told of a note only if they could read it: inside, of all staff, or by the scope for notes", async () => {
  const { ana, ben, eve } = desk.people;
  const [log, logAndNotes] = [await anIntegration("EVENTS_READ"), await anIntegration("EVENTS_READ", "NOTES_READ")];
  const caseId = await desk.asked(ana);
  await desk.note(ana, caseId, "INTERNAL_ONLY");
  await desk.note(ana, caseId, "ALL_STAFF");
  const told = (await desk.ask<StoredEvent>(
    `select id, type, stream, case_id as "caseId", actor, after from events where stream = $1 order by stream_sequence`,
    [caseId],
  )) as [StoredEvent, ...StoredEvent[]];
  const notes = told.filter(({ type }) => type === "INTERNAL_NOTE_ADDED");
  const sees = (who: PersonId) => Promise.all([told[0], ...notes].map((event) => caseWatch(desk.app.services).seesEvent(who, event)));
  expect(notes).toHaveLength(2);
  expect(await sees(ben)).toEqual([true, true, true]);
  expect(await sees(eve)).toEqual([true, false, true]);
  expect(await sees(log)).toEqual([true, false, false]);
  expect(await sees(logAndNotes)).toEqual([true, true, true]);
});
