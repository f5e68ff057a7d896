import type { CaseFacts } from "../case-facts";
import { refuseClosed } from "../case-steps";
import { type CaseStanding, mayOnCase, mayOwn, type PersonStanding } from "../permissions";
import { type Refusal, refuse } from "../refusal";
import { judgeReceiver } from "./judge-receiver";

/** Everything a verb of ownership looks at before it looks at its own input. */
export interface MoveQuestion {
  person: PersonStanding;
  standing: CaseStanding;
  facts: CaseFacts;
  /** The offer in the air, if there is one. */
  openOffer: { id: string; toId: string; offeredBy: string; expiresAt: string } | null;
  now: Date;
}

/** What wanting a case for oneself looks at: whether one is there, too. */
export interface OwnQuestion extends MoveQuestion {
  /** Whether an absence of theirs runs now; being outside one's working hours is none. */
  away: boolean;
}

/**
 * Whether a person may take this case: `null` for yes.
 *
 * Only what still waits with a queue's steward can be taken, by an eligible person: inside, or a member of the team. Nobody takes one while
 * they are away.
 */
export function judgeTake(question: OwnQuestion): Refusal | null {
  const { person, standing, facts } = question;
  const closed = refuseClosed(facts);
  if (closed !== null) return closed;
  const details = { owner: { id: facts.ownerId, since: facts.ownerSince } };
  if (facts.ownerId !== person.id && !facts.untaken)
    return refuse("NOT_TAKEABLE", "Somebody has taken this case; ask them to hand it over.", { path: ["caseId"], details });
  const unfit = refuseOneself(person, standing, facts) ?? (mayOnCase(person, "TAKE", standing) === null ? null : notEligible());
  return unfit ?? refuseAway(question);
}

/** Refuses a case to whoever is away and wants it for themselves: nobody would act for them. */
export function refuseAway({ away }: Pick<OwnQuestion, "away">): Refusal | null {
  return away ? refuse("PERSON_AWAY", "You are away: end your absence first, and then it can be yours.") : null;
}

/** Refuses somebody who wants a case for themselves and could not own it, or does already. */
export function refuseOneself(person: PersonStanding, standing: CaseStanding, facts: CaseFacts): Refusal | null {
  const details = { owner: { id: facts.ownerId, since: facts.ownerSince } };
  if (facts.ownerId === person.id) return refuse("ALREADY_OWNER", "You own this case already.", { details });
  if (!mayOwn(person)) return notEligible();
  if (person.external && !standing.inTeam) return refuse("EXTERNAL_OUTSIDE_TEAM", "An external agent can own only cases of their team.");
  return null;
}

function notEligible(): Refusal {
  return refuse("PERSON_NOT_ELIGIBLE", "No role of yours can own a case.");
}

/**
 * Whether a person may offer this case to somebody: `null` for yes.
 *
 * The sender owns until the offer is accepted, so there is one at a time.
 */
export function judgeOffer({ person, standing, facts, openOffer }: MoveQuestion): Refusal | null {
  const refused = mayOnCase(person, "OFFER_TRANSFER", standing) ?? refuseClosed(facts);
  if (refused !== null) return refused;
  if (openOffer === null) return null;
  return refuse("OFFER_PENDING", "This case is offered to somebody already; withdraw that first.", {
    path: ["caseId"],
    details: { offerId: openOffer.id },
  });
}

/** Whether a person may give this case to somebody without asking: `null` for yes. */
export function judgeForce({ person, standing, facts }: MoveQuestion): Refusal | null {
  return ofOwnTeam(person, mayOnCase(person, "FORCE_ASSIGN", standing)) ?? refuseClosed(facts);
}

/** Tells a lead who was refused what it is that they lack: it is another team's case. */
export function ofOwnTeam(person: PersonStanding, refused: Refusal | null): Refusal | null {
  if (refused === null || !person.roles.includes("TEAM_LEAD")) return refused;
  return refuse("NOT_YOUR_TEAM", "A lead can do this only to the cases of their own team.");
}

/** Whether a person may call the open offer back: whoever made it, and the owner. */
export function judgeWithdraw({ person, standing, openOffer }: MoveQuestion): Refusal | null {
  if (openOffer === null) return refuse("OFFER_NOT_OPEN", "No transfer of this case is in the air.", { path: ["offerId"] });
  if (openOffer.offeredBy === person.id || standing.relations.has("OWNER") || standing.relations.has("ACTING_OWNER")) return null;
  return refuse("NOT_YOUR_OFFER", "Only who made the offer, or the owner, can withdraw it.", { path: ["offerId"] });
}

/**
 * Whether a person may accept the open offer: `null` for yes.
 *
 * Whom it was made to, while its time runs and the case is not closed, and only if they could still own the case and are there.
 */
export function judgeAccept(question: OwnQuestion): Refusal | null {
  const { person, facts, openOffer, now } = question;
  const refused = judgeAnswer(question) ?? refuseClosed(facts);
  if (refused !== null) return refused;
  const path = ["offerId"];
  if (openOffer !== null && openOffer.expiresAt <= now.toISOString())
    return refuse("OFFER_NOT_OPEN", "This offer has expired.", { path, details: { offerId: openOffer.id } });
  const unfit = judgeReceiver(facts, person);
  return unfit === null ? refuseAway(question) : { ...unfit, path };
}

/** Whether a person may decline the open offer: the one it was made to, whatever became of the case. */
export function judgeAnswer({ person, openOffer }: MoveQuestion): Refusal | null {
  if (openOffer === null) return refuse("OFFER_NOT_OPEN", "No transfer of this case is in the air.", { path: ["offerId"] });
  if (openOffer.toId === person.id) return null;
  return refuse("NOT_YOUR_OFFER", "This case was offered to somebody else.", { path: ["offerId"] });
}
