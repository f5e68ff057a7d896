import type { CaseStatus } from "../../../src/domain/case-facts";
import type { EventId, PersonId } from "../../../src/domain/ids";
import { openCase } from "../../../src/features/ownership/open-case.command";
import { SIGNED_IN, type Subject } from "../../decisions/subjects";
import type { AuthorityWorld } from "./authority-world";
import { mustAccept } from "./must-accept";
import { standUpHelp, tieSubject } from "./stand-up-help";
import { giveBriefToMove, makeDeclinedOffer, makeOffer, standUpWords } from "./stand-up-words";
import type { AskedCell, Standing, StoodUp } from "./standing";

const OFFERED = /^Mutation\.(accept|decline|withdraw)Transfer$/;
const NOBODY: Subject = { role: "AGENT", external: false, inTeamOfCase: false, leads: null, relation: null, raci: null };

/**
 * Opens a case and puts it into the situation of a cell: by the verbs of those who may, and ownership itself behind their back.
 *
 * A case that is read carries everything that could be read of it.
 */
export async function standUpCase(world: AuthorityWorld, cell: AskedCell, asker: PersonId | null = null): Promise<StoodUp> {
  const { desk, parts } = world;
  const subject: Subject = cell.who === "ANONYMOUS" ? NOBODY : SIGNED_IN[cell.who];
  const me = asker ?? (cell.who === "ANONYMOUS" ? parts.colleague : world.people[cell.who]);
  const opened = mustAccept(await desk.as(parts.steward, (work) => openCase(work, { ...NEW_CASE, ...customerOf(world) })));
  const { caseId } = opened;
  const ownerId = subject.relation === "OWNER" || ["owns", "of_oneself"].includes(cell.situation ?? "") ? me : parts.caseOwner;
  const resolutionOwner = subject.relation === "RESOLUTION_OWNER" ? me : ownerId;
  const contactOwner = contactOwnerOf(world, cell, subject, me) ?? ownerId;
  const standing: Standing = { world, caseId, cell, subject, me, ownerId, contactOwner, resolutionOwner };

  await writeOwners(standing);
  await tieSubject(standing);
  const help = await standUpHelp(standing);
  const isRead = !cell.what.startsWith("Mutation.");
  const declinedId = isRead ? await makeDeclinedOffer(standing) : null;
  const offerId = isRead || OFFERED.test(cell.what) ? await makeOffer(standing) : null;
  if (isRead) await giveBriefToMove(standing);
  const words = await standUpWords(standing, isRead);
  await writeStatus(standing);

  const [row] = await desk.ask<{ number: number; lastEventId: EventId }>(
    `select c.number, e.id as "lastEventId" from cases c join events e on e.stream = c.id and e.stream_sequence = c.last_sequence where c.id = $1`,
    [caseId],
  );
  if (row === undefined) throw new Error("the case has no newest event");
  return { caseId, ...row, resolutionOwner, offerId, declinedId, mark: caseId, ...help, ...words };
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

function contactOwnerOf({ parts }: AuthorityWorld, { what, situation }: AskedCell, { relation }: Subject, me: PersonId): PersonId | null {
  if (relation === "CONTACT_OWNER") return me;
  const parted = situation === "contact_is_anothers" || (what === "Mutation.rejoinOwnership" && relation !== "RESOLUTION_OWNER");
  return parted ? parts.colleague : null;
}

async function writeOwners({ world, caseId, cell, ownerId, contactOwner, resolutionOwner }: Standing): Promise<void> {
  const { owner, contact } = world;
  const untaken = cell.what === "Mutation.takeCase";
  const stepActor = cell.situation === "next_step_of_customer" ? contact : resolutionOwner;
  await owner.query(
    `with moved as (update ownership set person_id = $2 where case_id = $1)
      update cases set owner_id = $2, contact_owner_id = $3, resolution_owner_id = $4, untaken = $5, next_step_actor_id = $6,
        source_reference = id where id = $1`,
    [caseId, ownerId, contactOwner, resolutionOwner, untaken, stepActor],
  );
}

function writeStatus({ world, caseId, cell: { what, situation } }: Standing): Promise<unknown> {
  const status = statusOf(what, situation === "from_waiting_on_customer");
  return world.owner.query(
    `update cases set status = $2, resolved_at = case when $2 in ('RESOLVED', 'CLOSED') then opened_at end,
        closed_at = case when $2 = 'CLOSED' then opened_at end where id = $1`,
    [caseId, status],
  );
}

function statusOf(what: string, waiting: boolean): CaseStatus {
  if (what === "Mutation.closeCase") return "RESOLVED";
  if (what === "Mutation.reopenCase") return "CLOSED";
  return waiting ? "WAITING_ON_CUSTOMER" : "OPEN";
}
