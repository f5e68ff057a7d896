import type { CaseFacts, CaseStatus } from "../../src/domain/case-facts";
import { judgeClassify, judgeClose, judgeResolve, judgeSetNextStep, judgeSetStatus, judgeTag } from "../../src/domain/case-steps";
import {
  judgeAnswerProposal,
  judgeCollaborate,
  judgeDelegate,
  judgeEndDelegation,
  judgeForward,
  judgeOwnTask,
  judgeProposeKind,
  judgeRemoveHelp,
  judgeWithdrawProposal,
  PROPOSAL_KINDS,
  type ProposalKind,
} from "../../src/domain/collaboration";
import { judgeNote, judgeRecordCustomer, judgeRecordWork, judgeReply } from "../../src/domain/conversation";
import type { ContactId, PersonId, TeamId } from "../../src/domain/ids";
import {
  judgeAnswer,
  judgeEndStandIn,
  judgeForce,
  judgeOffer,
  judgeRejoin,
  judgeReopen,
  judgeReturn,
  judgeSplit,
  judgeStandIn,
  judgeSteal,
  judgeTake,
  judgeWithdraw,
  type OwnQuestion,
} from "../../src/domain/ownership";
import { type CaseTies, maySee, type PersonStanding, roleMayEver, standingOf } from "../../src/domain/permissions";
import { FIELD_ACTIONS } from "../../src/domain/permissions/fields";
import type { Refusal } from "../../src/domain/refusal";
import type { AuthorityCell, Expectation, Situation } from "./read-authority";
import { SIGNED_IN, type Subject } from "./subjects";

const NOW = new Date("2026-03-02T09:00:00.000Z");
const LATER = new Date("2026-03-02T10:00:00.000Z");
const ME: PersonId = "per_00000000000000000000000001";
const OWNER: PersonId = "per_00000000000000000000000002";
const ANOTHER_LEAD: PersonId = "per_00000000000000000000000003";
const SOMEBODY: PersonId = "per_00000000000000000000000004";
const CUSTOMER: ContactId = "con_00000000000000000000000001";
const TEAM: TeamId = "team_00000000000000000000000001";
const OTHER_TEAM: TeamId = "team_00000000000000000000000002";

// Each asks the same function as its command asks under the lock; the target status is the situation's.
const JUDGES: { readonly [mutation: string]: (question: OwnQuestion, situation: Situation | null) => Refusal | null } = {
  "Mutation.classifyCase": judgeClassify,
  "Mutation.setCaseStatus": (question, situation) => judgeSetStatus(question, statusAsked(situation)),
  "Mutation.resolveCase": judgeResolve,
  "Mutation.closeCase": judgeClose,
  "Mutation.setNextStep": judgeSetNextStep,
  "Mutation.tagCase": judgeTag,
  "Mutation.takeCase": judgeTake,
  "Mutation.offerTransfer": judgeOffer,
  "Mutation.acceptTransfer": judgeAnswer,
  "Mutation.declineTransfer": judgeAnswer,
  "Mutation.withdrawTransfer": judgeWithdraw,
  "Mutation.forceAssign": judgeForce,
  "Mutation.stealCase": judgeSteal,
  "Mutation.returnCase": (question) => judgeReturn({ ...question, wayBack: { toId: SOMEBODY, untaken: false } }),
  "Mutation.assignActingOwner": judgeStandIn,
  "Mutation.endActingOwner": judgeEndStandIn,
  "Mutation.splitOwnership": judgeSplit,
  "Mutation.rejoinOwnership": judgeRejoin,
  "Mutation.reopenCase": judgeReopen,
  "Mutation.addCollaborator": judgeCollaborate,
  "Mutation.removeCollaborator": judgeRemoveHelp,
  "Mutation.completeTask": (question, situation) => judgeOwnTask(question, taskFor(question, situation)),
  "Mutation.declineTask": (question, situation) => judgeOwnTask(question, taskFor(question, situation)),
  "Mutation.commentTask": (question, situation) => judgeOwnTask(question, taskFor(question, situation)),
  "Mutation.proposeChange": (question, situation) => judgeProposeKind(question, kindProposed(situation)),
  "Mutation.withdrawProposal": (question, situation) => judgeWithdrawProposal(question, proposalFor(question, situation)),
  "Mutation.acceptProposal": (question) => judgeAnswerProposal(question, { state: "OPEN" }),
  "Mutation.declineProposal": (question) => judgeAnswerProposal(question, { state: "OPEN" }),
  "Mutation.forwardCase": judgeForward,
  "Mutation.delegateContact": judgeDelegate,
  "Mutation.endDelegation": judgeEndDelegation,
  "Mutation.replyToCustomer": judgeReply,
  "Mutation.addInternalNote": (question, situation) =>
    judgeNote(question, situation === "note_for_people_inside" ? "INTERNAL_ONLY" : "ALL_STAFF"),
  "Mutation.recordCustomerMessage": judgeRecordCustomer,
  "Mutation.confirmResolution": judgeRecordCustomer,
  "Mutation.recordSatisfaction": judgeRecordCustomer,
  "Mutation.recordResolutionAttempt": judgeRecordWork,
  "Mutation.setCustomerMood": judgeRecordWork,
};

