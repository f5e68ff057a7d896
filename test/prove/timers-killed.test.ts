import { join } from "node:path";
import { checkInvariants } from "../../src/db/check-invariants";
import { FAIL_POINTS } from "../../src/db/fail-points";
import type { CommandWork, Refs } from "../../src/db/run-command";
import type { CaseId, PersonId } from "../../src/domain/ids";
import { isRefusal } from "../../src/domain/refusal";
import { recordLeave } from "../../src/features/absence/record-leave.command";
import { setAwayNow } from "../../src/features/absence/set-away-now.command";
import { setCover } from "../../src/features/absence/set-cover.command";
import { saveCalendar } from "../../src/features/calendars/save-calendar.command";
import { delegateContact } from "../../src/features/collaboration/delegate-contact.command";
import { assignActingOwner } from "../../src/features/ownership/assign-acting-owner.command";
import { offerTransfer } from "../../src/features/ownership/offer-transfer.command";
import { type OpenCase, openCase } from "../../src/features/ownership/open-case.command";
import { takeCase } from "../../src/features/ownership/take-case.command";
import { updateTeam } from "../../src/features/people/update-team.command";
import { dutyHolders } from "../../src/list-duty-holders";
import { listFiles } from "../architecture/gates/list-files";
import { type LiveDesk, liveDesk } from "../support/live-desk";
import { until } from "../support/until";

const HOUR_MS = 3_600_000;
const WORKLOAD = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;
const BRIEF = { situation: "It fails.", stepsTried: [], reason: "You know it.", nextStep: "Read the log.", promise: null };
const WEEK = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;

let desk: LiveDesk;
beforeEach(async () => {
  desk = await liveDesk({ servers: 0 });
});
afterEach(() => desk.close());

async function must<R extends Refs>(actor: PersonId, work: CommandWork<R>): Promise<R> {
  const outcome = await desk.as(actor, work);
  if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome;
}
async function inHours(hours: number): Promise<Date> {
  const [row] = await desk.ask<{ now: Date }>("select steward_now() as now");
  return new Date((row?.now.getTime() ?? 0) + hours * HOUR_MS);
}
/** A case of Ana's that has to be covered whenever she is not there. */
async function anasCase(): Promise<CaseId> {
  const { ana, chloe } = desk.people;
  const caseId = await desk.aCase(chloe, desk.team);
  await must(ana, (work) => takeCase(work, { caseId }));
  return caseId;
}
const covered = () =>
  must(desk.people.hiro, (work) =>
    setCover(work, { personId: desk.people.ana, chain: [{ personId: desk.people.ben, thenTheirCover: false }] }),
  );

/** What rings, and what the log must tell of it afterwards, each once. */
interface Ringing {
  told: readonly string[];
  /** How far the clock is moved so that it rings. */
  ahead: string;
  /** How many timers are due by then. */
  due: number;
  /** Where the clock stands before; left out: where the world's does. */
  meanwhile?: string;
}

