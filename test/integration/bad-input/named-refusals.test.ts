import type { PersonId } from "../../../src/domain/ids";
import { buildBareSchema } from "../../../src/graphql/build-schema";
import { resolvers } from "../../../src/list-resolvers";
import type { Answered } from "../authority/ask-reads";
import { type AuthorityWorld, openAuthorityWorld } from "../authority/authority-world";
import { settle } from "../authority/read-fingerprint";
import { standUpCase } from "../authority/stand-up-case";
import { BRIEF } from "../authority/stand-up-words";
import type { StoodUp } from "../authority/standing";
import { type AskRefused, askerOfRefusals, type Told } from "./ask-refused";
import { fieldsWithArguments, makeAskable } from "./askable-fields";
import { leavesOf } from "./input-leaves";

const NEVER = `${"0".repeat(26)}`;
const LATER = "2190-01-01T00:00:00Z";
const WORKLOAD = { code: "WORKLOAD" };

let world: AuthorityWorld;
let stood: StoodUp;
let gone: PersonId;
let asked: AskRefused;

beforeAll(async () => {
  world = await openAuthorityWorld();
  stood = await standUpCase(world, { who: "OWNER", what: "Mutation.offerTransfer", situation: null });
  gone = await world.desk.aPerson({ name: "Gone" });
  await world.desk.deactivate(gone);
  await settle(world.desk.ask);
  asked = await askerOfRefusals(world);
});
afterAll(() => world.close());

const refusal: AskRefused = (as, mutation, input) => asked(as, mutation, input);

const owners = () => world.people.OWNER;

describe("a transfer is refused", () => {
  const receivers: [string, () => string, Told][] = [
    ["to oneself, the owner", owners, { code: "ALREADY_OWNER", path: ["toPersonId"] }],
    ["to the inactive", () => gone, { code: "PERSON_INACTIVE", path: ["toPersonId"] }],
    ["to an external without the team", () => world.people.EXTERNAL_AGENT, { code: "EXTERNAL_OUTSIDE_TEAM", path: ["toPersonId"] }],
    ["to somebody who is only an admin", () => world.parts.secondAdmin, { code: "PERSON_NOT_ELIGIBLE", path: ["toPersonId"] }],
    ["to somebody who is only a CSM", () => world.people.ACCOUNT_TEAM, { code: "PERSON_NOT_ELIGIBLE", path: ["toPersonId"] }],
    ["to nobody", () => `per_${NEVER}`, { code: "NOT_FOUND", path: ["toPersonId"] }],
    ["to a team", () => world.team, { code: "NOT_FOUND", path: ["toPersonId"] }],
  ];

  test.each(receivers)("as an offer %s", async (_to, toPersonId, told) => {
    const input = { caseId: stood.caseId, toPersonId: toPersonId(), reason: WORKLOAD, brief: BRIEF };
    expect(await refusal(owners(), "offerTransfer", input)).toEqual(told);
  });

  test.each(receivers)("by force %s", async (_to, toPersonId, told) => {
    const input = { caseId: stood.caseId, toPersonId: toPersonId(), reason: WORKLOAD };
    expect(await refusal(world.people.LEAD, "forceAssign", input)).toEqual(told);
  });

  test("as an offer to oneself by who is not the owner", async () => {
    const input = { caseId: stood.caseId, toPersonId: world.people.LEAD, reason: WORKLOAD, brief: BRIEF };
    expect(await refusal(world.people.LEAD, "offerTransfer", input)).toEqual({ code: "NOT_TO_ONESELF", path: ["toPersonId"] });
  });
});

