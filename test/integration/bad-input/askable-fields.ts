import { type GraphQLArgument, type GraphQLSchema, isInterfaceType, isIntrospectionType, isObjectType } from "graphql";
import type { PersonId } from "../../../src/domain/ids";
import { type AuthorityCell, readAuthority, readAuthoritySituations } from "../../decisions/read-authority";
import { documentOf, INPUTS } from "../authority/ask-mutations";
import type { AuthorityWorld } from "../authority/authority-world";
import { standUpCase } from "../authority/stand-up-case";
import { BRIEF } from "../authority/stand-up-words";
import type { StoodUp } from "../authority/standing";
import type { Samples } from "./input-leaves";
import { RIGHT_QUESTIONS, TASK } from "./right-inputs";

/** A field with arguments, who may ask it, and what they would ask rightly. */
export interface Askable {
  field: string;
  me: PersonId;
  document: string;
  variables: object;
}

/** Every field of the schema that takes arguments, subscriptions and interfaces' copies left out. */
export function fieldsWithArguments(schema: GraphQLSchema): Map<string, readonly GraphQLArgument[]> {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !isInterfaceType(type) && !isIntrospectionType(type),
  );
  const fields = types.flatMap((type) =>
    isObjectType(type) ? Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.args] as const) : [],
  );
  return new Map(fields.filter(([name, args]) => args.length > 0 && !name.startsWith("Subscription.")));
}

const PAGE = "totalCount nodes { id } pageInfo { endCursor }";

/** How the arguments of each field that is no mutation are asked: the selection around them, its field named `it`. */
const READS: { readonly [field: string]: (call: string) => string } = {
  "Query.node": (call) => `it: node${call} { id }`,
  "Query.nodes": (call) => `it: nodes${call} { id }`,
  "Query.case": (call) => `it: case${call} { id }`,
  "Query.caseByNumber": (call) => `it: caseByNumber${call} { id }`,
  "Query.person": (call) => `it: person${call} { id }`,
  "Query.team": (call) => `it: team${call} { id }`,
  "Query.account": (call) => `it: account${call} { id }`,
  "Query.contact": (call) => `it: contact${call} { id }`,
  "Query.cases": (call) => `it: cases${call} { ${PAGE} }`,
  "Query.people": (call) => `it: people${call} { ${PAGE} }`,
  "Query.accounts": (call) => `it: accounts${call} { ${PAGE} }`,
  "Query.events": (call) => `it: events${call} { ${PAGE} }`,
  "Inbox.cases": (call) => `myInbox { it: cases${call} { ${PAGE} } }`,
  "Query.notifications": (call) => `it: notifications${call} { ${PAGE} }`,
  "Account.fields": (call) => `account(id: $ofCustomer) { it: fields${call} { key } }`,
  "Contact.fields": (call) => `contact(id: $ofCustomer) { it: fields${call} { key } }`,
  "Query.presence": (call) => `it: presence${call} { kind }`,
  "Query.customerView": (call) => `it: customerView${call} { number }`,
  "Case.asOf": (call) => `case(id: $ofCase) { it: asOf${call} { lastEventId } }`,
  "Case.conversation": (call) => `case(id: $ofCase) { it: conversation${call} { ${PAGE} } }`,
  "Case.tasks": (call) => `case(id: $ofCase) { it: tasks${call} { id } }`,
  "Case.proposals": (call) => `case(id: $ofCase) { it: proposals${call} { id } }`,
  "Case.timeline": (call) => `case(id: $ofCase) { it: timeline${call} { ${PAGE} } }`,
  "CaseContext.lastCases": (call) => `case(id: $ofCase) { context { it: lastCases${call} { id } } }`,
  "CaseContext.customerContactsInDays": (call) => `case(id: $ofCase) { context { it: customerContactsInDays${call} } }`,
  "CaseRights.whyNot": (call) => `case(id: $ofCase) { viewerCan { it: whyNot${call} { code } } }`,
  "ProposalRights.whyNot": (call) => `case(id: $ofCase) { proposals { viewerCan { it: whyNot${call} { code } } } }`,
  "TaskRights.whyNot": (call) => `case(id: $ofCase) { tasks { viewerCan { it: whyNot${call} { code } } } }`,
};

