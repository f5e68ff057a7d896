import type { Refs } from "../db/run-command";
import type { UnitOfWork } from "../db/unit-of-work";
import type { WorkingStatus } from "../domain/case-status";
import type { OwnershipReasonCode } from "../domain/event";
import type { CaseId } from "../domain/ids";
import type { HandoffBrief } from "../domain/ownership";
import type { Refusal } from "../domain/refusal";
import { classifyCase } from "../features/cases/classify-case.command";
import { closeCase } from "../features/cases/close-case.command";
import { resolveCase } from "../features/cases/resolve-case.command";
import { setCaseStatus } from "../features/cases/set-case-status.command";
import { setNextStep } from "../features/cases/set-next-step.command";
import { tagCase } from "../features/cases/tag-case.command";
import { acceptTransfer } from "../features/ownership/accept-transfer.command";
import { declineTransfer } from "../features/ownership/decline-transfer.command";
import { expireOffer } from "../features/ownership/expire-offer.command";
import { forceAssign } from "../features/ownership/force-assign.command";
import { offerTransfer } from "../features/ownership/offer-transfer.command";
import { takeCase } from "../features/ownership/take-case.command";
import { withdrawTransfer } from "../features/ownership/withdraw-transfer.command";
import { type DemoDesk, the } from "./demo-desk";
import type { FirstName, TeamName } from "./demo-people";

export const HOUR_MS = 3_600_000;

/** The case a story is about, as far as it has been told. */
export interface Told {
  desk: DemoDesk;
  caseId: CaseId;
  contactId: string | null;
  /** The offer that was made last. */
  offerId: string;
  /** The task that was asked last. */
  taskId: string;
  /** The change that was proposed last. */
  proposalId: string;
}

/** One thing somebody did, some hours before the seeding. */
export interface Step {
  hoursAgo: number;
  /** Whoever owned the case then, or spoke with its customer, somebody by name, or the system. */
  by: FirstName | "OWNER" | "CONTACT_OWNER" | "SYSTEM";
  act(work: UnitOfWork, told: Told): Promise<Refs | Refusal>;
}

type Commanded = (work: UnitOfWork, told: Told) => Promise<Refs | Refusal>;
/** What somebody did, some hours ago. */
export const step = (hoursAgo: number, by: Step["by"], act: Commanded): Step => ({ hoursAgo, by, act });

/** Who does the next step, what, and how many hours later. */
export interface StepToCome {
  who: FirstName | "CUSTOMER";
  what: string;
  inHours: number;
}

async function nextStepOf(work: UnitOfWork, told: Told, { who, what, inHours }: StepToCome) {
  const dueAt = new Date((await work.now()).getTime() + inHours * HOUR_MS);
  return who === "CUSTOMER" ? { contactId: told.contactId, what, dueAt } : { personId: the(told.desk.people, who), what, dueAt };
}

/** Takes the case from its queue. */
export const take = (hoursAgo: number, by: FirstName): Step => step(hoursAgo, by, (work, { caseId }) => takeCase(work, { caseId }));

/** Sets a working status, and with it the next step. */
export const status = (hoursAgo: number, to: WorkingStatus, next?: StepToCome): Step =>
  step(hoursAgo, "OWNER", async (work, told) =>
    setCaseStatus(work, { caseId: told.caseId, status: to, nextStep: next === undefined ? null : await nextStepOf(work, told, next) }),
  );

/** Sets the next step alone. */
export const next = (hoursAgo: number, to: StepToCome): Step =>
  step(hoursAgo, "OWNER", async (work, told) => setNextStep(work, { caseId: told.caseId, nextStep: await nextStepOf(work, told, to) }));

/** Adds tags. */
export const tag = (hoursAgo: number, ...add: string[]): Step =>
  step(hoursAgo, "OWNER", (work, { caseId }) => tagCase(work, { caseId, add, remove: [] }));

/** Moves the case to the team it belongs to. */
export const reroute = (hoursAgo: number, team: TeamName, supportTier: number): Step =>
  step(hoursAgo, "OWNER", (work, { caseId, desk }) => classifyCase(work, { caseId, teamId: the(desk.teams, team), supportTier }));

/** Why the owner should change, in the words of who asks. */
export interface Because {
  code: OwnershipReasonCode;
  text: string | null;
  rightTeam?: TeamName;
}

/** The same with the ids of this desk. */
export function reasonOf({ desk }: Told, { code, text, rightTeam }: Because) {
  return { code, text, rightCategoryKey: null, rightTeamId: rightTeam === undefined ? null : the(desk.teams, rightTeam) };
}

/** Offers the case, with a brief in the owner's own words. */
export const offer = (hoursAgo: number, to: FirstName, because: Because, brief: HandoffBrief, expiresInHours: number): Step =>
  step(hoursAgo, "OWNER", async (work, told) => {
    const reason = reasonOf(told, because);
    const made = await offerTransfer(work, {
      caseId: told.caseId,
      toPersonId: the(told.desk.people, to),
      reason,
      brief,
      expiresInMs: expiresInHours * HOUR_MS,
    });
    if ("offerId" in made && made.offerId !== undefined) told.offerId = made.offerId;
    return made;
  });

/** Accepts the offer. */
export const accept = (hoursAgo: number, by: FirstName): Step =>
  step(hoursAgo, by, (work, { offerId }) => acceptTransfer(work, { offerId }));

/** Declines the offer, and says why. */
export const decline = (hoursAgo: number, by: FirstName, reason: string): Step =>
  step(hoursAgo, by, (work, { offerId }) => declineTransfer(work, { offerId, reason }));

/** Calls the offer back. */
export const withdraw = (hoursAgo: number): Step => step(hoursAgo, "OWNER", (work, { offerId }) => withdrawTransfer(work, { offerId }));

/** Lets the offer run out. */
export const expire = (hoursAgo: number): Step =>
  step(hoursAgo, "SYSTEM", async (work, { offerId }) => {
    await expireOffer(work, offerId);
    return {};
  });

/** Gives the case to somebody without asking. */
export const force = (hoursAgo: number, by: FirstName, to: FirstName, because: Because): Step =>
  step(hoursAgo, by, (work, told) =>
    forceAssign(work, { caseId: told.caseId, toPersonId: the(told.desk.people, to), reason: reasonOf(told, because) }),
  );

/** Resolves the case. */
export const resolve = (hoursAgo: number, resolution: string): Step =>
  step(hoursAgo, "OWNER", (work, { caseId }) => resolveCase(work, { caseId, resolution }));

/** Closes the case. */
export const close = (hoursAgo: number): Step => step(hoursAgo, "OWNER", (work, { caseId }) => closeCase(work, { caseId }));