describe("what is said of a transfer is refused", () => {
  test.each([
    ["OTHER without words", { code: "OTHER" }, { code: "REASON_REQUIRED", path: ["reason", "text"] }],
    ["OTHER with blank words", { code: "OTHER", text: "  " }, { code: "BAD_USER_INPUT", path: ["input", "reason", "text"] }],
    ["MISROUTED without a place", { code: "MISROUTED" }, { code: "RIGHT_PLACE_REQUIRED", path: ["reason"] }],
    [
      "MISROUTED with an unknown category",
      { code: "MISROUTED", rightCategoryKey: "NO_SUCH" },
      { code: "CATEGORY_UNKNOWN", path: ["reason", "rightCategoryKey"] },
    ],
    [
      "MISROUTED with an unknown team",
      { code: "MISROUTED", rightTeamId: `team_${NEVER}` },
      { code: "NOT_FOUND", path: ["reason", "rightTeamId"] },
    ],
  ])("%s", async (_what, reason, told) => {
    const input = { caseId: stood.caseId, toPersonId: world.parts.colleague, reason };
    expect(await refusal(owners(), "offerTransfer", { ...input, brief: BRIEF })).toEqual(told);
    expect(await refusal(world.people.LEAD, "forceAssign", input)).toEqual(told);
  });

  test.each([
    ["situation", { situation: "" }],
    ["reason", { reason: " \n " }],
    ["nextStep", { nextStep: "\t" }],
    ["stepsTried.1", { stepsTried: ["Restarted.", ""] }],
    ["promise.text", { promise: { text: " " } }],
  ])("a brief with a blank %s, told at its place", async (place, part) => {
    const path = ["input", "brief", ...place.split(".").map((step) => (step === "1" ? 1 : step))];
    const input = { caseId: stood.caseId, toPersonId: world.parts.colleague, reason: WORKLOAD, brief: { ...BRIEF, ...part } };
    expect(await refusal(owners(), "offerTransfer", input)).toEqual({ code: "BAD_USER_INPUT", path });
  });

  test.each([
    ["PT0S", "IN_THE_PAST"],
    ["PT0.5S", "IN_THE_PAST"],
    ["P15D", "TOO_FAR_AHEAD"],
  ])("an offer for %s", async (expiresIn, code) => {
    const input = { caseId: stood.caseId, toPersonId: world.parts.colleague, reason: WORKLOAD, brief: BRIEF, expiresIn };
    expect(await refusal(owners(), "offerTransfer", input)).toEqual({ code, path: ["expiresIn"] });
  });
});

describe("a next step is refused", () => {
  const step = { what: "Call back.", dueAt: LATER };
  test.each([
    ["of nobody", () => step, { code: "NEXT_STEP_REQUIRED", path: ["nextStep"] }],
    [
      "of two",
      () => ({ ...step, personId: world.parts.colleague, contactId: world.contact }),
      { code: "NEXT_STEP_REQUIRED", path: ["nextStep"] },
    ],
    ["of the inactive", () => ({ ...step, personId: gone }), { code: "PERSON_INACTIVE", path: ["nextStep", "personId"] }],
    ["of an unknown person", () => ({ ...step, personId: `per_${NEVER}` }), { code: "NOT_FOUND", path: ["nextStep", "personId"] }],
    ["of a contact as a person", () => ({ ...step, personId: world.contact }), { code: "NOT_FOUND", path: ["nextStep", "personId"] }],
    ["of another contact", () => ({ ...step, contactId: `con_${NEVER}` }), { code: "NOT_FOUND", path: ["nextStep", "contactId"] }],
    [
      "in the past",
      () => ({ personId: world.parts.colleague, what: "Call back.", dueAt: "2001-01-01T00:00:00Z" }),
      { code: "IN_THE_PAST", path: ["nextStep", "dueAt"] },
    ],
  ])("%s", async (_what, nextStep, told) => {
    expect(await refusal(owners(), "setNextStep", { caseId: stood.caseId, nextStep: nextStep() })).toEqual(told);
    const input = { caseId: stood.caseId, status: "WAITING_ON_INTERNAL", nextStep: nextStep() };
    expect(await refusal(owners(), "setCaseStatus", input)).toEqual(told);
  });
});

