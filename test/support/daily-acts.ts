import type { AccountId, CaseId, ContactId, PersonId, TeamId } from "../../src/domain/ids";
import { dice } from "./storm";

/** Those who take part, by name. */
export interface DailyCast {
  agents: readonly PersonId[];
  leads: readonly PersonId[];
  manager: PersonId;
  admin: PersonId;
  /** One of the team, one of none: the case does not exist for the latter until somebody asks them. */
  externals: readonly PersonId[];
  /** Who may be deactivated. */
  leavers: readonly PersonId[];
}

/** Where daily life happens. */
export interface DailyWorld {
  team: TeamId;
  elsewhere: TeamId;
  account: AccountId;
  contact: ContactId;
  cast: DailyCast;
  ask<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** One step: a verb, whether somebody does it whom it fits, and what decides the rest. */
export interface DailyStep {
  verb: DailyVerb;
  fits: boolean;
  die: number;
}

/** What somebody asks the server. */
export interface DailyAct {
  person: PersonId;
  field: string;
  input: Record<string, unknown>;
}

interface Place {
  now: Date;
  ownerId: PersonId;
  actingId: PersonId | null;
  contactId: PersonId;
  resolutionId: PersonId;
  lastEventId: string;
  anEventId: string;
  offer: { id: string; to: PersonId; by: PersonId } | null;
  helper: { id: string; person: PersonId } | null;
  task: { id: string; person: PersonId } | null;
  proposal: { id: string; by: PersonId } | null;
  delegation: { id: string; person: PersonId } | null;
  absence: { id: string; person: PersonId } | null;
  /** Of those who may leave, two who are still here. */
  staying: PersonId[];
}

const PLACE = `select steward_now() as now, c.owner_id as "ownerId", c.acting_owner_id as "actingId", c.contact_owner_id as "contactId",
    c.resolution_owner_id as "resolutionId",
    (select e.id from events e where e.stream = c.id order by e.stream_sequence desc limit 1) as "lastEventId",
    (select e.id from events e where e.stream = c.id order by e.stream_sequence desc offset least(3, c.last_sequence - 1) limit 1) as "anEventId",
    (select json_build_object('id', o.id, 'to', o.to_id, 'by', o.offered_by) from transfer_offers o where o.case_id = c.id order by o.outcome is not null, o.offered_at desc limit 1) as offer,
    (select json_build_object('id', r.id, 'person', r.person_id) from case_relations r where r.case_id = c.id and r.relation = 'COLLABORATOR' order by md5(r.id || $2) limit 1) as helper,
    (select json_build_object('id', t.id, 'person', t.assignee_id) from tasks t where t.case_id = c.id order by t.state <> 'OPEN', md5(t.id || $2) limit 1) as task,
    (select json_build_object('id', p.id, 'by', p.proposed_by) from proposals p where p.case_id = c.id order by p.state <> 'OPEN', md5(p.id || $2) limit 1) as proposal,
    (select json_build_object('id', d.id, 'person', d.delegate_id) from contact_delegations d where d.case_id = c.id order by d.ended_at is not null, d.granted_at desc limit 1) as delegation,
    (select json_build_object('id', a.id, 'person', a.person_id) from absences a order by a.state not in ('RECORDED', 'RUNNING'), md5(a.id || $2) limit 1) as absence,
    array(select p.id from persons p where p.id = any($3) and p.active order by p.id limit 2) as staying
  from cases c where c.id = $1`;

/** What a verb chooses from. */
interface Scene {
  place: Place;
  caseId: CaseId;
  world: DailyWorld;
  one<Thing>(things: readonly Thing[]): Thing;
  anyone(): PersonId;
  someone(): PersonId;
  soon(): string;
}
type Verb = (scene: Scene) => { by: readonly (PersonId | null | undefined)[]; input: Record<string, unknown> };

const BRIEF = { situation: "It fails.", stepsTried: ["Restarted it."], reason: "You know it.", nextStep: "Read the log." };
const NOTHING = "off_00000000000000000000000000";
const owners = ({ place }: Scene) => [place.ownerId, place.ownerId, place.actingId];
const speakers = ({ place }: Scene) => [place.contactId, place.contactId, place.actingId, place.delegation?.person];
const reason = ({ one }: Scene) => ({ code: one(["EXPERTISE", "WORKLOAD", "SHIFT_END", "ABSENCE"]) });

const VERBS = {
  openCase: (s) => ({
    by: [s.someone()],
    input: {
      ...{ subject: "It does not work", channel: "EMAIL", categoryKey: s.one(["BUG", "BILLING"]), teamId: s.world.team },
      ...{ accountId: s.world.account, contactId: s.world.contact, urgency: s.one(["URGENT", "NOT_URGENT"]), impact: "NORMAL" },
    },
  }),
  takeCase: (s) => ({ by: s.world.cast.agents, input: { caseId: s.caseId } }),
  offerTransfer: (s) => ({
    by: owners(s),
    input: { caseId: s.caseId, toPersonId: s.someone(), reason: reason(s), brief: BRIEF, expiresIn: s.one(["PT1S", "PT4H", "PT4H"]) },
  }),
  acceptTransfer: ({ place }) => ({ by: [place.offer?.to], input: { offerId: place.offer?.id ?? NOTHING } }),
  declineTransfer: ({ place }) => ({ by: [place.offer?.to], input: { offerId: place.offer?.id ?? NOTHING, reason: "Not now." } }),
  withdrawTransfer: ({ place }) => ({ by: [place.offer?.by, place.ownerId], input: { offerId: place.offer?.id ?? NOTHING } }),
  forceAssign: (s) => ({
    by: [s.world.cast.manager, ...s.world.cast.leads],
    input: { caseId: s.caseId, toPersonId: s.someone(), reason: reason(s) },
  }),
  stealCase: (s) => ({ by: [s.world.cast.manager, ...s.world.cast.leads], input: { caseId: s.caseId, reason: reason(s) } }),
  returnCase: (s) => ({ by: owners(s), input: { caseId: s.caseId, reason: reason(s), brief: BRIEF } }),
  assignActingOwner: (s) => ({
    by: [...owners(s), s.world.cast.manager],
    input: { caseId: s.caseId, personId: s.someone(), until: s.soon(), reason: reason(s) },
  }),
  endActingOwner: (s) => ({ by: owners(s), input: { caseId: s.caseId } }),
  splitOwnership: (s) => ({
    by: owners(s),
    input: { caseId: s.caseId, facet: s.one(["CONTACT", "RESOLUTION"]), toPersonId: s.someone(), brief: BRIEF },
  }),
  rejoinOwnership: (s) => ({ by: owners(s), input: { caseId: s.caseId, brief: s.one([null, BRIEF]) } }),
  reopenCase: (s) => ({ by: owners(s), input: { caseId: s.caseId, reason: "It broke again." } }),
  setCaseStatus: (s) => ({
    by: [...owners(s), s.place.contactId],
    input: { caseId: s.caseId, status: s.one(["OPEN", "WAITING_ON_CUSTOMER", "WAITING_ON_INTERNAL"]) },
  }),
  classifyCase: (s) => ({
    by: [...owners(s), s.world.cast.manager],
    input: {
      caseId: s.caseId,
      ...s.one<Record<string, unknown>>([
        { priority: s.one(["P1", "P2", "P3", "P4", null]) },
        { urgency: s.one(["URGENT", "NOT_URGENT"]) },
        { categoryKey: s.one(["BUG", "BILLING"]) },
        { supportTier: 1 + s.one([0, 1, 2]) },
        { slaTier: s.one(["STANDARD", "PREMIER"]) },
      ]),
    },
  }),
  tagCase: (s) => ({
    by: [...owners(s), s.place.helper?.person],
    input: { caseId: s.caseId, add: [`tag-${s.one([1, 2, 3, 4, 5, 6, 7, 8])}`] },
  }),
  setNextStep: (s) => ({
    by: owners(s),
    input: { caseId: s.caseId, nextStep: { personId: s.anyone(), what: "Read the log.", dueAt: s.soon() } },
  }),
  resolveCase: (s) => ({ by: owners(s), input: { caseId: s.caseId, resolution: "It works." } }),
  closeCase: (s) => ({ by: owners(s), input: { caseId: s.caseId } }),
  addCollaborator: (s) => {
    const role = s.one(["RESPONSIBLE", "CONSULTED", "RESPONSIBLE", "INFORMED"]);
    const task = role === "INFORMED" ? null : { what: "Look at it.", dueAt: s.soon(), wayBack: "Tell the owner." };
    return { by: owners(s), input: { caseId: s.caseId, personId: s.anyone(), role, task } };
  },
  removeCollaborator: (s) => ({ by: owners(s), input: { collaboratorId: s.place.helper?.id ?? NOTHING, reason: "Thank you." } }),
  completeTask: ({ place }) => ({ by: [place.task?.person], input: { taskId: place.task?.id ?? NOTHING, result: "It was the disk." } }),
  declineTask: ({ place }) => ({ by: [place.task?.person], input: { taskId: place.task?.id ?? NOTHING, reason: "I cannot." } }),
  commentTask: ({ place }) => ({ by: [place.task?.person], input: { taskId: place.task?.id ?? NOTHING, text: "Half done." } }),
  proposeChange: (s) => ({
    by: [s.place.helper?.person, s.place.resolutionId],
    input: {
      ...{ caseId: s.caseId, reason: "It would help." },
      ...s.one<Record<string, unknown>>([
        { kind: "STATUS", status: s.one(["OPEN", "WAITING_ON_INTERNAL"]) },
        { kind: "PRIORITY", priority: s.one(["P1", "P3"]) },
        { kind: "CATEGORY", categoryKey: s.one(["BUG", "BILLING"]) },
        { kind: "SUPPORT_TIER", supportTier: s.one([2, 3]) },
        { kind: "SLA_TIER", slaTier: s.one(["STANDARD", "PREMIER"]) },
        { kind: "OWNER", ownerId: s.someone() },
        { kind: "CLOSE" },
      ]),
    },
  }),
  acceptProposal: (s) => ({ by: owners(s), input: { proposalId: s.place.proposal?.id ?? NOTHING, brief: BRIEF } }),
  declineProposal: (s) => ({ by: owners(s), input: { proposalId: s.place.proposal?.id ?? NOTHING, answer: "Not yet." } }),
  withdrawProposal: ({ place }) => ({ by: [place.proposal?.by], input: { proposalId: place.proposal?.id ?? NOTHING } }),
  forwardCase: (s) => ({ by: [...owners(s), s.place.helper?.person], input: { caseId: s.caseId, personId: s.anyone(), note: "See." } }),
  delegateContact: (s) => ({
    by: [s.place.contactId, s.place.actingId],
    input: { caseId: s.caseId, delegateId: s.anyone(), until: s.soon() },
  }),
  endDelegation: ({ place }) => ({ by: [place.contactId], input: { delegationId: place.delegation?.id ?? NOTHING } }),
  replyToCustomer: (s) => ({
    by: speakers(s),
    input: {
      ...{ caseId: s.caseId, text: "We look into it.", sendDespiteMove: s.one([false, false, true]) },
      lastSeenEvent: s.one([s.place.lastEventId, s.place.lastEventId, s.place.anEventId]),
      ...s.one<Record<string, unknown>>([{}, {}, { status: "WAITING_ON_CUSTOMER" }, { nextUpdateBy: s.soon() }]),
    },
  }),
  addInternalNote: (s) => ({
    by: [...owners(s), s.place.helper?.person, s.place.resolutionId],
    input: { caseId: s.caseId, text: "Between us.", visibility: s.one(["ALL_STAFF", "INTERNAL_ONLY"]), mentionIds: [s.anyone()] },
  }),
  recordCustomerMessage: (s) => ({ by: speakers(s), input: { caseId: s.caseId, text: "It fails again.", channel: "EMAIL" } }),
  recordResolutionAttempt: (s) => ({
    by: [...owners(s), s.place.helper?.person],
    input: { caseId: s.caseId, what: "Restarted it.", outcome: s.one(["WORKED", "FAILED"]) },
  }),
  confirmResolution: (s) => ({ by: speakers(s), input: { caseId: s.caseId } }),
  recordSatisfaction: (s) => ({ by: speakers(s), input: { caseId: s.caseId, score: 1 + s.one([0, 1, 2, 3, 4]) } }),
  setCustomerMood: (s) => ({ by: owners(s), input: { caseId: s.caseId, mood: s.one(["POSITIVE", "NEUTRAL", "NEGATIVE"]) } }),
  recordLeave: (s) => {
    const person = s.one([s.place.ownerId, s.someone()]);
    const from = new Date(s.place.now.getTime() + s.one([0, 0, 500]));
    const until = new Date(from.getTime() + 1_000 + 500 * s.one([0, 1, 2]));
    const who = { personId: person, defaultToPersonId: s.one([null, s.someone(), s.someone()]) };
    return { by: [person, person, s.world.cast.admin], input: { ...who, from: from.toISOString(), until: until.toISOString() } };
  },
  setAwayNow: (s) => {
    const personId = s.one([s.place.ownerId, s.someone()]);
    return { by: [personId, s.world.cast.admin], input: { personId, until: new Date(s.place.now.getTime() + 1_500).toISOString() } };
  },
  endAbsence: ({ place }) => ({ by: [place.absence?.person], input: { absenceId: place.absence?.id ?? NOTHING } }),
  setCover: (s) => {
    const personId = s.someone();
    const chain = s
      .one([[], [s.someone()], [s.someone(), s.someone()]])
      .map((id) => ({ personId: id, thenTheirCover: s.one([false, true]) }));
    return { by: [personId, s.world.cast.admin], input: { personId, chain } };
  },
  deactivatePerson: (s) => {
    const personId = s.one(s.place.staying.length > 0 ? s.place.staying : s.world.cast.leavers);
    const plan = s.place.ownerId === personId ? [{ kind: "OWNERSHIP", subjectId: s.caseId, toPersonId: s.someone() }] : [];
    return { by: [s.world.cast.admin], input: { personId, plan } };
  },
} satisfies Record<string, Verb>;

/** One verb of daily life. */
export type DailyVerb = keyof typeof VERBS;

/** Every verb, by the name of its mutation. */
export const DAILY_VERBS = Object.keys(VERBS) as DailyVerb[];

/** What comes before a verb makes sense: chance alone would rarely string it together. */
const LEAD_UPS: { readonly [verb in DailyVerb]?: readonly DailyVerb[] } = {
  acceptTransfer: ["offerTransfer"],
  declineTransfer: ["offerTransfer"],
  withdrawTransfer: ["offerTransfer"],
  returnCase: ["takeCase"],
  endActingOwner: ["assignActingOwner"],
  rejoinOwnership: ["splitOwnership"],
  closeCase: ["resolveCase"],
  reopenCase: ["resolveCase"],
  confirmResolution: ["recordResolutionAttempt"],
  recordSatisfaction: ["resolveCase", "closeCase"],
  removeCollaborator: ["addCollaborator"],
  completeTask: ["addCollaborator"],
  declineTask: ["addCollaborator"],
  commentTask: ["addCollaborator"],
  proposeChange: ["addCollaborator"],
  acceptProposal: ["addCollaborator", "proposeChange"],
  declineProposal: ["addCollaborator", "proposeChange"],
  withdrawProposal: ["addCollaborator", "proposeChange"],
  endDelegation: ["delegateContact"],
  replyToCustomer: ["delegateContact", "assignActingOwner"],
  recordLeave: ["setCover"],
  endAbsence: ["recordLeave"],
};

/** A verb with what leads up to it, by those whom it fits. */
export function leadingTo(verb: DailyVerb, die: number): DailyStep[] {
  return [...(LEAD_UPS[verb] ?? []), verb].map((each, index) => ({ verb: each, fits: true, die: die + index }));
}

/** What of daily life is rare. */
export const RARE_VERBS: readonly DailyVerb[] = ["openCase", "closeCase", "deactivatePerson", "recordLeave", "setAwayNow", "setCover"];

/** Makes one step concrete: who asks the server for what, as the case stands now. The same die chooses the same. */
export async function actOf(world: DailyWorld, caseId: CaseId, { verb, fits, die }: DailyStep): Promise<DailyAct> {
  // Spread over all bits: the first rolls of seeds that lie close together are close, too.
  const roll = dice(Math.imul(die, 0x9e3779b1));
  const [place] = await world.ask<Place>(PLACE, [caseId, String(die), world.cast.leavers]);
  if (place === undefined) throw new Error(`there is no case ${caseId}`);
  const one = <Thing>(things: readonly Thing[]): Thing => {
    const thing = things[roll(things.length)];
    if (thing === undefined) throw new Error("there is nothing to choose from");
    return thing;
  };
  const { agents, leads, manager, admin, externals } = world.cast;
  const workers = [...agents, ...agents, ...leads, manager, ...place.staying];
  const anyone = () => one([...workers, ...externals, admin]);
  const soon = () => new Date(place.now.getTime() + one([700, 1_500, 3_600_000, 3_600_000])).toISOString();
  const chosen: Verb = VERBS[verb];
  const { by, input } = chosen({ place, caseId, world, one, anyone, someone: () => one(workers), soon });
  const fitting = by.filter((id) => id !== null && id !== undefined);
  return { field: verb, person: fits && fitting.length > 0 ? one(fitting) : anyone(), input };
}
