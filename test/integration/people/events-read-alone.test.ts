import { type GraphQLField, type GraphQLObjectType, getNamedType, isAbstractType, isLeafType, isNonNullType } from "graphql";
import type { CaseId, PersonId } from "../../../src/domain/ids";
import type { Scope } from "../../../src/domain/permissions";
import { resolveCase } from "../../../src/features/cases/resolve-case.command";
import { setCaseStatus } from "../../../src/features/cases/set-case-status.command";
import { tagCase } from "../../../src/features/cases/tag-case.command";
import { addCollaborator } from "../../../src/features/collaboration/add-collaborator.command";
import { commentTask } from "../../../src/features/collaboration/comment-task.command";
import { declineProposal } from "../../../src/features/collaboration/decline-proposal.command";
import { delegateContact } from "../../../src/features/collaboration/delegate-contact.command";
import { forwardCase } from "../../../src/features/collaboration/forward-case.command";
import { proposeChange } from "../../../src/features/collaboration/propose-change.command";
import { confirmResolution } from "../../../src/features/conversation/confirm-resolution.command";
import { recordResolutionAttempt } from "../../../src/features/conversation/record-resolution-attempt.command";
import { createContact } from "../../../src/features/customers/create-contact.command";
import { buildBareSchema } from "../../../src/graphql/build-schema";
import { resolvers } from "../../../src/list-resolvers";
import { aConversationDesk, type ConversationDesk } from "../../support/conversation-desk";
import { liveClient } from "../../support/live-client";
import { until } from "../../support/until";

const WORD = "Zaubernuss";
const words = (what: string) => `${what} of ${WORD}`;
const HOUR_MS = 3_600_000;
const NONE = { status: null, priority: null, categoryKey: null, supportTier: null, slaTier: null, ownerId: null };

const schema = buildBareSchema(resolvers);
const eventTypes = schema.getPossibleTypes(schema.getType("DomainEvent") as never) as readonly GraphQLObjectType[];

let desk: ConversationDesk;
let ana: PersonId;
let ben: PersonId;
let hiro: PersonId;
let caseId: CaseId;
/** Somebody of whom every field of theirs tells something. */
let ida: PersonId;
let integrations = 0;
beforeAll(async () => {
  desk = await aConversationDesk();
  ({ ana, ben, hiro } = desk.people);
  caseId = await aToldCase();
  ida = await aToldPerson();
  await desk.app.services.placer.place();
});
afterAll(() => desk.close());

async function keyOf(...scopes: Scope[]): Promise<string> {
  integrations += 1;
  const made = (await desk.does(hiro, "create-service-account", { name: `Integration ${integrations}`, scopes })) as unknown as {
    serviceAccount: { id: string };
  };
  const expiresAt = new Date(Date.now() + HOUR_MS).toISOString();
  const issued = await desk.does(hiro, "issue-api-key", { serviceAccountId: made.serviceAccount.id, expiresAt });
  return (issued as unknown as { secret: string }).secret;
}

/** A case to which happened everything that tells of a text, each with the word. */
async function aToldCase(): Promise<CaseId> {
  const soon = () => new Date(Date.now() + HOUR_MS);
  const must = desk.must;
  const { contactId } = await must(
    desk.as(hiro, (work) => createContact(work, { name: words("Rosa"), email: "rosa@zaubernuss.test", accountId: desk.acme })),
  );
  const id = await desk.owned(ana, { accountId: desk.acme, contactId, subject: words("Subject") });
  const offerId = await desk.offered(ana, id, ben);
  await must(desk.decline(ben, offerId));
  const task = { what: words("Task"), wayBack: words("Way back"), dueAt: soon() };
  const { taskId } = await must(desk.as(ana, (work) => addCollaborator(work, { caseId: id, personId: ben, role: "RESPONSIBLE", task })));
  await must(desk.as(ben, (work) => commentTask(work, { taskId: taskId!, text: words("Comment") })));
  const proposal = { ...NONE, caseId: id, kind: "PRIORITY", priority: "P1", reason: words("Proposal") } as const;
  const { proposalId } = await must(desk.as(ben, (work) => proposeChange(work, proposal)));
  await must(desk.as(ana, (work) => declineProposal(work, { proposalId: proposalId!, answer: words("Answer") })));
  await must(desk.as(ana, (work) => forwardCase(work, { caseId: id, personId: desk.people.chloe, note: words("Forward") })));
  await must(desk.as(ana, (work) => delegateContact(work, { caseId: id, delegateId: ben, until: soon() })));
  await must(desk.as(ana, (work) => tagCase(work, { caseId: id, add: ["vip"], remove: [] })));
  await must(desk.as(ana, (work) => setCaseStatus(work, { caseId: id, status: "WAITING_ON_INTERNAL" })));
  await desk.said(ana, id, { text: words("Message") });
  await desk.replied(ana, id, { text: words("Reply") });
  await desk.note(ana, id, "ALL_STAFF");
  await must(desk.as(ana, (work) => recordResolutionAttempt(work, { caseId: id, what: words("Attempt"), outcome: "WORKED" })));
  await must(desk.as(ana, (work) => confirmResolution(work, { caseId: id, contactId })));
  await must(desk.as(ana, (work) => resolveCase(work, { caseId: id, resolution: words("Resolution") })));
  return id;
}

