import { refuseClosed } from "../case-steps";
import type { PersonId } from "../ids";
import { mayOnCase } from "../permissions";
import { type Refusal, refuse } from "../refusal";
import type { MoveQuestion } from "./judge-moves";

/** To whom a case could go back, as its record has it. */
export interface WaysBack {
  ownerId: PersonId;
  /** Who owned before; `null` where nobody did, or where they could not own it now. */
  formerId: PersonId | null;
  stewardId: PersonId;
}

/** To whom a case goes back, and whether it then waits in the queue to be taken again. */
export interface WayBack {
  toId: PersonId;
  untaken: boolean;
}

/**
 * To whom a case goes back: its previous owner, else the steward of its queue.
 *
 * `null` where that is its owner. There is no way to give a case to nobody. Back with the steward it is untaken.
 */
export function chooseWayBack({ ownerId, formerId, stewardId }: WaysBack): WayBack | null {
  const toId = formerId ?? stewardId;
  return toId === ownerId ? null : { toId, untaken: toId === stewardId };
}

/** What giving a case back looks at: where it could go, too. */
export interface ReturnQuestion extends MoveQuestion {
  wayBack: WayBack | null;
}

/** Whether a person may give this case back: `null` for yes; only who holds the owner's powers. */
export function judgeReturn({ person, standing, facts, wayBack }: ReturnQuestion): Refusal | null {
  const refused = mayOnCase(person, "RETURN", standing) ?? refuseClosed(facts);
  if (refused !== null || wayBack !== null) return refused;
  return refuse("NO_PREVIOUS_OWNER", "Nobody who could take it back owned this case before, and its queue's steward owns it now.");
}
