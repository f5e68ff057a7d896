import { randomUUID } from "node:crypto";
import type { AccountId, CaseId, EventId, PersonId } from "../../../src/domain/ids";
import { RACI_ROLES, type RaciRole } from "../../../src/domain/permissions";
import { BRIEF } from "../../support/case-desk";
import { aHelpingDesk, aTask, type HelpingDesk } from "../../support/helping-desk";
import { DOORS, type Knock } from "../../support/knock-doors";

let desk: HelpingDesk;
let acme: AccountId;
beforeAll(async () => {
  desk = await aHelpingDesk();
  acme = await desk.anAccount();
  // The tests sweep themselves, so that nothing happens to other cases while a refusal is watched.
  await desk.holdTimers();
});
afterAll(() => desk.close());

const WORKLOAD = { code: "WORKLOAD" };
const { promise: _promise, ...WORDS } = BRIEF;
let hoursPassed = 0;

/** An instant on the desk's clock, which these tests move. */
const inHours = (hours: number) => new Date(Date.now() + (hoursPassed + hours) * 3_600_000);
async function later(hours: number): Promise<void> {
  hoursPassed += hours;
  await desk.database.moveClock(`${hoursPassed} hours`);
}

const lastEvent = async (caseId: CaseId): Promise<EventId> => {
  const [row] = await desk.ask<{ id: EventId }>("select id from events where stream = $1 order by stream_sequence desc limit 1", [caseId]);
  if (row === undefined) throw new Error("a case has events");
  return row.id;
};

/** A case of Ana's whose customer could be answered. */
const asked = (): Promise<CaseId> => desk.owned(desk.crowd.ana, { accountId: acme });

/** Has Ana let somebody help; whoever is only informed has no task. */
async function helps(caseId: CaseId, personId: PersonId, role: RaciRole): Promise<void> {
  const task = role === "INFORMED" ? null : { ...aTask(), dueAt: inHours(1) };
  await desk.must(desk.add(desk.crowd.ana, caseId, personId, { role, task }));
}

/** Whatever a collaborator might want to do in the owner's place, to their own good. */
async function verbsOn(caseId: CaseId, me: PersonId): Promise<(Knock & { refused: Partial<Record<RaciRole, string>> | string })[]> {
  const steering = { RESPONSIBLE: "PROPOSE_INSTEAD", CONSULTED: "PROPOSE_INSTEAD", INFORMED: "INFORMED_READS_ONLY" };
  const reply = { caseId, text: "We look into it.", lastSeenEvent: await lastEvent(caseId), sendDespiteMove: true };
  return [
    { field: "replyToCustomer", input: reply, refused: "NOT_CONTACT_OWNER" },
    { field: "replyToCustomer", input: { ...reply, onBehalfOf: desk.crowd.ana }, refused: "NOT_CONTACT_OWNER" },
    { field: "resolveCase", input: { caseId, resolution: "Done." }, refused: steering },
    { field: "closeCase", input: { caseId }, refused: steering },
    { field: "classifyCase", input: { caseId, priority: "P1" }, refused: steering },
    { field: "classifyCase", input: { caseId, urgency: "URGENT", impact: "HIGH" }, refused: steering },
    { field: "classifyCase", input: { caseId, slaTier: "PREMIER" }, refused: steering },
    { field: "setCaseStatus", input: { caseId, status: "WAITING_ON_INTERNAL" }, refused: steering },
    { field: "offerTransfer", input: { caseId, toPersonId: me, reason: WORKLOAD, brief: WORDS }, refused: steering },
    { field: "returnCase", input: { caseId, reason: WORKLOAD, brief: WORDS }, refused: "NOT_YOUR_CASE" },
    { field: "takeCase", input: { caseId }, refused: "NOT_TAKEABLE" },
    { field: "forceAssign", input: { caseId, toPersonId: me, reason: WORKLOAD }, refused: "NOT_YOUR_TEAM" },
    { field: "stealCase", input: { caseId, reason: WORKLOAD }, refused: "NOT_YOUR_TEAM" },
  ];
}

