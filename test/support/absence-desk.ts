import { runUnitOfWork } from "../../src/db/run-unit-of-work";
import type { UnitOfWork } from "../../src/db/unit-of-work";
import type { AbsenceId, CalendarId, PersonId, TeamId } from "../../src/domain/ids";
import { endAbsence } from "../../src/features/absence/end-absence.command";
import { type RecordLeave, recordLeave } from "../../src/features/absence/record-leave.command";
import { setAwayNow } from "../../src/features/absence/set-away-now.command";
import { type SetCover, setCover } from "../../src/features/absence/set-cover.command";
import { type SaveCalendar, saveCalendar } from "../../src/features/calendars/save-calendar.command";
import { deactivatePerson, type Handover } from "../../src/features/ownership/deactivate-person.command";
import { dutyHolders } from "../../src/list-duty-holders";
import { participants } from "../../src/list-participants";
import { timers } from "../../src/list-timers";
import { aCaseDesk } from "./case-desk";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** A case desk on which people go away and come back. */
export type AbsenceDesk = Awaited<ReturnType<typeof anAbsenceDesk>>;

/** Opens a case desk with the verbs of absence; its commands run with everybody who takes part in them, as in a server. */
export async function anAbsenceDesk() {
  const desk = await aCaseDesk();
  Object.assign(desk.ports, { participants });

  /** The database's clock, moved or not. */
  const now = async (): Promise<Date> => (await desk.ask<{ now: Date }>("select steward_now() as now"))[0]!.now;

  const ahead = async (ms: number): Promise<Date> => new Date((await now()).getTime() + ms);

  /** Runs something as the sweep does. */
  const asClock = (work: (open: UnitOfWork) => Promise<void>): Promise<null> =>
    runUnitOfWork(
      desk.dataSource,
      "system:clock",
      async (open) => {
        await work(open);
        return { keep: true, answer: null };
      },
      participants,
    );

  return {
    ...desk,
    now,
    ahead,
    /** Rings a timer by its kind, due or not, as the sweep would. */
    ring: (kind: string, subjectId: string) => asClock((work) => timers[kind]!(work, subjectId)),
    leave: (actor: PersonId, input: RecordLeave) => desk.as(actor, (work) => recordLeave(work, dutyHolders, input)),
    awayNow: (actor: PersonId, personId: string, until: Date) =>
      desk.as(actor, (work) => setAwayNow(work, dutyHolders, { personId, until })),
    endAbsence: (actor: PersonId, absenceId: string) => desk.as(actor, (work) => endAbsence(work, dutyHolders, { absenceId })),
    cover: (actor: PersonId, input: SetCover) => desk.as(actor, (work) => setCover(work, input)),
    /** Sets a plain cover as the admin, one after the other. */
    async covered(personId: PersonId, ...chain: PersonId[]): Promise<void> {
      const steps = chain.map((id) => ({ personId: id, thenTheirCover: false }));
      await desk.must(desk.as(desk.people.hiro, (work) => setCover(work, { personId, chain: steps })));
    },
    deactivate: (personId: PersonId, plan: readonly Handover[] = []) =>
      desk.as(desk.people.hiro, (work) => deactivatePerson(work, { personId, plan }, dutyHolders)),
    /** A leave that begins in an hour and lasts a day, recorded by the person. */
    async recorded(personId: PersonId, wanted: Partial<RecordLeave> = {}): Promise<AbsenceId> {
      const plain = { personId, from: await ahead(HOUR_MS), until: await ahead(DAY_MS + HOUR_MS), plan: [] };
      return (await desk.must(desk.as(personId, (work) => recordLeave(work, dutyHolders, { ...plain, ...wanted })))).absenceId;
    },
    async aCalendar(wanted: Partial<SaveCalendar> = {}): Promise<CalendarId> {
      const plain = { name: `Calendar ${Math.random()}`, timeZone: "UTC", alwaysOpen: true, week: [], holidays: [] };
      return (await desk.must(desk.as(desk.people.hiro, (work) => saveCalendar(work, { ...plain, ...wanted })))).calendarId;
    },
    async acting(caseId: string): Promise<{ ownerId: PersonId; actingOwnerId: PersonId | null; actingUntil: Date | null }> {
      const text = `select owner_id as "ownerId", acting_owner_id as "actingOwnerId", acting_until as "actingUntil" from cases where id = $1`;
      return (await desk.ask<{ ownerId: PersonId; actingOwnerId: PersonId | null; actingUntil: Date | null }>(text, [caseId]))[0]!;
    },
    async absence(absenceId: string): Promise<{ state: string; revision: number }> {
      return (await desk.ask<{ state: string; revision: number }>("select state, revision from absences where id = $1", [absenceId]))[0]!;
    },
    async steward(teamId: TeamId): Promise<PersonId> {
      return (await desk.ask<{ id: PersonId }>("select queue_steward_id as id from teams where id = $1", [teamId]))[0]!.id;
    },
    /** The timers of a subject, by kind, with the instant at which they ring. */
    timers: (subjectId: string) =>
      desk.ask<{ kind: string; dueAt: Date }>(`select kind, due_at as "dueAt" from timers where subject_id = $1 order by kind`, [
        subjectId,
      ]),
    /** The steps of an absence as its person's stream tells them. */
    async steps(personId: PersonId): Promise<unknown[]> {
      return (await desk.story(personId)).filter(({ type }) => type === "ABSENCE_CHANGED").map(({ after }) => after?.step);
    },
  };
}
