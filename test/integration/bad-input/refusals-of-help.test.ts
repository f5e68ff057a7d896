import type { PersonId } from "../../../src/domain/ids";
import { type AuthorityWorld, openAuthorityWorld } from "../authority/authority-world";
import { standUpCase } from "../authority/stand-up-case";
import { BRIEF } from "../authority/stand-up-words";
import type { StoodUp } from "../authority/standing";
import { type AskRefused, askerOfRefusals, type Told } from "./ask-refused";
import { done, inDays, TASK } from "./right-inputs";

const NEVER = "0".repeat(26);
const PAST = "2001-01-01T00:00:00Z";
const WORKLOAD = { code: "WORKLOAD" };

let world: AuthorityWorld;
let stood: StoodUp;
let refusal: AskRefused;
let owner: PersonId;
let helper: PersonId;
let gone: PersonId;
let elsewhere: StoodUp;

beforeAll(async () => {
  world = await openAuthorityWorld();
  owner = world.people.OWNER;
  helper = world.parts.colleague;
  const owned = { who: "OWNER", what: "Mutation.setNextStep", situation: null } as const;
  stood = await standUpCase(world, owned);
  elsewhere = await standUpCase(world, owned);
  gone = await world.desk.aPerson({ name: "Gone" });
  await world.desk.deactivate(gone);
  await done(world, owner, "addCollaborator", { caseId: stood.caseId, personId: helper, role: "CONSULTED", task: TASK }, "event { id }");
  refusal = await askerOfRefusals(world);
}, 300_000);
afterAll(() => world.close());

const newestOf = async ({ caseId }: StoodUp): Promise<string> =>
  (await world.desk.ask<{ id: string }>("select id from events where stream = $1 order by stream_sequence desc limit 1", [caseId]))[0]
    ?.id ?? "";

describe("help is refused", () => {
  const { wayBack, ...noWayBack } = TASK;
  test.each<[string, () => object, Told]>([
    [
      "with a task that is due before it is asked",
      () => ({ task: { ...TASK, dueAt: PAST } }),
      { code: "IN_THE_PAST", path: ["task", "dueAt"] },
    ],
    ["with a task without a way back", () => ({ task: noWayBack }), { code: "WAY_BACK_REQUIRED", path: ["task", "wayBack"] }],
    [
      "of who is consulted without a way back",
      () => ({ role: "CONSULTED", task: noWayBack }),
      { code: "WAY_BACK_REQUIRED", path: ["task", "wayBack"] },
    ],
    ["with a blank way back", () => ({ task: { ...TASK, wayBack: " " } }), { code: "BAD_USER_INPUT", path: ["input", "task", "wayBack"] }],
    ["without a task", () => ({ task: null }), { code: "TASK_REQUIRED", path: ["task"] }],
    ["of the owner", () => ({ personId: owner }), { code: "ALREADY_OWNER", path: ["personId"] }],
    ["of the inactive", () => ({ personId: gone }), { code: "PERSON_INACTIVE", path: ["personId"] }],
    ["of who is only an admin", () => ({ personId: world.parts.secondAdmin }), { code: "PERSON_NOT_ELIGIBLE", path: ["personId"] }],
    ["of who helps already", () => ({ personId: helper }), { code: "ALREADY_COLLABORATOR", path: ["personId"] }],
    ["of nobody", () => ({ personId: `per_${NEVER}` }), { code: "NOT_FOUND", path: ["personId"] }],
  ])("%s", async (_what, change, told) => {
    const right = { caseId: stood.caseId, personId: world.parts.steward, role: "RESPONSIBLE", task: TASK };
    expect(wayBack).toBe(TASK.wayBack);
    expect(await refusal(owner, "addCollaborator", { ...right, ...change() })).toEqual(told);
  });

  test("a case is not forwarded to oneself, to its owner or to somebody outside", async () => {
    const forward = (personId: PersonId) => refusal(owner, "forwardCase", { caseId: stood.caseId, personId, note: "Look." });
    expect(await forward(owner)).toEqual({ code: "NOT_TO_ONESELF", path: ["personId"] });
    expect(await forward(world.people.EXTERNAL_AGENT)).toEqual({ code: "NOT_INTERNAL", path: ["personId"] });
    expect(await forward(gone)).toEqual({ code: "PERSON_INACTIVE", path: ["personId"] });
  });
});

