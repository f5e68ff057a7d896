import type { PlacedEvent } from "../../db/log/stored-events";
import type { UnitOfWork } from "../../db/unit-of-work";
import { type Concern, DEFAULT_CAUSES, decideNotifications, findConcerned, type Listener, type Parties } from "../../domain/notifications";
import { standsIn } from "../../domain/ownership";
import { maySee } from "../../domain/permissions";
import type { CaseRow } from "../cases/case-row.type";
import { findCase } from "../cases/see-case.command";
import { standingToCase } from "../cases/tie-person.command";
import { findPartiesOfTask, findProposer } from "../collaboration/find-parties.command";
import { standingOfPerson } from "../people/find-standing.command";
import { findCauses, insertNotifications, type Notice } from "./notify.store";

/**
 * Notifies whom these events concern, each person once an event.
 *
 * The right to see the case is judged as it is now, which may be later than the event: who has lost it hears nothing.
 */
export async function notifyOfEvents(work: UnitOfWork, events: readonly PlacedEvent[]): Promise<void> {
  const notices: Notice[] = [];
  for (const event of events) notices.push(...(await notify(work, event)));
  await insertNotifications(work, notices);
}

async function notify(work: UnitOfWork, event: PlacedEvent): Promise<Notice[]> {
  const { caseId, id: eventId, position } = event;
  if (caseId === null) return [];
  const row = await findCase(work, caseId);
  if (row === null) return [];
  const parties = await findParties(work, event, row);
  const listeners = await findListeners(work, findConcerned(event, parties), row);
  return decideNotifications(event, parties, listeners).map((notice) => ({ ...notice, caseId, eventId, position }));
}

async function findParties(work: UnitOfWork, { after }: PlacedEvent, row: CaseRow): Promise<Parties> {
  const { taskId, proposalId } = after ?? {};
  return {
    answering: answeringOf(row, await work.now()),
    task: typeof taskId === "string" ? await findPartiesOfTask(work, taskId) : null,
    proposedBy: typeof proposalId === "string" ? await findProposer(work, proposalId) : null,
  };
}

function answeringOf(row: CaseRow, now: Date): Parties["answering"] {
  return row.actingOwnerId !== null && standsIn(row, now) ? [row.ownerId, row.actingOwnerId] : [row.ownerId];
}

// Most people hear of mentions only: whoever did not choose the cause is left out before anything else is asked about them.
async function findListeners(work: UnitOfWork, concerned: readonly Concern[], row: CaseRow): Promise<Map<string, Listener>> {
  const listeners = new Map<string, Listener>();
  if (concerned.length === 0) return listeners;
  const chosen = await findCauses(
    work,
    concerned.map(({ personId }) => personId),
  );
  for (const { personId, cause } of concerned) {
    const causes = chosen.get(personId) ?? DEFAULT_CAUSES;
    const person = causes.includes(cause) ? await standingOfPerson(work, personId) : null;
    if (person === null) continue;
    const seesCase = maySee(person, await standingToCase(work, row, person, await work.now()));
    listeners.set(personId, { person, causes, seesCase });
  }
  return listeners;
}
