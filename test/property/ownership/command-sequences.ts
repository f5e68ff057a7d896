import fc from "fast-check";
import type { CommandWork, Refs } from "../../../src/db/run-command";
import type { CaseStatus } from "../../../src/domain/case-facts";
import { allowedFrom } from "../../../src/domain/case-status";
import type { CaseId, OfferId, PersonId } from "../../../src/domain/ids";
import { isRefusal, type Refusal } from "../../../src/domain/refusal";
import { classifyCase } from "../../../src/features/cases/classify-case.command";
import { closeCase } from "../../../src/features/cases/close-case.command";
import { resolveCase } from "../../../src/features/cases/resolve-case.command";
import { setCaseStatus } from "../../../src/features/cases/set-case-status.command";
import { tagCase } from "../../../src/features/cases/tag-case.command";
import { acceptTransfer } from "../../../src/features/ownership/accept-transfer.command";
import { deactivatePerson } from "../../../src/features/ownership/deactivate-person.command";
import { declineTransfer } from "../../../src/features/ownership/decline-transfer.command";
import { forceAssign } from "../../../src/features/ownership/force-assign.command";
import { offerTransfer } from "../../../src/features/ownership/offer-transfer.command";
import { takeCase } from "../../../src/features/ownership/take-case.command";
import { withdrawTransfer } from "../../../src/features/ownership/withdraw-transfer.command";
import { BRIEF, type CaseDesk } from "../../support/case-desk";

/** Who takes part: two agents, the lead who stewards the queue, an escalation manager, and an agent who may leave. */
export const CAST = ["ana", "ben", "chloe", "mila", "eve"] as const;
export type Role = (typeof CAST)[number];

/** What the model knows of a case. */
interface ModelCase {
  id: CaseId;
  owner: Role;
  untaken: boolean;
  status: CaseStatus;
  urgent: boolean;
  offer: { id: OfferId; to: Role; by: Role } | null;
}

/** The world as the model has it: who owns what, and whether Eve still works here. */
export interface Model {
  cases: ModelCase[];
  eveWorks: boolean;
}

/** The real one. */
export interface Real {
  desk: CaseDesk;
  people: Record<Role, PersonId>;
  admin: PersonId;
}

type Step = fc.AsyncCommand<Model, Real>;

const steers = (role: Role, one: ModelCase) => one.owner === role || role === "chloe" || role === "mila";
const works = (role: Role, model: Model) => role !== "eve" || model.eveWorks;

async function trace(real: Real, id: CaseId): Promise<string> {
  const [row] = await real.desk.ask<{ trace: string }>(
    `select c.revision || ' ' || c.last_sequence || ' ' || (select count(*) from events where stream = c.id) || ' ' || (select count(*) from ownership where case_id = c.id)
      || ' ' || (select count(*) from case_relations where case_id = c.id) || ' ' || (select coalesce(sum(revision), 0) from transfer_offers where case_id = c.id)
      || ' ' || (select count(*) from handoff_briefs where case_id = c.id) as trace from cases c where c.id = $1`,
    [id],
  );
  return row!.trace;
}

/** Shows that a command was accepted or refused as the model expected; the code says why, where it was not. */
function expectAnswer(outcome: Refs | Refusal, expected: boolean): void {
  const code = isRefusal(outcome) ? outcome.code : "ACCEPTED";
  if (expected) expect(code).toBe("ACCEPTED");
  else expect(code).not.toBe("ACCEPTED");
}

/** Runs one step on one case: as the model expects it is accepted, or refused without a trace. */
async function step(real: Real, actor: PersonId, one: ModelCase, expected: boolean, work: CommandWork<Refs>): Promise<Refs | null> {
  const before = await trace(real, one.id);
  const outcome = await real.desk.as(actor, work);
  expectAnswer(outcome, expected);
  if (isRefusal(outcome)) expect(await trace(real, one.id)).toBe(before);
  const [row] = await real.desk.ask<{ owner: PersonId }>("select owner_id as owner from cases where id = $1", [one.id]);
  if (!expected) expect(row?.owner).toBe(real.people[one.owner]);
  return isRefusal(outcome) ? null : outcome;
}

