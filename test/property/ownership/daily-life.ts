import fc from "fast-check";
import { CASE_RIGHTS, type CaseRight, type RightQuestion, whyNot } from "../../../src/domain/case-rights";
import { caseAsOf, type PastEvent } from "../../../src/domain/history/case-as-of";
import type { OfferId, PersonId } from "../../../src/domain/ids";
import { isRefusal, type Refusal } from "../../../src/domain/refusal";
import { lockCase } from "../../../src/features/cases/change-case.command";
import { findWayBack } from "../../../src/features/ownership/find-way-back";
import { findOpenOffer } from "../../../src/features/ownership/transfer-offer.store";
import type { DailyDesk, Holding } from "../../support/daily-desk";

/** Who takes part: two agents, a third who stands in often, the lead who stewards the queue, an escalation manager, another team's lead. */
export const CAST = ["ana", "ben", "eve", "chloe", "mila", "otto"] as const;
type Role = (typeof CAST)[number];

/** What one step does, by whom to whom. */
export interface Step {
  verb: keyof typeof VERBS;
  /** Somebody by name, or whoever owns the case, stands in, or was offered it just then: chance alone would rarely hit them. */
  by: Role | "OWNER" | "STAND_IN" | "OFFEREE" | "OFFERER";
  to: Role;
}

type Outcome = Promise<object | Refusal>;
type Verb = (desk: DailyDesk, by: PersonId, caseId: string, to: PersonId) => Outcome;

/** The offer in the air, or an id that names nothing. */
async function openOfferOf(desk: DailyDesk, caseId: string): Promise<OfferId> {
  const [offer] = await desk.ask<{ id: OfferId }>("select id from transfer_offers where case_id = $1 and outcome is null", [caseId]);
  return offer?.id ?? "off_00000000000000000000000000";
}

const VERBS = {
  take: (desk, by, caseId) => desk.take(by, caseId),
  offer: (desk, by, caseId, to) => desk.offer(by, caseId, to),
  accept: async (desk, by, caseId) => desk.accept(by, await openOfferOf(desk, caseId)),
  decline: async (desk, by, caseId) => desk.decline(by, await openOfferOf(desk, caseId)),
  withdraw: async (desk, by, caseId) => desk.withdraw(by, await openOfferOf(desk, caseId)),
  force: (desk, by, caseId, to) => desk.force(by, caseId, to),
  steal: (desk, by, caseId) => desk.steal(by, caseId),
  giveBack: (desk, by, caseId) => desk.giveBack(by, caseId),
  standIn: (desk, by, caseId, to) => desk.standIn(by, caseId, to),
  endStandIn: (desk, by, caseId) => desk.endStandIn(by, caseId),
  splitContact: (desk, by, caseId, to) => desk.split(by, caseId, to),
  splitResolution: (desk, by, caseId, to) => desk.split(by, caseId, to, { facet: "RESOLUTION" }),
  rejoin: (desk, by, caseId) => desk.rejoin(by, caseId),
  resolve: (desk, by, caseId) => desk.resolves(by, caseId),
  close: (desk, by, caseId) => desk.closes(by, caseId),
  reopen: (desk, by, caseId) => desk.reopen(by, caseId),
} satisfies Record<string, Verb>;

/** Every verb by its name. */
export const VERB_NAMES = Object.keys(VERBS) as (keyof typeof VERBS)[];

/** Which right a screen would have asked about; a receiver of one's own may still be unfit. */
const RIGHT_OF: { readonly [verb in keyof typeof VERBS]?: CaseRight } = {
  take: "TAKE",
  accept: "ACCEPT",
  decline: "DECLINE",
  withdraw: "WITHDRAW",
  steal: "STEAL",
  giveBack: "RETURN",
  resolve: "RESOLVE",
  close: "CLOSE",
  reopen: "REOPEN",
  standIn: "SET_ACTING_OWNER",
  splitContact: "SPLIT",
  splitResolution: "SPLIT",
};
const NAMES_SOMEBODY: readonly string[] = ["standIn", "splitContact", "splitResolution"];

/** Any one step, by anybody to anybody, right or not. */
const anyStep: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...VERB_NAMES),
  by: fc.constantFrom(...CAST, "OWNER", "OWNER", "OWNER", "STAND_IN", "OFFEREE", "OFFERER"),
  to: fc.constantFrom(...CAST),
});

/** What chance alone would rarely string together. */
const anyEpisode: fc.Arbitrary<Step[]> = fc.constantFrom(...CAST).chain((to) =>
  fc.constantFrom<Step[]>(
    [
      { verb: "offer", by: "OWNER", to },
      { verb: "accept", by: "OFFEREE", to },
    ],
    [
      { verb: "offer", by: "OWNER", to },
      { verb: "decline", by: "OFFEREE", to },
    ],
    [
      { verb: "offer", by: "OWNER", to },
      { verb: "withdraw", by: "OFFERER", to },
    ],
    [
      { verb: "resolve", by: "OWNER", to },
      { verb: "close", by: "OWNER", to },
      { verb: "reopen", by: "OWNER", to },
    ],
    [
      { verb: "standIn", by: "OWNER", to },
      { verb: "giveBack", by: "STAND_IN", to },
    ],
  ),
);