/** Everything there is, but what a refusal may leave: its idempotency record. */
async function everything(): Promise<object> {
  const { idempotency_records: _records, ...rest } = await desk.everything();
  return rest;
}

/** Marks a verb that somebody was given by name for a time. */
const GIVEN = "GIVEN";

/** Shows that every verb is refused to a collaborator by every door given, with its own code, and that nothing changed. */
async function allRefused(caseId: CaseId, me: PersonId, role: RaciRole, expectedOf: { [field: string]: string } = {}): Promise<void> {
  const before = await everything();
  const wrong: string[] = [];
  for (const { field, input, refused } of await verbsOn(caseId, me)) {
    if (expectedOf[field] === GIVEN) continue;
    const own = expectedOf[field] ?? (typeof refused === "string" ? refused : (refused[role] ?? "no code was said"));
    for (const [name, door] of Object.entries(DOORS)) {
      const expected = name === "in a batch" || name === "by GET" ? "BAD_REQUEST" : own;
      const codes = await door(desk, me, { field, input });
      if (codes.length === 0 || codes.some((code) => code !== expected))
        wrong.push(`${field} ${name}: ${codes.join(" ")}, not ${expected}`);
    }
    const keyed = { field, input: { ...input, idempotencyKey: randomUUID() } };
    const twice = [...(await DOORS.plainly(desk, me, keyed)), ...(await DOORS.plainly(desk, me, keyed))];
    if (twice.join() !== `${own},${own}`) wrong.push(`${field} under a key, twice: ${twice.join(" ")}, not ${own}`);
  }
  expect(wrong).toEqual([]);
  expect(await everything()).toEqual(before);
}

/** All that happened to a case, and how it stands. */
const traceOf = (caseId: CaseId): Promise<object[]> =>
  desk.ask("select c::text, (select count(*)::integer from events where stream = c.id) as events from cases c where c.id = $1", [caseId]);

const plainly = (me: PersonId, field: string, input: object) => DOORS.plainly(desk, me, { field, input });