/** A person, their team, calendar and absence, to each of which something happened. */
async function aToldPerson(): Promise<PersonId> {
  const does = async (operation: string, input: object) => {
    const payload = await desk.does(hiro, operation, input);
    expect([operation, payload.userErrors]).toEqual([operation, []]);
    return payload as unknown as { calendar: { id: string } };
  };
  // A second admin, for whom a raise waits.
  await desk.aPerson({ roles: ["ADMIN"] });
  const { calendar } = await does("save-calendar", { name: "Nights", timeZone: "Europe/Paris", alwaysOpen: true, week: [] });
  const id = await desk.aPerson({ name: "Ida", teamIds: [desk.team] });
  await does("update-team", { teamId: desk.team, expectedRevision: await revisionOf("teams", desk.team), calendarId: calendar.id });
  const wanted = { calendarId: calendar.id, authorityLevelKey: "L2" };
  await does("update-person", { personId: id, expectedRevision: await revisionOf("persons", id), ...wanted });
  const in_ = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
  await does("record-leave", { personId: id, from: in_(24), until: in_(48), defaultToPersonId: ben });
  await keyOf("CASES_READ");
  return id;
}

async function revisionOf(table: "persons" | "teams", id: string): Promise<number> {
  return (await desk.ask<{ revision: number }>(`select revision from ${table} where id = $1`, [id]))[0]!.revision;
}

/** All that a key which only follows events sees of what an event names. */
const NAMES: { readonly [type: string]: readonly string[] } = {
  Absence: ["id", "person"],
  BusinessCalendar: ["id", "name"],
  Person: ["id", "name"],
  ServiceAccount: ["id", "name"],
  Team: ["id", "name"],
};

interface Event {
  __typename: string;
  case: object | null;
  [field: string]: unknown;
}

const leavesOf = (type: GraphQLObjectType): string =>
  Object.values(type.getFields())
    .filter(({ type: of, args }) => isLeafType(getNamedType(of)) && args.every((arg) => !String(arg.type).endsWith("!")))
    .filter(({ name }) => NAMES[type.name]?.includes(name) ?? true)
    .map(({ name }) => name)
    .join(" ");

/** What a field of an event leads to: every kind of object that it may be, with all that is a value there. */
function ledTo(field: GraphQLField<unknown, unknown>): string | null {
  const named = getNamedType(field.type);
  if (isLeafType(named)) return null;
  const kinds = isAbstractType(named) ? schema.getPossibleTypes(named) : [named as GraphQLObjectType];
  return `${field.name} { __typename ${kinds.map((kind) => `... on ${kind.name} { ${leavesOf(kind)} }`).join(" ")} }`;
}

/** All events of one kind, of the case or of the whole log, asked field by field for whatever they lead to. */
async function everythingTold(token: string, type: GraphQLObjectType, filter: object = { caseIds: [caseId] }): Promise<Event[]> {
  const told: Event[] = [];
  const asked = [leavesOf(type), ...Object.values(type.getFields()).map(ledTo)].filter((selection) => selection !== null);
  for (const selection of asked) {
    const query = `query ($filter: EventFilter) { events(filter: $filter, last: 100) { nodes { __typename case { id } ... on ${type.name} { ${selection} } } } }`;
    const { data, errors } = await desk.post<{ events: { nodes: Event[] } }>(token, query, { filter });
    expect([type.name, selection, errors]).toEqual([type.name, selection, []]);
    told.push(...(data?.events.nodes ?? []).filter(({ __typename }) => __typename === type.name));
  }
  return told;
}