/** The right value of each argument that must be there. */
const RIGHT: { readonly [field: string]: (stood: StoodUp, world: AuthorityWorld) => object } = {
  "Query.node": ({ caseId }) => ({ id: caseId }),
  "Query.nodes": ({ caseId }) => ({ ids: [caseId] }),
  "Query.case": ({ caseId }) => ({ id: caseId }),
  "Query.caseByNumber": ({ number }) => ({ number }),
  "Query.person": (_stood, { parts }) => ({ id: parts.colleague }),
  "Query.team": (_stood, { team }) => ({ id: team }),
  "Query.account": (_stood, { account }) => ({ id: account }),
  "Query.contact": (_stood, { contact }) => ({ id: contact }),
  "Query.presence": ({ caseId }) => ({ caseId }),
  "Query.customerView": ({ caseId }) => ({ caseId }),
  "Case.asOf": () => ({ at: new Date().toISOString() }),
  "CaseRights.whyNot": () => ({ right: "TAKE" }),
  "ProposalRights.whyNot": () => ({ right: "ACCEPT" }),
  "TaskRights.whyNot": () => ({ right: "COMPLETE" }),
  "CaseContext.lastCases": () => ({ first: 5 }),
  "CaseContext.customerContactsInDays": () => ({ days: 7 }),
};

/** The required parts of the input objects that a right input may leave out. */
export function samplesOf(world: AuthorityWorld): Samples {
  const step = { what: "Call back.", dueAt: "2190-01-01T00:00:00Z" };
  return {
    NextStepInput: { personId: world.parts.colleague, ...step },
    FirstStepInput: step,
    CustomerPromiseInput: { text: "By Monday." },
    OwnershipReasonInput: { code: "WORKLOAD" },
    HandoffBriefInput: BRIEF,
    PeriodInput: { from: "2020-01-01T00:00:00Z", until: "2190-01-01T00:00:00Z" },
    CaseOrder: { field: "OPENED_AT" },
    CustomerFieldInput: { key: "plan", value: "Gold" },
    TaskInput: TASK,
    CoverStepInput: { personId: world.parts.colleague },
    WorkIntervalInput: { weekday: "TUESDAY", opens: "09:00", closes: "17:00" },
    PlannedHandoverInput: { kind: "OWNERSHIP", subjectId: `case_${"0".repeat(26)}`, toPersonId: world.parts.colleague },
  };
}

/** Stands up a fresh right question for a field; throws for one that nobody knows how to ask. */
export async function makeAskable(world: AuthorityWorld, field: string, args: readonly GraphQLArgument[], index: number): Promise<Askable> {
  if (field.startsWith("Mutation.")) return askableMutation(world, field, index);
  const read = READS[field];
  if (read === undefined) throw new Error(`nobody knows how to ask ${field}`);
  const stood = await standUpCase(world, { who: "AGENT", what: "Case.handoffBriefs", situation: null });
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`);
  const given = args.map(({ name }) => `${name}: $${name}`).join(", ");
  const selection = read(`(${given})`);
  const around = [
    { name: "$ofCase", id: stood.caseId },
    { name: "$ofCustomer", id: field.startsWith("Account.") ? world.account : world.contact },
  ].filter(({ name }) => selection.includes(name));
  return {
    field,
    me: world.people.ADMIN,
    document: `query(${[...declared, ...around.map(({ name }) => `${name}: ID!`)].join(", ")}) { ${selection} }`,
    variables: { ...RIGHT[field]?.(stood, world), ...Object.fromEntries(around.map(({ name, id }) => [name.slice(1), id])) },
  };
}

async function askableMutation(world: AuthorityWorld, field: string, index: number): Promise<Askable> {
  const right = RIGHT_QUESTIONS[field.slice("Mutation.".length)];
  if (right !== undefined) {
    const stood = await standUpCase(world, { who: "OWNER", what: "Mutation.setNextStep", situation: null });
    const { me, input } = await right({ world, stood, index });
    return { field, me, document: documentOf(field), variables: { input } };
  }
  const cell = allowedCell(field);
  const me = cell.who === "ANONYMOUS" ? null : world.people[cell.who];
  const inputOf = INPUTS[field];
  if (me === null || inputOf === undefined) throw new Error(`nobody knows how to ask ${field}`);
  const stood = await standUpCase(world, cell);
  const input = await inputOf({ cell, world, stood, me, index });
  const plan = field === "Mutation.deactivatePerson" ? await planFor(world, input as { personId: PersonId }) : {};
  return { field, me, document: documentOf(field), variables: { input: { ...input, ...plan } } };
}

// With something to hand over, a wrong subject or receiver in the plan is a plan that leaves it out.
async function planFor(world: AuthorityWorld, { personId }: { personId: PersonId }): Promise<object> {
  const subjectId = await world.desk.aTeam({ queueStewardId: personId });
  return { plan: [{ kind: "QUEUE_STEWARDSHIP", subjectId, toPersonId: world.parts.steward }] };
}

const cells = [...readAuthority(), ...readAuthoritySituations()];

function allowedCell(field: string): AuthorityCell {
  const cell = cells.find(({ what, expect }) => what === field && expect === "ALLOW");
  if (cell === undefined) throw new Error(`nobody may ever do ${field}`);
  return cell;
}
