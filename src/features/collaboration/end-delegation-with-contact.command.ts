import type { Participant } from "../../db/participants";
import { lockCaseForSystem, saveCase } from "../cases/change-case.command";
import { findOpenDelegation } from "./delegation.store";
import { endOpenDelegation } from "./end-open-delegation";

/** Takes part in whatever changes who holds the contact: their leave for others to answer ends with it. */
export const endDelegationWithContact: Participant = async (work, fact) => {
  if (fact.caseId === undefined || fact.caseId === null || fact.after?.contactOwnerId === undefined) return;
  const delegation = await findOpenDelegation(work, fact.caseId);
  if (delegation === null) return;
  const locked = await lockCaseForSystem(work, fact.caseId);
  if (locked === null) return;
  const ended = await endOpenDelegation(work, locked.row, delegation, locked.now, fact.id);
  await saveCase(work, ended.row, locked.now);
};