const typenamesIn = (told: unknown): string[] =>
  [...JSON.stringify(told).matchAll(/"__typename":"(\w+)"/g)]
    .map(([, name]) => name!)
    .filter((name) => !eventTypes.some((type) => type.name === name));

const codeOf = ({ name }: GraphQLObjectType) => name.replace(/(?<=.)([A-Z])/g, "_$1").toUpperCase();

test("follows the whole log, whose texts, customers and things it never reads, by whatever field of whatever event", async () => {
  const token = await keyOf("EVENTS_READ");
  const reached = new Set<string>();
  let kinds = 0;
  for (const type of eventTypes) {
    const nodes = await everythingTold(token, type, { types: [codeOf(type)] });
    if (nodes.length > 0) kinds += 1;
    expect([type.name, JSON.stringify(nodes).includes(WORD)]).toEqual([type.name, false]);
    for (const node of nodes) expect(node.case).toBeNull();
    for (const name of typenamesIn(nodes)) reached.add(name);
  }
  expect([...reached].sort()).toEqual([...Object.keys(NAMES), "SystemActor"].sort());
  expect(kinds).toBeGreaterThanOrEqual(20);
});

const places = () => [
  { event: "PersonChanged", field: "person", type: "Person", stream: ida },
  { event: "TeamChanged", field: "team", type: "Team", stream: desk.team },
  { event: "CalendarChanged", field: "calendar", type: "BusinessCalendar", stream: null },
  { event: "AbsenceChanged", field: "absence", type: "Absence", stream: ida },
  { event: "ServiceAccountChanged", field: "serviceAccount", type: "ServiceAccount", stream: null },
];

const FORBIDDEN = { message: "This needs the scope CASES_READ.", extensions: { code: "FORBIDDEN" } };

/** What one field of what an event names answers to a key: the value, or the errors instead. */
async function askNamed(token: string, place: ReturnType<typeof places>[number], field: GraphQLField<unknown, unknown>) {
  const named = getNamedType(field.type);
  const query = `query ($filter: EventFilter) { events(filter: $filter, last: 1) { nodes { ... on ${place.event} { ${place.field} { ${field.name} ${isLeafType(named) ? "" : "{ __typename }"} } } } } }`;
  const filter = {
    types: [codeOf(schema.getType(place.event) as GraphQLObjectType)],
    ...(place.stream === null ? {} : { streams: [place.stream] }),
  };
  const { data, errors } = await desk.post<{ events: { nodes: Record<string, Record<string, unknown>>[] } }>(token, query, { filter });
  return { errors, value: data?.events.nodes[0]?.[place.field]?.[field.name] };
}

test("reads of people, teams, calendars, absences and integrations what names them, and no other field; with CASES_READ every field", async () => {
  const [alone, reading] = [await keyOf("EVENTS_READ"), await keyOf("EVENTS_READ", "CASES_READ")];
  await desk.does(hiro, "create-service-account", { name: "Somebody else's", scopes: ["CASES_READ"] });
  await desk.app.services.placer.place();
  for (const place of places()) {
    for (const field of Object.values((schema.getType(place.type) as GraphQLObjectType).getFields())) {
      const what = `${place.type}.${field.name}`;
      const [hidden, shown] = [await askNamed(alone, place, field), await askNamed(reading, place, field)];
      expect([what, shown.errors]).toEqual([what, []]);
      // What was asked before is compiled by now; it answers the same.
      expect([what, await askNamed(alone, place, field)]).toEqual([what, hidden]);
      // Who has a value for who may read: else a null would say nothing about the gate.
      expect([what, shown.value ?? null]).not.toEqual([what, null]);
      if (NAMES[place.type]!.includes(field.name)) expect([what, hidden]).toEqual([what, shown]);
      else if (!isNonNullType(field.type)) expect([what, hidden]).toEqual([what, { errors: [], value: null }]);
      else expect([what, hidden.errors, hidden.value]).toMatchObject([what, [FORBIDDEN], undefined]);
    }
  }
});

