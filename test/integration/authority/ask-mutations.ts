import type { PersonId } from "../../../src/domain/ids";
import { createAccount } from "../../../src/features/customers/create-account.command";
import { createContact } from "../../../src/features/customers/create-contact.command";
import { updatePerson } from "../../../src/features/people/update-person.command";
import type { AuthorityCell } from "../../decisions/read-authority";
import { type AuthorityWorld, mustAccept } from "./authority-world";
import { BRIEF, type StoodUp } from "./stand-up-case";

/** What a mutation is asked about: the world, the case where it has one, and who asks. */
export interface Asking {
  cell: AuthorityCell;
  world: AuthorityWorld;
  stood: StoodUp | null;
  me: PersonId | null;
  /** A number that no other cell has, for names and addresses. */
  index: number;
}

type InputOf = (asking: Asking) => object | Promise<object>;

const LATER = "2190-01-01T00:00:00Z";
const REASON = { code: "WORKLOAD" };

const caseId = ({ stood }: Asking) => ({ caseId: stood?.caseId });
const offerId = ({ stood }: Asking) => ({ offerId: stood?.offerId });

/** The right and complete input of every mutation in a cell's situation, so that only authority decides. */
export const INPUTS: { readonly [mutation: string]: InputOf } = {
  "Mutation.openCase": ({ cell, world }) => ({
    subject: "It does not work",
    channel: "EMAIL",
    categoryKey: "BUG",
    urgency: "NOT_URGENT",
    impact: "NORMAL",
    teamId: teamToOpenFor(cell, world),
  }),
  "Mutation.classifyCase": (asking) => ({ ...caseId(asking), categoryKey: "BILLING" }),
  "Mutation.setCaseStatus": (asking) => ({ ...caseId(asking), status: statusAsked(asking.cell) }),
  "Mutation.resolveCase": (asking) => ({ ...caseId(asking), resolution: "Turned it on." }),
  "Mutation.closeCase": caseId,
  "Mutation.setNextStep": (asking) => ({ ...caseId(asking), nextStep: { ...stepActor(asking), what: "Call back.", dueAt: LATER } }),
  "Mutation.tagCase": (asking) => ({ ...caseId(asking), add: ["hot"] }),
  "Mutation.takeCase": caseId,
  "Mutation.offerTransfer": (asking) => ({
    ...caseId(asking),
    toPersonId: asking.world.parts.colleague,
    reason: REASON,
    brief: BRIEF,
  }),
  "Mutation.acceptTransfer": offerId,
  "Mutation.declineTransfer": (asking) => ({ ...offerId(asking), reason: "My desk is full too." }),
  "Mutation.withdrawTransfer": offerId,
  "Mutation.forceAssign": (asking) => ({ ...caseId(asking), toPersonId: asking.world.parts.colleague, reason: REASON }),
  "Mutation.createPerson": ({ index }) => ({
    name: "New here",
    email: `new-${index}@example.test`,
    roles: ["AGENT"],
    authorityLevelKey: "L1",
    timeZone: "Europe/Paris",
    teamIds: [],
  }),
  "Mutation.updatePerson": changeOfPerson,
  "Mutation.deactivatePerson": async ({ world }) => ({ personId: await world.desk.aPerson() }),
  "Mutation.revokeTokens": async ({ world }) => ({ personId: await world.desk.aPerson(), reason: "DEVICE_LOST" }),
  "Mutation.createTeam": ({ world, index }) => ({
    name: `New team ${index}`,
    queueStewardId: world.parts.steward,
    leadIds: [],
    memberIds: [],
    defaultModel: "QUEUE",
  }),
  "Mutation.updateTeam": async ({ world, index }) => ({
    teamId: await world.desk.aTeam({ queueStewardId: world.parts.steward }),
    expectedRevision: 1,
    name: `Renamed team ${index}`,
  }),
  "Mutation.createAccount": () => ({ name: "Another customer", accountTier: "STANDARD" }),
  "Mutation.updateAccount": async ({ world: { desk } }) => ({
    ...(await desk.accepted((work) => createAccount(work, { name: "To be renamed", accountTier: "STANDARD" }))),
    eventId: undefined,
    expectedRevision: 1,
    name: "Renamed",
  }),
  "Mutation.createContact": ({ world }) => ({ name: "Somebody there", accountId: world.account }),
  "Mutation.updateContact": async ({ world: { desk } }) => ({
    ...(await desk.accepted((work) => createContact(work, { name: "To be renamed" }))),
    eventId: undefined,
    expectedRevision: 1,
    name: "Renamed",
  }),
};

function teamToOpenFor({ who, situation }: AuthorityCell, world: AuthorityWorld): string {
  const inTeam = who === "EXTERNAL_TEAM_AGENT" || who === "LEAD";
  if (situation === "for_own_team") return inTeam ? world.team : world.otherTeam;
  if (situation === "for_another_team") return inTeam ? world.otherTeam : world.team;
  return world.team;
}

function statusAsked({ situation }: AuthorityCell): string {
  if (situation === "to_waiting_on_customer") return "WAITING_ON_CUSTOMER";
  return situation === "from_waiting_on_customer" ? "OPEN" : "WAITING_ON_INTERNAL";
}

function stepActor({ cell, stood, world }: Asking): object {
  return cell.situation === "next_step_of_customer" ? { contactId: world.contact } : { personId: stood?.resolutionOwner };
}

async function changeOfPerson({ cell, world, me }: Asking): Promise<object> {
  const { desk, parts } = world;
  const own = cell.situation === "own_roles" || cell.situation === "own_authority_level";
  const personId = own && me !== null ? me : await desk.aPerson({ authorityLevelKey: "L2" });
  const input = async (change: object) => ({
    personId,
    expectedRevision: (await world.desk.lockOf("persons", personId)).revision,
    ...change,
  });
  switch (cell.situation) {
    case "own_roles":
      return input({ roles: ["ADMIN", "AGENT"] });
    case "lowers_authority_level":
      return input({ authorityLevelKey: "L1" });
    case "own_authority_level":
      return input({ authorityLevelKey: "L3" });
    case "raises_authority_level":
    case "seconds_a_raise": {
      const first = cell.situation === "seconds_a_raise" ? parts.secondAdmin : world.people.ADMIN;
      const raise = { personId, expectedRevision: 1, authorityLevelKey: "L3" };
      mustAccept(await desk.as(first, (work) => updatePerson(work, raise)));
      return input({ authorityLevelKey: "L3" });
    }
    default:
      return input({ name: "Renamed" });
  }
}

/** The document of a mutation: what it answers about itself, and nothing that could hide a refusal. */
export function documentOf(mutation: string): string {
  const field = mutation.slice("Mutation.".length);
  const input = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  return `mutation($input: ${input}!) { ${field}(input: $input) { event { id type } userErrors { code message path } } }`;
}