/** Any sequence of steps, right or not. */
export const anySteps: fc.Arbitrary<Step[]> = fc
  .array(fc.oneof({ weight: 5, arbitrary: anyStep.map((step) => [step]) }, { weight: 1, arbitrary: anyEpisode }), {
    minLength: 5,
    maxLength: 20,
  })
  .map((episodes) => episodes.flat());

/** A row with its events' count, as a refusal must leave it. */
async function trace(desk: DailyDesk, caseId: string): Promise<string> {
  const [row] = await desk.ask<{ trace: string }>(
    `select c::text || (select count(*) from events where stream = c.id) || (select count(*) from ownership where case_id = c.id)
      || coalesce((select string_agg(r::text, ' ' order by r.person_id, r.relation) from case_relations r where r.case_id = c.id), '')
      || (select coalesce(sum(revision), 0) from transfer_offers where case_id = c.id) || (select count(*) from handoff_briefs where case_id = c.id)
      || (select count(*) from timers where subject_id = c.id) as trace from cases c where c.id = $1`,
    [caseId],
  );
  return row!.trace;
}

/** Who a step is by, now. */
async function personBy(desk: DailyDesk, caseId: string, by: Step["by"]): Promise<PersonId> {
  const [parts] = await desk.ask<Record<string, PersonId | null>>(
    `select c.owner_id as "OWNER", c.acting_owner_id as "STAND_IN", o.to_id as "OFFEREE", o.offered_by as "OFFERER"
      from cases c left join transfer_offers o on o.case_id = c.id and o.outcome is null where c.id = $1`,
    [caseId],
  );
  return parts?.[by] ?? desk.crowd[by as Role] ?? desk.crowd.ana;
}

async function rightBefore(desk: DailyDesk, by: PersonId, caseId: string, right: CaseRight): Promise<string | null> {
  let why: string | null = null;
  await desk.as(by, async (work) => {
    const locked = await lockCase(work, caseId);
    if (isRefusal(locked)) return locked;
    const openOffer = await findOpenOffer(work, locked.row.id);
    const wayBack = await findWayBack(work, caseId);
    // Nobody is away here, and nothing of this kind is ever tried.
    const question: RightQuestion = { ...locked, facts: locked.row, openOffer, wayBack, away: false, lastAttempt: null };
    expect(CASE_RIGHTS).toContain(right);
    why = whyNot[right](question)?.code ?? null;
    return {};
  });
  return why;
}

/** How far the laws let one step change who holds what. */
function checkChange(before: Holding, after: Holding, { verb }: Step): void {
  const moves = ["take", "accept", "force", "steal", "giveBack", "reopen"];
  if (!moves.includes(verb)) expect(after.owner).toBe(before.owner);
  if (after.owner !== before.owner) expect(after.acting).toBeNull();
  if (after.acting !== null) expect(after.acting).not.toBe(after.owner);
  if (after.status === "CLOSED") expect(after.acting).toBeNull();
  if (verb === "offer" || verb === "standIn") expect([after.contact, after.resolution]).toEqual([before.contact, before.resolution]);
}

/** Runs one step and answers whether it was accepted: as its right said, and a refusal leaves no trace. */
export async function runStep(desk: DailyDesk, caseId: string, step: Step): Promise<boolean> {
  const [by, to] = [await personBy(desk, caseId, step.by), desk.crowd[step.to]];
  const before = await trace(desk, caseId);
  const held = await desk.holding(caseId);
  const right = RIGHT_OF[step.verb];
  const why = right === undefined ? null : await rightBefore(desk, by, caseId, right);
  const verb: Verb = VERBS[step.verb];
  const outcome = await verb(desk, by, caseId, to);
  if (isRefusal(outcome as Refusal)) {
    expect(await trace(desk, caseId)).toBe(before);
    if (right !== undefined && !NAMES_SOMEBODY.includes(step.verb)) {
      const { code } = outcome as Refusal;
      // The case has no offer whose id could be named.
      expect(code === "NOT_FOUND" ? "OFFER_NOT_OPEN" : code).toBe(why);
    }
    return false;
  }
  expect(why).toBeNull();
  checkChange(held, await desk.holding(caseId), step);
  return true;
}

/** What the rows say of a case now, as time travel would show it. */
export async function momentOf(desk: DailyDesk, caseId: string): Promise<object> {
  const [row] = await desk.ask(
    `select c.owner_id as "ownerId", c.contact_owner_id as "contactOwnerId", c.resolution_owner_id as "resolutionOwnerId", c.status, c.priority,
        case when c.acting_until > steward_now() then c.acting_owner_id end as "actingOwnerId", e.id as "lastEventId",
        coalesce((select array_agg(r.person_id order by r.person_id) from case_relations r where r.case_id = c.id and r.relation = 'COLLABORATOR' and r.person_id <> c.owner_id), '{}')
          as "collaboratorIds"
      from cases c join events e on e.stream = c.id and e.stream_sequence = c.last_sequence where c.id = $1`,
    [caseId],
  );
  return row as object;
}

/** The case as its events tell it as of an instant. */
export async function toldAsOf(desk: DailyDesk, caseId: string, at: Date): Promise<object | null> {
  const events = await desk.ask<PastEvent>(
    `select id, type, occurred_at as "occurredAt", before, after from events where stream = $1 order by stream_sequence`,
    [caseId],
  );
  return caseAsOf(events, at);
}