/** The mutations of a case that `judgeByDomain` can answer. */
export const CASE_MUTATIONS = Object.keys(JUDGES);

/** Whether the coarse gate of a root field stops somebody signed in, whatever the case: FORBIDDEN before anything is read. */
export function isStoppedAtTheGate(cell: AuthorityCell): boolean {
  if (cell.who === "ANONYMOUS") throw new Error("Whoever is not signed in has no role to ask for");
  const action = FIELD_ACTIONS[cell.what];
  return action === undefined || !roleMayEver(personOf(SIGNED_IN[cell.who]), action);
}

/** What the pure rules answer to a cell about a case: the shield's question first, then sight, then the command's own judge. */
export function judgeByDomain(cell: AuthorityCell): Expectation {
  const judge = JUDGES[cell.what];
  if (judge === undefined || cell.who === "ANONYMOUS") throw new Error(`No rule of the domain alone answers ${cell.who} × ${cell.what}`);
  if (isStoppedAtTheGate(cell)) return "FORBIDDEN";
  const question = questionOfCell(cell);
  if (!maySee(question.person, question.standing)) return "NOT_FOUND";
  return judge(question, cell.situation)?.code ?? "ALLOW";
}

/** Who asks, how they stand to the case, and the case. */
export function questionOfCell(cell: AuthorityCell): OwnQuestion {
  if (cell.who === "ANONYMOUS") throw new Error("Whoever is not signed in has no relation to a case");
  const subject: Subject = SIGNED_IN[cell.who];
  const person = personOf(subject);
  const facts = factsFor(subject, cell);
  const standing = standingOf(person, facts, tiesFor(subject, cell.situation), NOW);
  return { person, standing, facts, openOffer: offerFor(facts.ownerId, cell), now: NOW, away: false };
}

/** Every cell to which the pure rules answer something else, with both answers. */
export function disagreements(cells: readonly AuthorityCell[], judge = judgeByDomain): string[] {
  return cells
    .map((cell) => ({ cell, answer: judge(cell) }))
    .filter(({ cell, answer }) => answer !== cell.expect)
    .map(
      ({ cell, answer }) => `${cell.who} × ${cell.what} (${cell.situation ?? "standard"}): ${cell.expect} by "${cell.by}", not ${answer}`,
    );
}

function personOf(subject: Subject): PersonStanding {
  return {
    id: ME,
    roles: [subject.role],
    external: subject.external,
    active: true,
    memberOf: [subject.inTeamOfCase ? TEAM : OTHER_TEAM],
    leaderOf: subject.leads === null ? [] : [subject.leads === "TEAM_OF_CASE" ? TEAM : OTHER_TEAM],
  };
}

function taskFor({ standing }: OwnQuestion, situation: Situation | null): { assigneeId: PersonId; state: "OPEN" } {
  const own = standing.relations.has("COLLABORATOR") && situation !== "task_of_another";
  return { assigneeId: own ? ME : SOMEBODY, state: "OPEN" };
}

function kindProposed(situation: Situation | null): ProposalKind {
  return PROPOSAL_KINDS.find((kind) => situation === `proposes_${kind.toLowerCase()}`) ?? "PRIORITY";
}

function proposalFor(question: OwnQuestion, situation: Situation | null): { proposedBy: PersonId; state: "OPEN" } {
  const own = judgeProposeKind(question, "PRIORITY") === null && situation !== "proposal_of_another";
  return { proposedBy: own ? ME : SOMEBODY, state: "OPEN" };
}

