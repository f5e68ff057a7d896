import type { ActorId, PersonId } from "../../src/domain/ids";
import { closeCase } from "../../src/features/cases/close-case.command";
import { resolveCase } from "../../src/features/cases/resolve-case.command";
import { type AssignActingOwner, assignActingOwner } from "../../src/features/ownership/assign-acting-owner.command";
import { endActingOwner } from "../../src/features/ownership/end-acting-owner.command";
import { rejoinOwnership } from "../../src/features/ownership/rejoin-ownership.command";
import { type ReopenCase, reopenCase } from "../../src/features/ownership/reopen-case.command";
import { type ReturnCase, returnCase } from "../../src/features/ownership/return-case.command";
import { type SplitOwnership, splitOwnership } from "../../src/features/ownership/split-ownership.command";
import { type StealCase, stealCase } from "../../src/features/ownership/steal-case.command";
import { aCaseDesk, BRIEF } from "./case-desk";

/** Why somebody does something, where the why does not matter. */
export const WORKLOAD = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;

export const HOUR_MS = 3_600_000;

/** A desk with the verbs of daily life. */
export type DailyDesk = Awaited<ReturnType<typeof aDailyDesk>>;

/** What a case's row says of who holds what. */
export interface Holding {
  owner: PersonId;
  acting: PersonId | null;
  contact: PersonId;
  resolution: PersonId;
  status: string;
  untaken: boolean;
}

/** Opens a case desk with Mila (escalation manager), Eve (agent of the team), Otto (lead of another team) and Xaver (external agent outside). */
export async function aDailyDesk() {
  const desk = await aCaseDesk();
  const { ana, ben, chloe } = desk.people;
  const mila = await desk.aPerson({ name: "Mila", roles: ["ESCALATION_MANAGER"] });
  const eve = await desk.aPerson({ name: "Eve", teamIds: [desk.team] });
  const otto = await desk.aPerson({ name: "Otto", roles: ["TEAM_LEAD"] });
  const otherTeam = await desk.aTeam({ name: "Backline", queueStewardId: otto, leadIds: [otto], memberIds: [otto] });
  const xaver = await desk.aPerson({ name: "Xaver", external: true, teamIds: [otherTeam] });

  let ahead = 0;
  const inHours = async (hours: number): Promise<Date> => {
    const [row] = await desk.ask<{ now: Date }>("select steward_now() as now");
    return new Date(row!.now.getTime() + hours * HOUR_MS);
  };

  return {
    ...desk,
    otherTeam,
    crowd: { ana, ben, chloe, mila, eve, otto, xaver },
    inHours,
    /** Moves the database's clock ahead. */
    async later(hours: number): Promise<void> {
      ahead += hours;
      await desk.database.moveClock(`${ahead} hours`);
    },
    steal: (actor: ActorId, caseId: string, wanted: Partial<StealCase> = {}) =>
      desk.as(actor, (work) => stealCase(work, { caseId, reason: WORKLOAD, ...wanted })),
    giveBack: (actor: ActorId, caseId: string, wanted: Partial<ReturnCase> = {}) =>
      desk.as(actor, (work) => returnCase(work, { caseId, reason: WORKLOAD, brief: BRIEF, ...wanted })),
    standIn: async (actor: ActorId, caseId: string, personId: string, wanted: Partial<AssignActingOwner> = {}) => {
      const until = wanted.until ?? (await inHours(4));
      return desk.as(actor, (work) => assignActingOwner(work, { caseId, personId, reason: WORKLOAD, ...wanted, until }));
    },
    endStandIn: (actor: ActorId, caseId: string) => desk.as(actor, (work) => endActingOwner(work, { caseId })),
    split: (actor: ActorId, caseId: string, toPersonId: string, wanted: Partial<SplitOwnership> = {}) =>
      desk.as(actor, (work) => splitOwnership(work, { caseId, toPersonId, facet: "CONTACT", brief: BRIEF, ...wanted })),
    rejoin: (actor: ActorId, caseId: string) => desk.as(actor, (work) => rejoinOwnership(work, { caseId, brief: null })),
    reopen: (actor: ActorId, caseId: string, wanted: Partial<ReopenCase> = {}) =>
      desk.as(actor, (work) => reopenCase(work, { caseId, reason: "It broke again.", nextStep: null, ...wanted })),
    resolves: (actor: ActorId, caseId: string) => desk.as(actor, (work) => resolveCase(work, { caseId, resolution: "It works." })),
    closes: (actor: ActorId, caseId: string) => desk.as(actor, (work) => closeCase(work, { caseId })),
    async holding(caseId: string): Promise<Holding> {
      const [row] = await desk.ask<Holding>(
        `select owner_id as owner, acting_owner_id as acting, contact_owner_id as contact, resolution_owner_id as resolution, status, untaken
          from cases where id = $1`,
        [caseId],
      );
      return row!;
    },
  };
}
