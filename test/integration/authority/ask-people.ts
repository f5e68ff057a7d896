import { updatePerson } from "../../../src/features/people/update-person.command";
import type { Asking, Inputs } from "./asking";
import { hoursAhead } from "./hours-ahead";
import { mustAccept } from "./must-accept";
import { type Answered, allowed, among, byId, list, ofNode, type Reads } from "./reading";

/** How persons, teams and integrations are changed. */
export const PEOPLE_INPUTS: Inputs = {
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
  "Mutation.createServiceAccount": ({ index }) => ({ name: `Integration ${index}`, scopes: ["CASES_READ"] }),
  "Mutation.issueApiKey": ({ world }) => ({ serviceAccountId: world.integration.id, expiresAt: hoursAhead(24) }),
  "Mutation.switchServiceAccount": async ({ world }) => ({ serviceAccountId: await world.integration.another(), on: false }),
  "Mutation.revokeApiKey": async ({ world }) => ({ apiKeyId: (await world.integration.anotherKey()).apiKeyId }),
};

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

/** How the directory is read. */
export const PEOPLE_READS: Reads = {
  "Query.viewer": ({ me, world }) => ({
    query: "{ viewer { person { id } actor { ... on Node { id } } scopes } }",
    variables: {},
    outcome: (data) => {
      const { person, actor } = data.viewer as { person: { id: string } | null; actor: { id: string } };
      return allowed(me === null ? person === null && world.integration.isOne(actor.id) : person?.id === me && actor.id === me);
    },
  }),
  "Query.person": byId("person", ({ world }) => world.parts.colleague),
  "Query.people": list("{ people(first: 5) { nodes { id } } }", "people"),
  "Query.team": byId("team", ({ world }) => world.team),
  "Query.teams": list("{ teams { id } }", "teams"),
  "Query.authorityLevels": list("{ authorityLevels { key } }", "authorityLevels"),
  "Query.serviceAccounts": list("{ serviceAccounts { id } }", "serviceAccounts"),
  "Person.email": ({ world }) => ({
    query: "query($id: ID!) { person(id: $id) { email } }",
    variables: { id: world.parts.colleague },
    outcome: (data) => allowed(/@example\.test$/.test((data.person as { email: string }).email)),
  }),
  // The change of an integration is in the log for everybody; whoever acts is named to whoever sees the act.
  "ServiceAccount.keys": ofNode(
    "ServiceAccountChanged",
    "serviceAccount { id keys { id } }",
    ({ world }) => world.integration.createdEvent,
    ({ serviceAccount }) => among((serviceAccount as Answered).keys, ({ id }) => typeof id === "string"),
  ),
};