function statusAsked(situation: Situation | null): CaseStatus {
  if (situation === "to_waiting_on_customer") return "WAITING_ON_CUSTOMER";
  return situation === "from_waiting_on_customer" ? "OPEN" : "WAITING_ON_INTERNAL";
}

function statusNow({ what, situation }: AuthorityCell): CaseStatus {
  if (what === "Mutation.closeCase") return "RESOLVED";
  if (what === "Mutation.reopenCase") return "CLOSED";
  return situation === "from_waiting_on_customer" ? "WAITING_ON_CUSTOMER" : "OPEN";
}

function factsFor(subject: Subject, cell: AuthorityCell): CaseFacts {
  const ownerId = subject.relation === "OWNER" || cell.situation === "owns" ? ME : OWNER;
  const resolutionOwnerId = subject.relation === "RESOLUTION_OWNER" ? ME : ownerId;
  return {
    number: 1,
    sourceReference: null,
    channel: "EMAIL",
    status: statusNow(cell),
    urgency: "NOT_URGENT",
    impact: "NORMAL",
    workaround: "NONE",
    severity: "NORMAL",
    priority: "P3",
    priorityDefaulted: true,
    categoryKey: "BUG",
    productLine: null,
    supportTier: 1,
    slaTier: "STANDARD",
    tags: [],
    teamId: TEAM,
    accountId: null,
    contactId: CUSTOMER,
    ownershipModel: "QUEUE",
    ownerId,
    ownershipNumber: 1,
    ownerSince: NOW.toISOString(),
    contactOwnerId: subject.relation === "CONTACT_OWNER" ? ME : isContactAnothers(cell) ? SOMEBODY : ownerId,
    resolutionOwnerId,
    untaken: cell.what === "Mutation.takeCase",
    actingOwnerId: standInFor(subject, cell),
    actingUntil: standInFor(subject, cell) === null ? null : LATER.toISOString(),
    needsReply: false,
    mood: null,
    nextStepActorId: cell.situation === "next_step_of_customer" ? CUSTOMER : resolutionOwnerId,
    nextStepDueAt: LATER.toISOString(),
    openedAt: NOW.toISOString(),
    resolvedAt: null,
    closedAt: null,
  };
}

function isContactAnothers({ what, situation }: AuthorityCell): boolean {
  return what === "Mutation.rejoinOwnership" || situation === "contact_is_anothers";
}

function standInFor(subject: Subject, { what }: AuthorityCell): PersonId | null {
  if (subject.relation === "ACTING_OWNER") return ME;
  return what === "Mutation.endActingOwner" ? SOMEBODY : null;
}

function tiesFor(subject: Subject, situation: Situation | null): CaseTies {
  const held: CaseTies["held"][number][] = [];
  if (subject.relation === "ACTING_OWNER" || subject.relation === "COLLABORATOR" || subject.relation === "DELEGATE") {
    held.push({ relation: subject.relation, raci: subject.raci, until: LATER });
  }
  if (situation === "own_part" || situation === "own_task") held.push({ relation: "COLLABORATOR", raci: "RESPONSIBLE", until: LATER });
  if (situation === "delegated") held.push({ relation: "DELEGATE", raci: null, until: LATER });
  if (situation === "delegated_until_now") held.push({ relation: "DELEGATE", raci: null, until: NOW });
  if (situation === "collaborates") held.push({ relation: "COLLABORATOR", raci: "CONSULTED", until: LATER });
  if (situation === "owned_before") held.push({ relation: "COLLABORATOR", raci: "INFORMED", until: null });
  if (situation === "collaborated_until_now") held.push({ relation: "COLLABORATOR", raci: "CONSULTED", until: NOW });
  return { held, accountTeam: subject.relation === "ACCOUNT_TEAM" };
}

function offerFor(ownerId: PersonId, { what, situation }: AuthorityCell): OwnQuestion["openOffer"] {
  if (!/Mutation\.(accept|decline|withdraw)Transfer/.test(what)) return null;
  const toId = situation === "offer_to_subject" ? ME : SOMEBODY;
  const offeredBy = situation === "offer_by_subject" ? ME : situation === "offer_by_lead" ? ANOTHER_LEAD : ownerId;
  return { id: "off_1", toId, offeredBy, expiresAt: LATER.toISOString() };
}
