import type { PersonId } from "../../../src/domain/ids";
import { leaveNotification } from "../authority/ask-notifications";
import type { AuthorityWorld } from "../authority/authority-world";
import { BRIEF } from "../authority/stand-up-words";
import type { StoodUp } from "../authority/standing";

/** What a right question is about: a case of its owner, with a customer. */
interface Standing {
  world: AuthorityWorld;
  stood: StoodUp;
  /** A number that no other question has, for names. */
  index: number;
}

/** Who asks, and what they ask rightly. */
export interface RightQuestion {
  me: PersonId;
  input: Record<string, unknown>;
}

type Asked = Promise<RightQuestion>;

const DAY_MS = 86_400_000;
/** An instant some days ahead of the world's clock. */
export const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

const WORKLOAD = { code: "WORKLOAD" };
/** A task with everything that a task needs. */
export const TASK = { what: "Read the log.", wayBack: "Tell the owner in a note.", dueAt: "2190-01-01T00:00:00Z" };
const HOURS = { name: "Office", timeZone: "Europe/Paris", week: [{ weekday: "MONDAY", opens: "09:00", closes: "17:00" }] };

/** Does as somebody what must be accepted, over HTTP, and answers what was selected. */
export async function done<Selected>(
  { desk }: AuthorityWorld,
  me: PersonId,
  mutation: string,
  input: object,
  selection: string,
): Promise<Selected> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation($input: ${type}!) { it: ${mutation}(input: $input) { ${selection} userErrors { code path } } }`;
  const { it } = await desk.gets<{ it: Selected & { userErrors: object[] } }>(me, query, { input });
  if (it.userErrors.length > 0) throw new Error(`${mutation}: ${JSON.stringify(it.userErrors)}`);
  return it;
}

const ofOwner =
  (input: object) =>
  ({ world, stood }: Standing) =>
    Promise.resolve({ me: world.people.OWNER, input: { caseId: stood.caseId, ...input } });
const ofAdmin = (input: (standing: Standing) => Promise<object>) => async (standing: Standing) => ({
  me: standing.world.people.ADMIN,
  input: { ...(await input(standing)) },
});

/** Has the colleague help on the case, with a task. */
async function helped({ world, stood }: Standing, role = "RESPONSIBLE") {
  const input = { caseId: stood.caseId, personId: world.parts.colleague, role, task: TASK };
  return done<{ collaborator: { id: string; task: { id: string } } }>(
    world,
    world.people.OWNER,
    "addCollaborator",
    input,
    "collaborator { id task { id } }",
  );
}

const onTask = (input: object) => async (standing: Standing) => {
  const { collaborator } = await helped(standing);
  return { me: standing.world.parts.colleague, input: { taskId: collaborator.task.id, ...input } };
};

const onProposal = (who: "OWNER" | "COLLEAGUE", input: object) => async (standing: Standing) => {
  const { world, stood } = standing;
  await helped(standing);
  const change = { caseId: stood.caseId, kind: "PRIORITY", priority: "P1", reason: "It grows." };
  const proposed = await done<{ proposal: { id: string } }>(world, world.parts.colleague, "proposeChange", change, "proposal { id }");
  return { me: who === "OWNER" ? world.people.OWNER : world.parts.colleague, input: { proposalId: proposed.proposal.id, ...input } };
};

/** The question after the owner did something else to the case. */
const after =
  (mutation: string, input: (standing: Standing) => object, ask: (standing: Standing) => Asked) => async (standing: Standing) => {
    const { world, stood } = standing;
    await done(world, world.people.OWNER, mutation, { caseId: stood.caseId, ...input(standing) }, "event { id }");
    return ask(standing);
  };

const lastEvent = async ({ world, stood }: Standing): Promise<string> => {
  const [row] = await world.desk.ask<{ id: string }>("select id from events where stream = $1 order by stream_sequence desc limit 1", [
    stood.caseId,
  ]);
  if (row === undefined) throw new Error("this case has no event");
  return row.id;
};

const anAccount = async ({ world, index }: Standing) =>
  done<{ serviceAccount: { id: string } }>(
    world,
    world.people.ADMIN,
    "createServiceAccount",
    { name: `Portal ${index}`, scopes: ["PORTAL_READ"] },
    "serviceAccount { id }",
  );

/** The right and complete question of each verb of help, conversation, absence, integrations and erasure. */
export const RIGHT_QUESTIONS: { readonly [mutation: string]: (standing: Standing) => Asked } = {
  addCollaborator: async (standing) => ofOwner({ personId: standing.world.parts.colleague, role: "RESPONSIBLE", task: TASK })(standing),
  removeCollaborator: async (standing) => ({
    me: standing.world.people.OWNER,
    input: { collaboratorId: (await helped(standing)).collaborator.id },
  }),
  completeTask: onTask({ result: "It was the disk." }),
  declineTask: onTask({ reason: "I cannot." }),
  commentTask: onTask({ text: "Half done." }),
  proposeChange: async (standing) => {
    await helped(standing);
    const change = { caseId: standing.stood.caseId, kind: "PRIORITY", priority: "P1", reason: "It grows." };
    return { me: standing.world.parts.colleague, input: change };
  },
  acceptProposal: onProposal("OWNER", {}),
  declineProposal: onProposal("OWNER", { answer: "Not yet." }),
  withdrawProposal: onProposal("COLLEAGUE", {}),
  forwardCase: async (standing) => ofOwner({ personId: standing.world.parts.colleague, note: "You should know." })(standing),
  delegateContact: async (standing) => ofOwner({ delegateId: standing.world.parts.colleague, until: inDays(5) })(standing),
  endDelegation: async ({ world, stood }) => {
    const input = { caseId: stood.caseId, delegateId: world.parts.colleague, until: inDays(5) };
    const { delegation } = await done<{ delegation: { id: string } }>(
      world,
      world.people.OWNER,
      "delegateContact",
      input,
      "delegation { id }",
    );
    return { me: world.people.OWNER, input: { delegationId: delegation.id } };
  },
  replyToCustomer: async (standing) => ofOwner({ text: "We look into it.", lastSeenEvent: await lastEvent(standing) })(standing),
  addInternalNote: ofOwner({ text: "Between us." }),
  recordCustomerMessage: ofOwner({ text: "It fails again.", channel: "EMAIL" }),
  recordResolutionAttempt: ofOwner({ what: "Restarted it.", outcome: "WORKED" }),
  confirmResolution: after("recordResolutionAttempt", () => ({ what: "Restarted it.", outcome: "WORKED" }), ofOwner({})),
  recordSatisfaction: ofOwner({ score: 4 }),
  setCustomerMood: ofOwner({ mood: "NEGATIVE" }),
  announcePresence: ofOwner({ kind: "VIEWING" }),
  stealCase: async ({ world, stood }) => ({ me: world.people.LEAD, input: { caseId: stood.caseId, reason: WORKLOAD } }),
  returnCase: ofOwner({ reason: WORKLOAD, brief: BRIEF }),
  reopenCase: after("resolveCase", () => ({ resolution: "It works." }), ofOwner({ reason: "It broke again." })),
  assignActingOwner: async (standing) =>
    ofOwner({ personId: standing.world.parts.colleague, until: inDays(5), reason: WORKLOAD })(standing),
  endActingOwner: after(
    "assignActingOwner",
    ({ world }) => ({ personId: world.parts.colleague, until: inDays(5), reason: WORKLOAD }),
    ofOwner({}),
  ),
  splitOwnership: async (standing) => ofOwner({ toPersonId: standing.world.parts.colleague, facet: "CONTACT", brief: BRIEF })(standing),
  rejoinOwnership: after(
    "splitOwnership",
    ({ world }) => ({ toPersonId: world.parts.colleague, facet: "RESOLUTION", brief: BRIEF }),
    ofOwner({}),
  ),
  saveCalendar: ofAdmin(async ({ world, index }) => {
    const fresh = { ...HOURS, name: `Hours ${index}` };
    const { calendar } = await done<{ calendar: { id: string } }>(world, world.people.ADMIN, "saveCalendar", fresh, "calendar { id }");
    return { ...fresh, calendarId: calendar.id, expectedRevision: 1, name: `Other hours ${index}` };
  }),
  setCover: ofAdmin(async ({ world }) => ({
    personId: await world.desk.aPerson(),
    chain: [{ personId: world.parts.colleague, thenTheirCover: false }],
  })),
  recordLeave: ofAdmin(async ({ world }) => ({ personId: await world.desk.aPerson(), from: inDays(1), until: inDays(3) })),
  setAwayNow: ofAdmin(async ({ world }) => ({ personId: await world.desk.aPerson(), until: inDays(1) })),
  endAbsence: ofAdmin(async ({ world }) => {
    const leave = { personId: await world.desk.aPerson(), from: inDays(1), until: inDays(3) };
    const { absence } = await done<{ absence: { id: string } }>(world, world.people.ADMIN, "recordLeave", leave, "absence { id }");
    return { absenceId: absence.id };
  }),
  markNotificationsRead: ofAdmin(async ({ world, stood }) => {
    await leaveNotification(world, world.people.ADMIN, stood.caseId);
    const [row] = await world.desk.ask<{ id: string }>("select id from notifications where case_id = $1", [stood.caseId]);
    return { notificationIds: [row?.id] };
  }),
  createServiceAccount: ofAdmin(async ({ index }) => ({ name: `Portal ${index}`, scopes: ["PORTAL_READ"] })),
  issueApiKey: ofAdmin(async (standing) => ({
    serviceAccountId: (await anAccount(standing)).serviceAccount.id,
    expiresAt: inDays(30),
  })),
  switchServiceAccount: ofAdmin(async (standing) => ({ serviceAccountId: (await anAccount(standing)).serviceAccount.id, on: false })),
  revokeApiKey: ofAdmin(async (standing) => {
    const input = { serviceAccountId: (await anAccount(standing)).serviceAccount.id, expiresAt: inDays(30) };
    const { world } = standing;
    const { apiKey } = await done<{ apiKey: { id: string } }>(world, world.people.ADMIN, "issueApiKey", input, "apiKey { id }");
    return { apiKeyId: apiKey.id };
  }),
  eraseContact: ofAdmin(async ({ world }) => {
    const { contact } = await done<{ contact: { id: string } }>(
      world,
      world.people.ADMIN,
      "createContact",
      { name: "To be forgotten" },
      "contact { id }",
    );
    return { contactId: contact.id, expectedRevision: 1, reason: "They asked." };
  }),
};
