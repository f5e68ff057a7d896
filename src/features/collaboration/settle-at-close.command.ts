import type { Participant } from "../../db/participants";
import { appendChange, lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { findOpenProposals } from "./proposal.store";
import { settleOpenProposal } from "./settle-open-proposal";
import { endTask, findOpenTasks } from "./task.store";

/** Takes part in closing a case: open proposals are overtaken, and open tasks are cancelled. */
export const settleAtClose: Participant = async (work, fact) => {
  if (fact.caseId === undefined || fact.caseId === null || fact.after?.status !== "CLOSED") return;
  const proposals = await findOpenProposals(work, fact.caseId);
  const tasks = await findOpenTasks(work, fact.caseId);
  if (proposals.length === 0 && tasks.length === 0) return;
  const locked = await lockCaseForSystem(work, fact.caseId);
  if (locked === null) return;
  const { now } = locked;
  let { row } = locked;
  for (const proposal of proposals) {
    row = (await settleOpenProposal(work, row, proposal, { state: "OVERTAKEN", answer: null, now, causationId: fact.id })).row;
  }
  for (const { id: taskId } of tasks) {
    await endTask(work, taskId, "CANCELLED", null, now);
    row = appendChange(work, row, row, "TASK_CHANGED", { extras: { taskId, state: "CANCELLED" }, causationId: fact.id }).row;
  }
  await saveCase(work, row, now);
};
