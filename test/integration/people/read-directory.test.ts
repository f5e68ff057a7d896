import { newId } from "../../../src/db/new-id";
import type { PersonId, TeamId } from "../../../src/domain/ids";
import { type DirectoryDesk, openDirectoryDesk } from "../../support/directory-desk";
import { type Answer, askDirectory } from "../../support/directory-schema";

describe("reading people and teams", () => {
  let desk: DirectoryDesk;
  let admin: PersonId;
  let outsider: PersonId;
  let ana: PersonId;
  let team: TeamId;
  const names = ["Ana", "Ben", "Ben", "Cleo 100%", "Dörte"];

  beforeAll(async () => {
    desk = await openDirectoryDesk();
    admin = await desk.aPerson({ name: "Zoe", roles: ["ADMIN"] });
    const people: PersonId[] = [];
    for (const name of names) people.push(await desk.aPerson({ name, roles: name === "Ben" ? ["TEAM_LEAD"] : ["AGENT"] }));
    ana = people[0]!;
    team = await desk.aTeam({ name: "Billing", queueStewardId: ana, memberIds: [people[4]!, ana], leadIds: [people[1]!] });
    outsider = await desk.aPerson({ name: "Yves", external: true });
  });
  afterAll(() => desk.close());

  it("tells everyone signed in who they are", async () => {
    const { data } = await askDirectory(desk, outsider, "viewer");
    expect(data.viewer.actor).toEqual({ id: outsider });
    expect(data.viewer.person).toMatchObject({ id: outsider, external: true, authorityLevel: { key: "L1", rank: 1 }, teams: [] });
  });

  it("shows nobody anything without a person", async () => {
    for (const operation of ["viewer", "people", "teams", "authority-levels"]) {
      expect(await askDirectory(desk, newId("per"), operation)).toEqual({ data: null, code: "UNAUTHENTICATED" });
    }
  });

  it("finds a person and a team by id, and null where there is none or something else is meant", async () => {
    expect((await askDirectory(desk, outsider, "person", { id: ana })).data.person).toMatchObject({
      name: "Ana",
      teams: [{ id: team, name: "Billing" }],
    });
    expect((await askDirectory(desk, outsider, "team", { id: team })).data.team).toMatchObject({
      name: "Billing",
      queueSteward: { id: ana, name: "Ana" },
      members: [{ id: ana, name: "Ana" }, { name: "Dörte" }],
      leads: [{ name: "Ben" }],
    });
    for (const id of [newId("per"), team, "", "x' or true --"])
      expect((await askDirectory(desk, admin, "person", { id })).data).toEqual({ person: null });
    expect((await askDirectory(desk, admin, "team", { id: ana })).data).toEqual({ team: null });
    expect((await askDirectory(desk, admin, `{ node(id: "${team}") { __typename id } }`)).data).toEqual({
      node: { __typename: "Team", id: team },
    });
  });

  it("pages people by name, forwards and backwards, without losing one of two who share a name", async () => {
    const walk = async (way: "first" | "last") => {
      const seen: string[][] = [];
      for (let cursor: string | null = null, more = true; more; ) {
        const place: object = way === "first" ? { first: 2, after: cursor } : { last: 2, before: cursor };
        const { data }: Answer = await askDirectory(desk, admin, "people", place);
        const { nodes, pageInfo, totalCount } = data.people;
        expect(totalCount).toBe(7);
        seen.push(nodes.map((person: { name: string }) => person.name));
        cursor = way === "first" ? pageInfo.endCursor : pageInfo.startCursor;
        more = way === "first" ? pageInfo.hasNextPage : pageInfo.hasPreviousPage;
      }
      return seen;
    };
    expect(await walk("first")).toEqual([["Ana", "Ben"], ["Ben", "Cleo 100%"], ["Dörte", "Yves"], ["Zoe"]]);
    expect(await walk("last")).toEqual([["Yves", "Zoe"], ["Cleo 100%", "Dörte"], ["Ben", "Ben"], ["Ana"]]);
  });

  it("filters people by team, role, part of the name, and whether they are external or here", async () => {
    const found = async (filter: object) =>
      (await askDirectory(desk, admin, "people", { filter })).data.people.nodes.map((person: { name: string }) => person.name);
    expect(await found({ teamIds: [team] })).toEqual(["Ana", "Dörte"]);
    expect(await found({ teamIds: [] })).toEqual([]);
    expect(await found({ roles: ["ADMIN", "TEAM_LEAD"] })).toEqual(["Ben", "Ben", "Zoe"]);
    expect(await found({ nameContains: "dÖ" })).toEqual(["Dörte"]);
    expect(await found({ nameContains: "%" })).toEqual(["Cleo 100%"]);
    expect(await found({ external: true, active: true })).toEqual(["Yves"]);
    expect(await found({ active: false })).toEqual([]);
    expect(await found({ active: null, roles: null })).toHaveLength(7);
  });

  it("refuses a cursor that is none of this list, and a count outside 1 to 100", async () => {
    const teamCursor = Buffer.from(`${team} Billing`).toString("base64url");
    for (const after of ["", "x", teamCursor, "A".repeat(5_000), Buffer.from(`${ana} A\u0000`).toString("base64url")]) {
      expect(await askDirectory(desk, admin, "people", { after })).toEqual({ data: null, code: "BAD_USER_INPUT" });
    }
    for (const first of [0, -1, 101])
      expect(await askDirectory(desk, admin, "people", { first })).toEqual({ data: null, code: "BAD_USER_INPUT" });
  });

  it("lists the ladder lowest rung first", async () => {
    const ranks = [1, 2, 3];
    expect((await askDirectory(desk, outsider, "authority-levels")).data.authorityLevels).toMatchObject(
      ranks.map((rank) => ({ key: `L${rank}`, rank })),
    );
  });

  it("lets only admins change people and teams, whatever they ask", async () => {
    const input = { name: "Eve", email: "eve@example.test", roles: ["ADMIN"], authorityLevelKey: "L1", timeZone: "UTC", teamIds: [] };
    expect(await askDirectory(desk, ana, "create-person", { input })).toEqual({ data: null, code: "FORBIDDEN" });
    expect(await desk.ask("select id from persons where email = 'eve@example.test'")).toEqual([]);

    const created = (await askDirectory(desk, admin, "create-person", { input })).data.createPerson;
    expect(created).toMatchObject({
      userErrors: [],
      person: { name: "Eve", revision: 1, external: false },
      event: { type: "PERSON_CHANGED", streamSequence: 1 },
    });
    const level = { personId: created.person.id, expectedRevision: 1, authorityLevelKey: "L2" };
    const raised = (await askDirectory(desk, admin, "update-person", { input: level })).data.updatePerson;
    expect(raised.person).toMatchObject({
      revision: 2,
      authorityLevel: { key: "L1" },
      raiseTo: { key: "L2" },
      raiseAskedBy: { id: admin },
    });
    expect((await askDirectory(desk, admin, "update-person", { input: level })).data.updatePerson).toEqual({
      person: null,
      event: null,
      userErrors: [{ code: "REVISION_CONFLICT", message: "This changed since you read it.", path: ["expectedRevision"] }],
    });
    const out = (await askDirectory(desk, admin, "revoke-tokens", { input: { personId: created.person.id, reason: "DEVICE_LOST" } })).data
      .revokeTokens;
    expect(out).toMatchObject({ userErrors: [], person: { revision: 3 }, event: { after: { reason: "DEVICE_LOST" } } });
  });

  it("changes a team and shows it as it is then", async () => {
    const input = { name: "Returns", queueStewardId: ana, leadIds: [], memberIds: [ana], defaultModel: "QUEUE" };
    const made = (await askDirectory(desk, admin, "create-team", { input })).data.createTeam;
    expect(made).toMatchObject({ userErrors: [], team: { name: "Returns", members: [{ id: ana }] }, event: { type: "TEAM_CHANGED" } });
    const wanted = { teamId: made.team.id, expectedRevision: 1, memberIds: [], defaultModel: "INDIVIDUAL" };
    const changed = (await askDirectory(desk, admin, "update-team", { input: wanted })).data.updateTeam;
    expect(changed).toMatchObject({ userErrors: [], team: { revision: 2, name: "Returns", members: [], defaultModel: "INDIVIDUAL" } });
    expect((await askDirectory(desk, outsider, "teams")).data.teams.map((each: { name: string }) => each.name)).toEqual([
      "Billing",
      "Returns",
    ]);
  });
});