describe("a proposal is refused", () => {
  test.each([
    ["STATUS", "status", { priority: "P1" }],
    ["PRIORITY", "priority", {}],
    ["CATEGORY", "categoryKey", {}],
    ["SUPPORT_TIER", "supportTier", {}],
    ["SLA_TIER", "slaTier", {}],
    ["OWNER", "ownerId", { status: "OPEN" }],
  ])("of kind %s without its %s", async (kind, field, more) => {
    expect(await refusal(helper, "proposeChange", { caseId: stood.caseId, kind, reason: "It helps.", ...more })).toEqual({
      code: "CHANGE_UNCLEAR",
      path: [field],
    });
  });

  test("with a field that is not of its kind, of what is so already, and by who could do it themselves", async () => {
    const close = { caseId: stood.caseId, kind: "CLOSE", reason: "It helps." };
    expect(await refusal(helper, "proposeChange", { ...close, priority: "P1" })).toEqual({ code: "CHANGE_UNCLEAR", path: ["priority"] });
    expect(await refusal(helper, "proposeChange", { ...close, kind: "SUPPORT_TIER", supportTier: 1 })).toEqual({
      code: "NOTHING_TO_CHANGE",
      path: ["supportTier"],
    });
    expect(await refusal(owner, "proposeChange", close)).toEqual({ code: "NOT_TO_ONESELF", path: null });
  });
});

describe("a delegation is refused", () => {
  const delegate = (as: PersonId, change: object = {}) =>
    refusal(as, "delegateContact", { caseId: stood.caseId, delegateId: world.parts.steward, until: inDays(2), ...change });

  test("to oneself, in the past, for longer than thirty days, to the inactive and to nobody", async () => {
    expect(await delegate(owner, { delegateId: owner })).toEqual({ code: "NOT_TO_ONESELF", path: ["delegateId"] });
    expect(await delegate(owner, { until: PAST })).toEqual({ code: "IN_THE_PAST", path: ["until"] });
    expect(await delegate(owner, { until: inDays(31) })).toEqual({ code: "TOO_FAR_AHEAD", path: ["until"] });
    expect(await delegate(owner, { delegateId: gone })).toEqual({ code: "PERSON_INACTIVE", path: ["delegateId"] });
    expect(await delegate(owner, { delegateId: `per_${NEVER}` })).toEqual({ code: "NOT_FOUND", path: ["delegateId"] });
    expect(await delegate(owner, { delegateId: world.people.EXTERNAL_AGENT })).toEqual({
      code: "EXTERNAL_OUTSIDE_TEAM",
      path: ["delegateId"],
    });
  });

  test("that the delegate would pass on", async () => {
    const input = { caseId: elsewhere.caseId, delegateId: helper, until: inDays(2) };
    await done(world, owner, "delegateContact", input, "event { id }");
    expect(await refusal(helper, "delegateContact", { ...input, delegateId: world.parts.steward })).toEqual({
      code: "NOT_CONTACT_OWNER",
      path: null,
    });
  });
});

describe("a stand-in is refused", () => {
  const standIn = (as: PersonId, change: object = {}) =>
    refusal(as, "assignActingOwner", { caseId: stood.caseId, personId: helper, until: inDays(2), reason: WORKLOAD, ...change });

  test("who is the owner, who names themselves, who left, and who is not there", async () => {
    expect(await standIn(owner, { personId: owner })).toEqual({ code: "ALREADY_OWNER", path: ["personId"] });
    expect(await standIn(world.people.LEAD, { personId: world.people.LEAD })).toEqual({ code: "NOT_TO_ONESELF", path: ["personId"] });
    expect(await standIn(owner, { personId: gone })).toEqual({ code: "PERSON_INACTIVE", path: ["personId"] });
    expect(await standIn(owner, { personId: `per_${NEVER}` })).toEqual({ code: "NOT_FOUND", path: ["personId"] });
  });

  test("whose time ends before it starts, or after a year, or whose reason lacks its words", async () => {
    expect(await standIn(owner, { until: PAST })).toEqual({ code: "IN_THE_PAST", path: ["until"] });
    expect(await standIn(owner, { until: inDays(367) })).toEqual({ code: "TOO_FAR_AHEAD", path: ["until"] });
    expect(await standIn(owner, { reason: { code: "OTHER" } })).toEqual({ code: "REASON_REQUIRED", path: ["reason", "text"] });
  });

  test("half of the ownership goes to nobody who has it: not to the owner, who left, or nobody", async () => {
    const split = (toPersonId: string) =>
      refusal(owner, "splitOwnership", { caseId: stood.caseId, facet: "CONTACT", toPersonId, brief: BRIEF });
    expect(await split(owner)).toEqual({ code: "ALREADY_OWNER", path: ["toPersonId"] });
    expect(await split(gone)).toEqual({ code: "PERSON_INACTIVE", path: ["toPersonId"] });
    expect(await split(`per_${NEVER}`)).toEqual({ code: "NOT_FOUND", path: ["toPersonId"] });
    expect(await refusal(owner, "rejoinOwnership", { caseId: stood.caseId })).toEqual({ code: "NOT_SPLIT", path: null });
    expect(await refusal(owner, "endActingOwner", { caseId: stood.caseId })).toEqual({ code: "NOTHING_TO_CHANGE", path: null });
    expect(await refusal(owner, "reopenCase", { caseId: stood.caseId, reason: "It broke." })).toEqual({
      code: "CASE_NOT_CLOSED",
      path: null,
    });
  });
});