/** A step about one of the cases there are, by one of the cast. */
function about(name: string, at: number, act: (model: Model, real: Real, one: ModelCase) => Promise<void>): Step {
  return {
    check: (model) => model.cases.length > 0,
    run: (model, real) => act(model, real, model.cases[at % model.cases.length]!),
    toString: () => `${name} ${at}`,
  };
}

const anyAt = fc.nat(2);
const anyRole = fc.constantFrom(...CAST);
const reason = { code: "WORKLOAD", text: null, rightCategoryKey: null, rightTeamId: null } as const;

function owns(one: ModelCase, owner: Role): void {
  Object.assign(one, { owner, untaken: false, offer: null });
}

const anyOpen = anyRole.map(
  (by): Step => ({
    check: (model) => model.cases.length < 3 && works(by, model),
    async run(model, { desk, people }) {
      const id = await desk.open(people[by]);
      model.cases.push({ id, owner: "chloe", untaken: true, status: "NEW", urgent: false, offer: null });
    },
    toString: () => `open by ${by}`,
  }),
);

const anyTake = fc.tuple(anyAt, anyRole).map(([at, by]) =>
  about(`take by ${by}`, at, async (model, real, one) => {
    const expected = works(by, model) && one.status !== "CLOSED" && one.untaken && one.owner !== by;
    await step(real, real.people[by], one, expected, (work) => takeCase(work, { caseId: one.id }));
    if (expected) owns(one, by);
  }),
);

const anyOffer = fc.tuple(anyAt, anyRole, anyRole).map(([at, by, to]) =>
  about(`offer by ${by} to ${to}`, at, async (model, real, one) => {
    const expected =
      works(by, model) &&
      works(to, model) &&
      steers(by, one) &&
      one.status !== "CLOSED" &&
      one.offer === null &&
      to !== one.owner &&
      to !== by;
    const question = { caseId: one.id, toPersonId: real.people[to], reason, brief: BRIEF, expiresInMs: null };
    const made = await step(real, real.people[by], one, expected, (work) => offerTransfer(work, question));
    if (made !== null) one.offer = { id: made.offerId as OfferId, to, by };
  }),
);

function answer(
  name: string,
  may: (role: Role, one: ModelCase) => boolean,
  run: (offerId: OfferId) => CommandWork<Refs>,
  after: (one: ModelCase) => void,
) {
  return fc.tuple(anyAt, fc.option(anyRole, { freq: 1 })).map(([at, named]) =>
    about(`${name} by ${named ?? "whom it was made to"}`, at, async (model, real, one) => {
      if (one.offer === null) return;
      const by = named ?? one.offer.to;
      const expected = works(by, model) && may(by, one);
      await step(real, real.people[by], one, expected, run(one.offer.id));
      if (expected) after(one);
    }),
  );
}

const ended = (one: ModelCase) => {
  one.offer = null;
};
const anyAccept = answer(
  "accept",
  (role, one) => one.offer?.to === role && one.status !== "CLOSED",
  (offerId) => (work) => acceptTransfer(work, { offerId }),
  (one) => owns(one, one.offer!.to),
);
const anyDecline = answer(
  "decline",
  (role, one) => one.offer?.to === role,
  (offerId) => (work) => declineTransfer(work, { offerId, reason: "No." }),
  ended,
);
const anyWithdraw = answer(
  "withdraw",
  (role, one) => one.offer?.by === role || one.owner === role,
  (offerId) => (work) => withdrawTransfer(work, { offerId }),
  ended,
);

const anyForce = fc.tuple(anyAt, anyRole, anyRole).map(([at, by, to]) =>
  about(`force by ${by} to ${to}`, at, async (model, real, one) => {
    const expected = (by === "chloe" || by === "mila") && works(to, model) && one.status !== "CLOSED" && to !== one.owner;
    await step(real, real.people[by], one, expected, (work) => forceAssign(work, { caseId: one.id, toPersonId: real.people[to], reason }));
    if (expected) owns(one, to);
  }),
);

