import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { judgeDelegate, judgeDelegateTo, judgeDelegationEnd } from "../../domain/collaboration";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { appendChange, lockCase, saveCase } from "../cases/change-case.command";
import { standingToCase, tiePerson } from "../cases/tie-person.command";
import { availabilityOf } from "../people/find-availability.command";
import { holdFutureOwner } from "../people/find-standing.command";
import { findOpenDelegation, insertDelegation } from "./delegation.store";
import { DELEGATION_ENDS } from "./delegation-timer";
import { endOpenDelegation } from "./end-open-delegation";
import type { HelpRefs } from "./help-refs";

/** Who may answer the customer, and until when. */
export interface DelegateContact {
  caseId: string;
  expectedRevision?: number | null;
  delegateId: string;
  until: Date;
}

/**
 * Lets one person answer the customer of one case until a time, at most thirty days ahead.
 *
 * They cannot pass it on. There is one delegation a case: a new one ends the one before.
 */
export async function delegateContact(work: UnitOfWork, input: DelegateContact): Promise<HelpRefs | Refusal> {
  const delegate = await holdFutureOwner(work, input.delegateId);
  const locked = await lockCase(work, input.caseId, input.expectedRevision);
  if (isRefusal(locked)) return locked;
  const { row, person, now } = locked;
  const unfit = judgeDelegate({ ...locked, facts: row });
  if (unfit !== null) return unfit;
  if (delegate === null) return refuse("NOT_FOUND", "There is no such person.", { path: ["delegateId"] });
  const theirs = await standingToCase(work, row, delegate, now);
  const refused =
    judgeDelegateTo({ person, facts: row }, delegate, theirs) ??
    judgeDelegationEnd(input.until, now) ??
    ((await availabilityOf(work, delegate.id)) ? null : refuse("PERSON_AWAY", "They are away.", { path: ["delegateId"] }));
  if (refused !== null) return refused;

  const before = await findOpenDelegation(work, row.id);
  const free = before === null ? row : (await endOpenDelegation(work, row, before, now)).row;
  const delegationId = newId("dlg");
  const until = input.until.toISOString();
  const granted = { id: delegationId, caseId: row.id, delegateId: delegate.id, grantedBy: person.id, grantedAt: now.toISOString(), until };
  await insertDelegation(work, granted);
  await tiePerson(work, row, { personId: delegate.id, relation: "DELEGATE", raci: null, until: input.until }, now);
  await work.setTimer(DELEGATION_ENDS, delegationId, input.until);
  const delegated = appendChange(work, free, free, "CONTACT_DELEGATED", { extras: { delegateId: delegate.id, until } });
  await saveCase(work, delegated.row, now);
  return { caseId: row.id, eventId: delegated.eventId, delegationId };
}