// Otto leads another team: the gate lets a lead's roles through to force and steal, so that the command must refuse them.
describe.each(RACI_ROLES)("a collaborator (%s) tries to reply, close, reprioritise and reassign", (role) => {
  test("by every door of the transport, and under a key twice", async () => {
    const caseId = await asked();
    await helps(caseId, desk.crowd.otto, role);
    await allRefused(caseId, desk.crowd.otto, role);
  });

  test("under the key, and with the very input, that the owner was answered under", async () => {
    const { ana, otto } = desk.crowd;
    const caseId = await asked();
    await helps(caseId, otto, role);
    const reply = { caseId, text: "We look into it.", lastSeenEvent: await lastEvent(caseId), idempotencyKey: `reply-${role}` };
    const classify = { caseId, priority: "P1", idempotencyKey: `classify-${role}` };
    const offer = { caseId, toPersonId: otto, reason: WORKLOAD, brief: WORDS, idempotencyKey: `offer-${role}` };
    const tried: [string, object][] = [
      ["replyToCustomer", reply],
      ["classifyCase", classify],
      ["offerTransfer", offer],
    ];
    const own = role === "INFORMED" ? "INFORMED_READS_ONLY" : "PROPOSE_INSTEAD";
    for (const [field, input] of tried) {
      expect([field, await plainly(ana, field, input)]).toEqual([field, ["ACCEPTED"]]);
      const before = await everything();
      expect(await plainly(otto, field, input)).toEqual([field === "replyToCustomer" ? "NOT_CONTACT_OWNER" : own]);
      expect(await everything()).toEqual(before);
      // The answer of the owner is still theirs.
      expect(await plainly(ana, field, input)).toEqual(["ACCEPTED"]);
    }
  });

  test("by a proposal, which they can neither accept themselves nor make about a reply", async () => {
    const { ana, eve, otto } = desk.crowd;
    const caseId = await asked();
    await helps(caseId, eve, "RESPONSIBLE");
    await helps(caseId, otto, role);
    const wanted = [
      { kind: "CLOSE" },
      { kind: "PRIORITY", priority: "P1" },
      { kind: "STATUS", status: "WAITING_ON_INTERNAL" },
      { kind: "OWNER", ownerId: otto },
    ] as const;
    const proposals: string[] = [];
    for (const one of wanted) {
      proposals.push(await desk.proposed(eve, caseId, one));
      if (role !== "INFORMED") proposals.push(await desk.proposed(otto, caseId, one));
      else expect(await plainly(otto, "proposeChange", { caseId, reason: "It would help.", ...one })).toEqual(["INFORMED_READS_ONLY"]);
    }
    const before = await everything();
    for (const proposalId of proposals) {
      for (const [name, door] of Object.entries(DOORS)) {
        const expected = name === "in a batch" || name === "by GET" ? "BAD_REQUEST" : "NOT_YOUR_CASE";
        for (const knock of [
          { field: "acceptProposal", input: { proposalId, brief: WORDS } },
          { field: "declineProposal", input: { proposalId, answer: "No." } },
        ])
          expect([name, knock.field, new Set(await door(desk, otto, knock))]).toEqual([name, knock.field, new Set([expected])]);
      }
    }
    expect(await plainly(otto, "proposeChange", { caseId, kind: "REPLY", reason: "They wait." })).toEqual(["BAD_USER_INPUT"]);
    expect(await everything()).toEqual(before);
    await allRefused(caseId, otto, role);
    expect(await plainly(ana, "acceptProposal", { proposalId: proposals[2] })).toEqual(["ACCEPTED"]);
  });

  test("as a stand-in they named themselves, or one whose time is over", async () => {
    const { ana, mila, otto } = desk.crowd;
    const caseId = await asked();
    await helps(caseId, otto, role);
    const before = await everything();
    for (const [name, door] of Object.entries(DOORS)) {
      const expected = name === "in a batch" || name === "by GET" ? "BAD_REQUEST" : "NOT_YOUR_TEAM";
      const until = inHours(1).toISOString();
      const knock = { field: "assignActingOwner", input: { caseId, personId: otto, until, reason: WORKLOAD } };
      expect([name, new Set(await door(desk, otto, knock))]).toEqual([name, new Set([expected])]);
    }
    expect(await everything()).toEqual(before);
    await allRefused(caseId, otto, role);

    // While somebody else lets them stand in, they may; not a moment longer, whether the sweep came by or not.
    const ends = inHours(2).toISOString();
    expect(await plainly(mila, "assignActingOwner", { caseId, personId: otto, until: ends, reason: WORKLOAD })).toEqual(["ACCEPTED"]);
    const answer = { caseId, text: "I stand in.", lastSeenEvent: await lastEvent(caseId), sendDespiteMove: true };
    expect(await plainly(otto, "replyToCustomer", answer)).toEqual(["ACCEPTED"]);
    await later(3);
    expect(await plainly(otto, "replyToCustomer", answer)).toEqual(["NOT_CONTACT_OWNER"]);
    await desk.sweepOnce();
    expect(await desk.ask("select from cases where id = $1 and acting_owner_id is null", [caseId])).toHaveLength(1);
    await allRefused(caseId, otto, role);
    expect(await plainly(ana, "replyToCustomer", answer)).toEqual(["ACCEPTED"]);
  });

  test("with a delegation: it gives the reply alone, is never passed on, and is over at its end", async () => {
    const { ana, ben, otto } = desk.crowd;
    const caseId = await asked();
    await helps(caseId, otto, role);
    const delegationId = await desk.delegated(ana, caseId, otto, inHours(2));
    await allRefused(caseId, otto, role, { replyToCustomer: GIVEN });
    const before = await everything();
    const ends = inHours(1).toISOString();
    expect(await plainly(otto, "delegateContact", { caseId, delegateId: ben, until: ends })).toEqual(["NOT_CONTACT_OWNER"]);
    expect(await plainly(otto, "delegateContact", { caseId, delegateId: otto, until: ends })).toEqual(["NOT_CONTACT_OWNER"]);
    expect(await plainly(otto, "endDelegation", { delegationId })).toEqual(["NOT_CONTACT_OWNER"]);
    expect(await everything()).toEqual(before);
    const answer = { caseId, text: "For Ana.", lastSeenEvent: await lastEvent(caseId) };
    expect(await plainly(otto, "replyToCustomer", answer)).toEqual(["ACCEPTED"]);

    await later(3);
    expect(await plainly(otto, "replyToCustomer", { ...answer, sendDespiteMove: true })).toEqual(["DELEGATION_ENDED"]);
    await desk.sweepOnce();
    expect(await desk.ask("select from contact_delegations where id = $1 and ended_at is not null", [delegationId])).toHaveLength(1);
    await allRefused(caseId, otto, role, { replyToCustomer: "DELEGATION_ENDED" });
  });

  test("with what they hold of another case", async () => {
    const { ana, otto, eve } = desk.crowd;
    const caseId = await asked();
    const own = await desk.owned(otto, { accountId: acme });
    await helps(caseId, otto, role);
    const delegated = await asked();
    await desk.delegated(ana, delegated, otto, inHours(1));
    const offerId = await desk.offered(ana, caseId, eve);
    const before = await everything();
    const seen = await lastEvent(own);
    expect(await plainly(otto, "acceptTransfer", { offerId })).toEqual(["NOT_YOUR_OFFER"]);
    expect(await plainly(otto, "withdrawTransfer", { offerId })).toEqual(["NOT_YOUR_OFFER"]);
    expect(await plainly(otto, "replyToCustomer", { caseId, text: "I.", lastSeenEvent: seen })).toEqual(["NOT_CONTACT_OWNER"]);
    expect(await everything()).toEqual(before);
    await desk.must(desk.withdraw(ana, offerId));
    await allRefused(caseId, otto, role);

    // In one document with what they may do: that alone is done.
    const untouched = await traceOf(caseId);
    const query = `mutation ($mine: ClassifyCaseInput!, $theirs: ClassifyCaseInput!) {
      mine: classifyCase(input: $mine) { event { caseId } userErrors { code } } theirs: classifyCase(input: $theirs) { event { caseId } userErrors { code } } }`;
    const variables = { mine: { caseId: own, priority: "P1" }, theirs: { caseId, priority: "P1" } };
    const code = role === "INFORMED" ? "INFORMED_READS_ONLY" : "PROPOSE_INSTEAD";
    expect(await desk.gets(otto, query, variables)).toEqual({
      mine: { event: { caseId: own }, userErrors: [] },
      theirs: { event: null, userErrors: [{ code }] },
    });
    expect(await traceOf(caseId)).toEqual(untouched);
  });
});

test("the very same requests of the owner are accepted: it is who asks that is refused", async () => {
  const { ana, ben, otto } = desk.crowd;
  const caseId = await asked();
  await helps(caseId, otto, "RESPONSIBLE");
  const owners: [string, object][] = [
    ["replyToCustomer", { caseId, text: "We look into it.", lastSeenEvent: await lastEvent(caseId), sendDespiteMove: true }],
    ["classifyCase", { caseId, priority: "P1" }],
    ["classifyCase", { caseId, urgency: "URGENT", impact: "HIGH" }],
    ["classifyCase", { caseId, slaTier: "PREMIER" }],
    ["setCaseStatus", { caseId, status: "WAITING_ON_INTERNAL" }],
    ["offerTransfer", { caseId, toPersonId: otto, reason: WORKLOAD, brief: WORDS }],
    ["delegateContact", { caseId, delegateId: ben, until: inHours(1).toISOString() }],
    ["resolveCase", { caseId, resolution: "Done." }],
    ["closeCase", { caseId }],
  ];
  for (const [field, input] of owners) expect([field, await plainly(ana, field, input)]).toEqual([field, ["ACCEPTED"]]);
});