describe("a new case is refused", () => {
  const plain = { subject: "It does not work", channel: "EMAIL", categoryKey: "BUG", urgency: "URGENT", impact: "HIGH" };
  test.each([
    ["of an unknown category", () => ({ categoryKey: "NO_SUCH" }), { code: "CATEGORY_UNKNOWN", path: ["categoryKey"] }],
    ["for an unknown team", () => ({ teamId: `team_${NEVER}` }), { code: "NOT_FOUND", path: ["teamId"] }],
    ["for an unknown account", () => ({ accountId: `acc_${NEVER}` }), { code: "NOT_FOUND", path: ["accountId"] }],
    ["for a contact as an account", () => ({ accountId: world.contact }), { code: "NOT_FOUND", path: ["accountId"] }],
    ["for an unknown contact", () => ({ contactId: `con_${NEVER}` }), { code: "NOT_FOUND", path: ["contactId"] }],
    ["with 31 tags", () => ({ tags: Array.from({ length: 31 }, (_, n) => `t${n}`) }), { code: "TAG_LIMIT_REACHED", path: ["tags"] }],
    ["with a bad tag", () => ({ tags: ["good", "Bad Tag"] }), { code: "BAD_USER_INPUT", path: ["input", "tags", 1] }],
    [
      "with a first step in the past",
      () => ({ nextStep: { what: "Look.", dueAt: "2001-01-01T00:00:00Z" } }),
      { code: "IN_THE_PAST", path: ["nextStep", "dueAt"] },
    ],
  ])("%s", async (_what, change, told) => {
    expect(await refusal(world.people.AGENT, "openCase", { ...plain, ...change() })).toEqual(told);
  });
});

test("31 tags and a bad tag are refused on a case", async () => {
  const add = Array.from({ length: 31 }, (_, n) => `t${n}`);
  expect(await refusal(owners(), "tagCase", { caseId: stood.caseId, add })).toEqual({ code: "TAG_LIMIT_REACHED", path: ["add"] });
  expect(await refusal(owners(), "tagCase", { caseId: stood.caseId, add: ["Bad Tag"] })).toEqual({
    code: "BAD_USER_INPUT",
    path: ["input", "add", 0],
  });
});

const fields = fieldsWithArguments(buildBareSchema(resolvers));
const revisable = [...fields]
  .filter(([, args]) => leavesOf(args).some(({ path }) => path.at(-1) === "expectedRevision"))
  .map(([name]) => name);

test.each(revisable)("a stale revision is REVISION_CONFLICT for %s", async (field) => {
  const mutation = field.slice("Mutation.".length);
  const { me, variables } = await makeAskable(world, field, fields.get(field) ?? [], revisable.indexOf(field));
  await settle(world.desk.ask);
  const { input } = variables as { input: Answered };
  const told = { code: "REVISION_CONFLICT", path: ["expectedRevision"] };
  for (const expectedRevision of [-1, 0, 2_147_483_647]) expect(await refusal(me, mutation, { ...input, expectedRevision })).toEqual(told);
});

// What begins something new, or only adds to what is there, cannot overwrite what somebody else wrote; a reply says what it had read instead.
test("every mutation that changes what is there takes a revision", () => {
  expect(revisable).toHaveLength(43);
  const others = [...fields.keys()].filter((field) => field.startsWith("Mutation.") && !revisable.includes(field)).sort();
  expect(others.map((field) => field.slice("Mutation.".length))).toEqual([
    ...["addInternalNote", "announcePresence", "createAccount", "createContact", "createPerson", "createServiceAccount", "createTeam"],
    ...["issueApiKey", "markNotificationsRead", "openCase", "recordCustomerMessage", "recordLeave", "recordResolutionAttempt"],
    ...["recordSatisfaction", "replyToCustomer", "revokeApiKey", "revokeTokens", "setAwayNow", "setNotificationCauses"],
  ]);
});
