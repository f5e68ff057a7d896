import type { CaseStatus } from "../../../src/domain/case-facts";
import type { CaseId, OfferId, PersonId } from "../../../src/domain/ids";
import { offerTransfer } from "../../../src/features/ownership/offer-transfer.command";
import { openCase } from "../../../src/features/ownership/open-case.command";
import type { AuthorityCell } from "../../decisions/read-authority";
import { SIGNED_IN, type Subject } from "../../decisions/subjects";
import { type AuthorityWorld, mustAccept } from "./authority-world";

/** A case in the situation of one cell. */
export interface StoodUp {
  caseId: CaseId;
  number: number;
  /** Who fixes it. */
  resolutionOwner: PersonId;
  offerId: OfferId | null;
  /** A code that no other case carries, to find it by in lists. */
  mark: string;
}

/** The brief of every offer here. */
export const BRIEF = { situation: "It stands.", stepsTried: [], reason: "A full desk.", nextStep: "Call back.", promise: null };

// A brief comes with an offer, so a case whose briefs are read begins with one.
const OFFERED = /^Mutation\.(accept|decline|withdraw)Transfer$|^Case\.handoffBriefs$/;
const NOBODY: Subject = { role: "AGENT", external: false, inTeamOfCase: false, leads: null, relation: null, raci: null };

/** Opens a case through the command, and puts it into the situation of a cell; what no verb writes yet is written behind their back. */
export async function standUpCase(world: AuthorityWorld, cell: Pick<AuthorityCell, "who" | "what" | "situation">): Promise<StoodUp> {
  const { desk, parts } = world;
  const subject: Subject = cell.who === "ANONYMOUS" ? NOBODY : SIGNED_IN[cell.who];
  const me = cell.who === "ANONYMOUS" ? parts.colleague : world.people[cell.who];
  const opened = mustAccept(await desk.as(parts.steward, (work) => openCase(work, { ...NEW_CASE, ...customerOf(world) })));
  const caseId = opened.caseId;

  const ownerId = subject.relation === "OWNER" || cell.situation === "owns" ? me : parts.caseOwner;
  const resolutionOwner = subject.relation === "RESOLUTION_OWNER" ? me : ownerId;
  await writeOwners(world, caseId, {
    ownerId,
    contactOwner: subject.relation === "CONTACT_OWNER" ? me : ownerId,
    resolutionOwner,
    untaken: cell.what === "Mutation.takeCase",
    nextStepActor: cell.situation === "next_step_of_customer" ? world.contact : resolutionOwner,
    status: statusOf(cell),
  });
  await writeRelations(world, caseId, me, subject, cell);
  const offerId = OFFERED.test(cell.what) ? await makeOffer(world, caseId, me, ownerId, cell) : null;
  if (cell.what === "Case.handoffBriefs") await giveBriefToMove(world, caseId);
  const [row] = await desk.ask<{ number: number }>("select number from cases where id = $1", [caseId]);
  return { caseId, number: row?.number ?? 0, resolutionOwner, offerId, mark: caseId };
}

const NEW_CASE = {
  subject: "It does not work",
  channel: "EMAIL",
  categoryKey: "BUG",
  urgency: "NOT_URGENT",
  impact: "NORMAL",
  workaround: "NONE",
  priority: null,
  productLine: null,
  supportTier: 1,
  tags: [],
  nextStep: null,
} as const;

function customerOf(world: AuthorityWorld) {
  return { teamId: world.team, accountId: world.account, contactId: world.contact };
}

function statusOf({ what, situation }: Pick<AuthorityCell, "what" | "situation">): CaseStatus {
  if (what === "Mutation.closeCase") return "RESOLVED";
  return situation === "from_waiting_on_customer" ? "WAITING_ON_CUSTOMER" : "OPEN";
}

interface Owners {
  ownerId: PersonId;
  contactOwner: PersonId;
  resolutionOwner: PersonId;
  untaken: boolean;
  nextStepActor: string;
  status: CaseStatus;
}

async function writeOwners({ owner }: AuthorityWorld, caseId: CaseId, owners: Owners): Promise<void> {
  await owner.query("begin");
  await owner.query("update ownership set person_id = $2 where case_id = $1", [caseId, owners.ownerId]);
  await owner.query(
    `update cases set owner_id = $2, contact_owner_id = $3, resolution_owner_id = $4, untaken = $5, status = $6, next_step_actor_id = $7,
        source_reference = id, resolved_at = case when $6 = 'RESOLVED' then opened_at end where id = $1`,
    [caseId, owners.ownerId, owners.contactOwner, owners.resolutionOwner, owners.untaken, owners.status, owners.nextStepActor],
  );
  await owner.query("commit");
}

async function writeRelations(
  { owner }: AuthorityWorld,
  caseId: CaseId,
  me: PersonId,
  { relation, raci }: Subject,
  { situation }: Pick<AuthorityCell, "situation">,
): Promise<void> {
  const relate = (kind: string, role: string | null, until: string) =>
    owner.query(`insert into case_relations (case_id, person_id, relation, raci, until) values ($1, $2, $3, $4, ${until})`, [
      caseId,
      me,
      kind,
      role,
    ]);
  const later = "steward_now() + interval '1 hour'";
  if (relation === "ACTING_OWNER" || relation === "COLLABORATOR" || relation === "DELEGATE") await relate(relation, raci, later);
  if (situation === "collaborates") await relate("COLLABORATOR", "CONSULTED", later);
  if (situation === "owned_before") await relate("COLLABORATOR", "INFORMED", "'infinity'");
  if (situation === "collaborated_until_now") await relate("COLLABORATOR", "CONSULTED", "steward_now()");
}

async function makeOffer(
  { desk, parts }: AuthorityWorld,
  caseId: CaseId,
  me: PersonId,
  ownerId: PersonId,
  { situation }: Pick<AuthorityCell, "situation">,
): Promise<OfferId | null> {
  const offeredBy = situation === "offer_by_subject" ? me : situation === "offer_by_lead" ? parts.anotherLead : ownerId;
  const toPersonId = situation === "offer_to_subject" ? me : parts.colleague;
  const reason = { code: "WORKLOAD" as const, text: null, rightCategoryKey: null, rightTeamId: null };
  const offered = await desk.as(offeredBy, (work) => offerTransfer(work, { caseId, toPersonId, reason, brief: BRIEF, expiresInMs: null }));
  return mustAccept(offered).offerId ?? null;
}

function giveBriefToMove({ owner }: AuthorityWorld, caseId: CaseId): Promise<unknown> {
  return owner.query("update ownership set brief_id = (select brief_id from transfer_offers where case_id = $1) where case_id = $1", [
    caseId,
  ]);
}