describe("words are refused", () => {
  const reply = (change: object) => refusal(owner, "replyToCustomer", { caseId: stood.caseId, text: "We look into it.", ...change });

  test("written after an event of another case, or of none", async () => {
    const told = { code: "NOT_FOUND", path: ["lastSeenEvent"] };
    expect(await reply({ lastSeenEvent: await newestOf(elsewhere) })).toEqual(told);
    expect(await reply({ lastSeenEvent: `evt_${NEVER}` })).toEqual(told);
    expect(await reply({ lastSeenEvent: stood.caseId })).toEqual(told);
  });

  test("that promise the next word for yesterday, or speak for somebody who does not own the contact", async () => {
    const lastSeenEvent = await newestOf(stood);
    expect(await reply({ lastSeenEvent, nextUpdateBy: PAST })).toEqual({ code: "IN_THE_PAST", path: ["nextUpdateBy"] });
    expect(await reply({ lastSeenEvent, onBehalfOf: helper })).toEqual({ code: "NOT_CONTACT_OWNER", path: ["onBehalfOf"] });
    const step = { nextStep: { personId: gone, what: "Call.", dueAt: inDays(1) } };
    expect(await reply({ lastSeenEvent, ...step })).toEqual({ code: "PERSON_INACTIVE", path: ["nextStep", "personId"] });
  });

  test("that mention somebody who could not read them, who is nobody, or too many", async () => {
    const note = (change: object) => refusal(owner, "addInternalNote", { caseId: stood.caseId, text: "Look.", ...change });
    const cannotSee = { code: "MENTION_CANNOT_SEE", path: ["mentionIds", "0"] };
    expect(await note({ mentionIds: [world.people.EXTERNAL_AGENT] })).toEqual(cannotSee);
    expect(await note({ mentionIds: [world.people.EXTERNAL_TEAM_AGENT], visibility: "INTERNAL_ONLY" })).toEqual(cannotSee);
    expect(await note({ mentionIds: [`per_${NEVER}`] })).toEqual({ code: "NOT_FOUND", path: ["mentionIds", "0"] });
    expect(await note({ mentionIds: Array.from({ length: 51 }, () => helper) })).toEqual({
      code: "BAD_USER_INPUT",
      path: ["input", "mentionIds"],
    });
  });

  test("of a customer that were said tomorrow, by somebody else's contact, and a score of six", async () => {
    const message = (change: object) =>
      refusal(owner, "recordCustomerMessage", { caseId: stood.caseId, text: "Hello?", channel: "EMAIL", ...change });
    expect(await message({ occurredAt: inDays(1) })).toEqual({ code: "TOO_FAR_AHEAD", path: ["occurredAt"] });
    expect(await message({ contactId: `con_${NEVER}` })).toEqual({ code: "NOT_FOUND", path: ["contactId"] });
    const score = { code: "BAD_USER_INPUT", path: ["input", "score"] };
    for (const bad of [0, 6, -1]) expect(await refusal(owner, "recordSatisfaction", { caseId: stood.caseId, score: bad })).toEqual(score);
    expect(await refusal(owner, "confirmResolution", { caseId: stood.caseId })).toEqual({ code: "NO_ATTEMPT_TO_CONFIRM", path: null });
  });
});
