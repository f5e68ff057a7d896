import type { ProposedValues } from "../domain/collaboration";
import type { RaciRole } from "../domain/permissions";
import { acceptProposal } from "../features/collaboration/accept-proposal.command";
import { addCollaborator } from "../features/collaboration/add-collaborator.command";
import { commentTask } from "../features/collaboration/comment-task.command";
import { completeTask } from "../features/collaboration/complete-task.command";
import { delegateContact } from "../features/collaboration/delegate-contact.command";
import { forwardCase } from "../features/collaboration/forward-case.command";
import { type ProposeChange, proposeChange } from "../features/collaboration/propose-change.command";
import { the } from "./demo-desk";
import type { FirstName } from "./demo-people";
import { HOUR_MS, type Step, step } from "./steps";

/** What somebody should do, when it is due, and how the result comes back. */
export interface Asked {
  what: string;
  inHours: number;
  wayBack: string;
}

/** Asks somebody to help, with a task. */
export const help = (hoursAgo: number, who: FirstName, role: RaciRole, asked: Asked): Step =>
  step(hoursAgo, "OWNER", async (work, told) => {
    const { what, inHours, wayBack } = asked;
    const task = { what, wayBack, dueAt: new Date((await work.now()).getTime() + inHours * HOUR_MS) };
    const added = await addCollaborator(work, { caseId: told.caseId, personId: the(told.desk.people, who), role, task });
    if ("taskId" in added && added.taskId !== undefined) told.taskId = added.taskId;
    return added;
  });

/** Says how far the task asked last has come. */
export const comment = (hoursAgo: number, by: FirstName, text: string): Step =>
  step(hoursAgo, by, (work, { taskId }) => commentTask(work, { taskId, text }));

/** Brings back what came of the task asked last. */
export const finish = (hoursAgo: number, by: FirstName, result: string): Step =>
  step(hoursAgo, by, (work, { taskId }) => completeTask(work, { taskId, result }));

const NOTHING: ProposedValues = { status: null, priority: null, categoryKey: null, supportTier: null, slaTier: null, ownerId: null };

/** Proposes a change to the owner. */
export const propose = (hoursAgo: number, by: FirstName, change: Pick<ProposeChange, "kind" | "reason"> & Partial<ProposedValues>): Step =>
  step(hoursAgo, by, async (work, told) => {
    const proposed = await proposeChange(work, { ...NOTHING, ...change, caseId: told.caseId });
    if ("proposalId" in proposed && proposed.proposalId !== undefined) told.proposalId = proposed.proposalId;
    return proposed;
  });

/** Accepts what was proposed last. */
export const agree = (hoursAgo: number): Step =>
  step(hoursAgo, "OWNER", (work, { proposalId }) => acceptProposal(work, { proposalId, brief: null }));

/** Lets somebody answer the customer for some hours. */
export const delegate = (hoursAgo: number, to: FirstName, forHours: number): Step =>
  step(hoursAgo, "CONTACT_OWNER", async (work, { caseId, desk }) =>
    delegateContact(work, {
      caseId,
      delegateId: the(desk.people, to),
      until: new Date((await work.now()).getTime() + forHours * HOUR_MS),
    }),
  );

/** Shows the case to somebody inside. */
export const forward = (hoursAgo: number, to: FirstName, text: string): Step =>
  step(hoursAgo, "OWNER", (work, { caseId, desk }) => forwardCase(work, { caseId, personId: the(desk.people, to), note: text }));