const anyClassify = fc.tuple(anyAt, anyRole).map(([at, by]) =>
  about(`classify by ${by}`, at, async (model, real, one) => {
    const expected = works(by, model) && steers(by, one) && one.status !== "CLOSED";
    const urgency = one.urgent ? "NOT_URGENT" : "URGENT";
    await step(real, real.people[by], one, expected, (work) => classifyCase(work, { caseId: one.id, urgency }));
    if (expected) one.urgent = !one.urgent;
  }),
);

const anyStatus = fc
  .tuple(anyAt, anyRole, fc.constantFrom("OPEN" as const, "WAITING_ON_CUSTOMER" as const, "WAITING_ON_INTERNAL" as const))
  .map(([at, by, status]) =>
    about(`${status} by ${by}`, at, async (model, real, one) => {
      const expected = works(by, model) && steers(by, one) && allowedFrom(one.status).includes(status);
      await step(real, real.people[by], one, expected, (work) => setCaseStatus(work, { caseId: one.id, status }));
      if (expected) one.status = status;
    }),
  );

const anyResolve = fc.tuple(anyAt, anyRole).map(([at, by]) =>
  about(`resolve by ${by}`, at, async (model, real, one) => {
    const expected = works(by, model) && one.owner === by && one.status !== "RESOLVED" && one.status !== "CLOSED";
    await step(real, real.people[by], one, expected, (work) => resolveCase(work, { caseId: one.id, resolution: "Done." }));
    if (expected) Object.assign(one, { status: "RESOLVED", offer: null });
  }),
);

const anyClose = fc.tuple(anyAt, anyRole).map(([at, by]) =>
  about(`close by ${by}`, at, async (model, real, one) => {
    const expected = works(by, model) && one.owner === by && one.status === "RESOLVED";
    await step(real, real.people[by], one, expected, (work) => closeCase(work, { caseId: one.id }));
    if (expected) one.status = "CLOSED";
  }),
);

const anyTag = fc.tuple(anyAt, anyRole, fc.nat(999)).map(([at, by, number]) =>
  about(`tag by ${by}`, at, async (model, real, one) => {
    const expected = works(by, model) && steers(by, one) && one.status !== "CLOSED";
    const [tagged] = await real.desk.ask<{ there: boolean }>("select $2 = any(tags) as there from cases where id = $1", [
      one.id,
      `t${number}`,
    ]);
    const change = tagged!.there ? { add: [], remove: [`t${number}`] } : { add: [`t${number}`], remove: [] };
    await step(real, real.people[by], one, expected, (work) => tagCase(work, { caseId: one.id, ...change }));
  }),
);

const anyLeaving = fc.boolean().map(
  (planned): Step => ({
    check: () => true,
    async run(model, real) {
      const held = model.cases.filter((one) => one.owner === "eve" && one.status !== "CLOSED");
      const expected = model.eveWorks && (planned || held.length === 0);
      const plan = planned ? held.map((one) => ({ kind: "OWNERSHIP" as const, subjectId: one.id, toPersonId: real.people.ben })) : [];
      const outcome = await real.desk.as(real.admin, (work) => deactivatePerson(work, { personId: real.people.eve, plan }));
      expectAnswer(outcome, expected);
      if (!expected) return;
      model.eveWorks = false;
      for (const one of held) owns(one, "ben");
    },
    toString: () => `eve leaves ${planned ? "with" : "without"} a plan`,
  }),
);

/** Any sequence of the verbs of cases and ownership, by anybody, right or not. */
export const anySequence = fc.commands(
  [
    anyOpen,
    anyOpen,
    anyTake,
    anyTake,
    anyOffer,
    anyOffer,
    anyAccept,
    anyAccept,
    anyDecline,
    anyWithdraw,
    anyForce,
    anyClassify,
    anyStatus,
    anyResolve,
    anyClose,
    anyTag,
    anyLeaving,
  ],
  { size: "max", maxCommands: 30 },
);