/** Sets one timer of each kind, with what it is about. */
const SCENES: { readonly [kind: string]: () => Promise<Ringing> } = {
  "offer-expires": async () => {
    const [caseId, { ana, ben }] = [await anasCase(), desk.people];
    await must(ana, (work) => offerTransfer(work, { caseId, toPersonId: ben, reason: WORKLOAD, brief: BRIEF, expiresInMs: HOUR_MS }));
    return { told: ["TRANSFER_ENDED EXPIRED"], ahead: "2 hours", due: 1 };
  },
  "acting-ends": async () => {
    const [caseId, { ana, ben }] = [await anasCase(), desk.people];
    const ends = await inHours(1);
    await must(ana, (work) => assignActingOwner(work, { caseId, personId: ben, until: ends, reason: WORKLOAD }));
    return { told: ["ACTING_OWNER_ENDED EXPIRED"], ahead: "2 hours", due: 1 };
  },
  "delegation-ends": async () => {
    const [caseId, { ana, ben }] = [await anasCase(), desk.people];
    const ends = await inHours(1);
    await must(ana, (work) => delegateContact(work, { caseId, delegateId: ben, until: ends }));
    return { told: ["CONTACT_DELEGATION_ENDED "], ahead: "2 hours", due: 1 };
  },
  "leave-begins": async () => {
    const { ana } = desk.people;
    await anasCase();
    await covered();
    const [from, ends] = [await inHours(1), await inHours(48)];
    await must(ana, (work) => recordLeave(work, dutyHolders, { personId: ana, from, until: ends, plan: [] }));
    return { told: ["ABSENCE_CHANGED BEGAN", "ACTING_OWNER_ASSIGNED "], ahead: "2 hours", due: 1 };
  },
  // The stand-in's time ends at the same instant, and either timer may ring first.
  "absence-ends": async () => {
    const { ana } = desk.people;
    await anasCase();
    await covered();
    const ends = await inHours(1);
    await must(ana, (work) => setAwayNow(work, dutyHolders, { personId: ana, until: ends }));
    return { told: ["ABSENCE_CHANGED ENDED", "ACTING_OWNER_ENDED EXPIRED"], ahead: "2 hours", due: 2 };
  },
  "shift-ends": async () => {
    const { chloe, hiro, ana } = desk.people;
    const calendar = {
      ...{ name: "Daytime", timeZone: "UTC", alwaysOpen: false, holidays: [] },
      week: WEEK.map((weekday) => ({ weekday, opens: "08:00", closes: "16:00" })),
    };
    const now = await inHours(0);
    const noon = new Date(now.getTime() + 24 * HOUR_MS);
    noon.setUTCHours(12, 0, 0, 0);
    const toNoon = Math.round((noon.getTime() - now.getTime()) / 1_000);
    await desk.database.moveClock(`${toNoon} seconds`);
    const { calendarId } = await must(hiro, (work) => saveCalendar(work, calendar));
    const [row] = await desk.ask<{ revision: number }>("select revision from teams where id = $1", [desk.team]);
    const change = { teamId: desk.team, expectedRevision: row?.revision ?? 0, calendarId, atShiftEnd: "COVER" as const };
    await must(hiro, (work) => updateTeam(work, change));
    await covered();
    const words: Pick<OpenCase, "subject" | "channel" | "categoryKey"> = { subject: "It is down", channel: "EMAIL", categoryKey: "BUG" };
    const measure: Pick<OpenCase, "urgency" | "impact" | "workaround"> = { urgency: "URGENT", impact: "HIGH", workaround: "NONE" };
    const rest = { accountId: null, contactId: null, priority: null, productLine: null, supportTier: 1, tags: [], nextStep: null };
    const question: OpenCase = { ...words, ...measure, ...rest, teamId: desk.team };
    await desk.aCase(chloe, desk.team);
    const { caseId } = await must(chloe, (work) => openCase(work, question));
    await must(ana, (work) => takeCase(work, { caseId }));
    return { told: ["ACTING_OWNER_ASSIGNED "], ahead: `${toNoon + 5 * 3_600} seconds`, due: 1, meanwhile: `${toNoon} seconds` };
  },
};

const ofSweep = FAIL_POINTS.filter((point) => point.startsWith("sweep."));

/** What the clock did, as the log tells it; more than once where it did more than once. */
const toldByTheClock = async (): Promise<string[]> =>
  (
    await desk.ask<{ told: string }>(
      `select type || ' ' || coalesce(after ->> 'step', after ->> 'outcome', '') as told from events where actor = 'system:clock' order by 1`,
    )
  ).map(({ told }) => told);
const due = () => desk.ask("select kind, subject_id from timers where due_at <= steward_now()");

test("every kind of timer in the code is killed here", () => {
  const files = listFiles(join(__dirname, "../.."), ["src/features"]).filter(({ path }) => /-timers?\.ts$/.test(path));
  const kinds = files.flatMap(({ text }) => [...text.matchAll(/= "([a-z-]+)";/g)].map(([, kind]) => kind));
  expect(Object.keys(SCENES).sort()).toEqual(kinds.sort());
  expect(ofSweep).toEqual(["sweep.after-lock", "sweep.after-effect"]);
});

describe.each(Object.keys(SCENES))("a sweep that is killed as %s rings", (kind) => {
  test.each(ofSweep)(
    "at %s: started again, the effect is there, once",
    async (point) => {
      const scene = SCENES[kind];
      if (scene === undefined) throw new Error(`there is no scene for ${kind}`);
      const { told, ahead, due: atOnce, meanwhile = "0" } = await scene();
      expect(await toldByTheClock()).toEqual([]);
      for (let kill = 1; kill <= atOnce; kill += 1) {
        // A sweep that found something due while its server still starts would kill it before it says that it is ready.
        await desk.database.moveClock(meanwhile);
        const dying = await desk.spawn({ FAIL_POINT: `${point}:1` });
        await desk.database.moveClock(ahead);
        expect(await dying.ended).toBeNull();
        if (point === "sweep.after-lock") {
          expect(await toldByTheClock()).toEqual([]);
          expect(await due()).toHaveLength(atOnce);
        } else {
          expect((await toldByTheClock()).length).toBeGreaterThan(0);
          if ((await due()).length === 0) break;
        }
      }

      const server = await desk.spawn();
      await until("nothing is due any more", async () => (await due()).length === 0);
      await desk.settled();
      expect(await toldByTheClock()).toEqual([...told].sort());
      expect(await checkInvariants(desk.database.ownerUrl)).toEqual([]);
      await server.kill9();
    },
    90_000,
  );
});