test("is refused the rest of a person live too, event by event", async () => {
  const token = await keyOf("EVENTS_READ");
  const after = (await desk.post<{ logCursor: string }>(token, "{ logCursor }")).data!.logCursor;
  const client = await liveClient(`${desk.address.replace("http", "ws")}/graphql`, token);
  const query =
    "subscription ($after: Cursor) { caseEvents(after: $after) { ... on DomainEvent { id actor { ... on Person { name email } } } } }";
  const stream = client.watch(query, { after });
  await desk.must(desk.as(ana, (work) => tagCase(work, { caseId, add: ["named"], remove: [] })));
  await desk.app.services.placer.place();
  await until("the stream refuses the address", () => stream.errors.length > 0);
  expect(JSON.stringify([stream.seen, stream.errors])).not.toContain("@");
  expect(stream.errors).toMatchObject([[FORBIDDEN]]);
  await client.end();
});

test("with CASES_READ beside it the same fields show the case, its customer and what was said, and notes still not", async () => {
  const token = await keyOf("EVENTS_READ", "CASES_READ");
  const reached = new Set<string>();
  for (const type of eventTypes) {
    const nodes = await everythingTold(token, type);
    for (const name of typenamesIn(nodes)) reached.add(name);
    for (const node of nodes) expect(node.case).not.toBeNull();
  }
  expect([...reached]).toEqual(
    expect.arrayContaining(["Case", "Contact", "CustomerMessage", "CustomerReply", "Person", "Proposal", "Task", "TransferOffer"]),
  );
  expect([...reached]).not.toContain("InternalNote");
  expect([...reached]).not.toContain("HandoffBrief");
});

test("is told live of what happens, by ids", async () => {
  const token = await keyOf("EVENTS_READ");
  const client = await liveClient(`${desk.address.replace("http", "ws")}/graphql`, token);
  const query =
    "subscription ($filter: EventFilter) { caseEvents(filter: $filter) { ... on DomainEvent { id caseId type case { id } after } } }";
  const stream = client.watch(query, { filter: { caseIds: [caseId] } });
  const { eventId } = await desk.must(desk.as(ana, (work) => tagCase(work, { caseId, add: ["live"], remove: [] })));
  await desk.app.services.placer.place();
  await stream.has(eventId!);
  expect(stream.seen).toMatchObject([{ caseId, type: "CASE_TAGGED", case: null }]);
  expect(stream.errors).toEqual([]);
  await client.end();
});

test("reads no brief with CASES_READ alone, and all of them with NOTES_READ; what an external may not see has none", async () => {
  const read = "query ($id: ID!) { case(id: $id) { handoffBriefs { id reason } ownershipHistory { brief { id } } } }";
  const briefs = async (...scopes: Scope[]) =>
    (
      await desk.post<{ case: { handoffBriefs: { id: string }[]; ownershipHistory: { brief: object | null }[] } }>(
        await keyOf(...scopes),
        read,
        { id: caseId },
      )
    ).data!.case;
  expect(await briefs("CASES_READ")).toMatchObject({ handoffBriefs: [], ownershipHistory: [{ brief: null }, { brief: null }] });
  const { handoffBriefs } = await briefs("CASES_READ", "NOTES_READ");
  expect(handoffBriefs).toHaveLength(1);
  const node = "query ($id: ID!) { node(id: $id) { ... on HandoffBrief { id situation } } }";
  const [brief] = handoffBriefs;
  const byKey = async (...scopes: Scope[]) =>
    (await desk.post<{ node: object | null }>(await keyOf(...scopes, "PORTAL_READ"), node, { id: brief!.id })).data?.node;
  expect(await byKey("CASES_READ")).toBeNull();
  expect(await byKey("CASES_READ", "NOTES_READ")).toMatchObject({ id: brief!.id });
  const outsider = await desk.aPerson({ external: true });
  expect(await desk.gets(outsider, node, { id: brief!.id })).toEqual({ node: null });
  expect(await desk.gets(desk.people.eve, node, { id: brief!.id })).toMatchObject({ node: { id: brief!.id } });
  expect(await desk.gets(outsider, read, { id: caseId })).toEqual({ case: null });
});
