import { newId } from "../../../src/db/new-id";
import { type CreatePerson, createPerson } from "../../../src/features/people/create-person.command";
import { type DirectoryDesk, openDirectoryDesk } from "../../support/directory-desk";

describe("createPerson", () => {
  let desk: DirectoryDesk;
  let admin: `per_${string}`;
  const ana: CreatePerson = {
    name: "Ana",
    email: "ana@example.test",
    roles: ["TEAM_LEAD", "AGENT", "AGENT"],
    authorityLevelKey: "L2",
    external: false,
    timeZone: "Europe/Lisbon",
    teamIds: [],
  };

  beforeAll(async () => {
    desk = await openDirectoryDesk();
    admin = await desk.aPerson({ roles: ["ADMIN"] });
  });
  afterAll(() => desk.close());

  it("adds a person to their teams, and tells it to the person's stream and to each team's, without a name or an address", async () => {
    const steward = await desk.aPerson();
    const team = await desk.aTeam({ queueStewardId: steward, memberIds: [steward] });

    const added = await desk.as(admin, (work) => createPerson(work, { ...ana, teamIds: [team, team] }));

    const id = (added as { personId: string }).personId;
    expect(await desk.ask("select name, email, roles, active, revision, last_sequence from persons where id = $1", [id])).toEqual([
      { name: "Ana", email: "ana@example.test", roles: ["AGENT", "TEAM_LEAD"], active: true, revision: 1, last_sequence: 1 },
    ]);
    expect(await desk.story(id)).toEqual([
      {
        type: "PERSON_CHANGED",
        streamSequence: 1,
        actor: admin,
        before: null,
        after: {
          roles: ["AGENT", "TEAM_LEAD"],
          authorityLevelKey: "L2",
          raiseToLevelKey: null,
          raiseAskedBy: null,
          calendarId: null,
          external: false,
          active: true,
          timeZone: "Europe/Lisbon",
          tokensValidFrom: null,
          teamIds: [team],
        },
      },
    ]);
    expect((await desk.story(team)).at(-1)).toEqual({
      type: "TEAM_CHANGED",
      streamSequence: 2,
      actor: admin,
      before: { memberIds: [steward] },
      after: { memberIds: [steward, id].sort() },
    });
    expect(await desk.lockOf("teams", team)).toEqual({ revision: 2, lastSequence: 2 });
  });

  it("refuses an address that somebody has", async () => {
    await desk.aPerson({ email: "taken@example.test" });
    const refused = await desk.refused(admin, (work) => createPerson(work, { ...ana, email: "taken@example.test" }));
    expect(refused).toEqual({ code: "KEY_TAKEN", path: ["email"], details: {} });
  });

  it("gives an address to one of six who ask for it at once", async () => {
    const ask = () => desk.as(admin, (work) => createPerson(work, { ...ana, email: "race@example.test" }));
    const answers = await Promise.all(Array.from({ length: 6 }, ask));
    const codes = answers.map((outcome) => ("code" in outcome ? outcome.code : "added"));
    expect(codes.sort()).toEqual([...Array.from({ length: 5 }, () => "KEY_TAKEN"), "added"]);
    expect(await desk.ask("select count(*)::integer as count from persons where email = 'race@example.test'")).toEqual([{ count: 1 }]);
  });

  it("refuses a level that is not on the ladder", async () => {
    const refused = await desk.refused(admin, (work) => createPerson(work, { ...ana, email: "b@example.test", authorityLevelKey: "L9" }));
    expect(refused).toEqual({ code: "KEY_UNKNOWN", path: ["authorityLevelKey"], details: {} });
  });

  it.each([
    ["an unknown id", () => newId("team")],
    ["the id of a case", () => newId("case")],
    ["no id at all", () => "x' or true --"],
  ])("refuses %s where a team is meant, and says where", async (_what, id) => {
    const steward = await desk.aPerson();
    const team = await desk.aTeam({ queueStewardId: steward });
    const refused = await desk.refused(admin, (work) => createPerson(work, { ...ana, email: "c@example.test", teamIds: [team, id()] }));
    expect(refused).toEqual({ code: "NOT_FOUND", path: ["teamIds", "1"], details: {} });
  });

  it("answers the same key and input with the same person", async () => {
    const ask = () => desk.as(admin, (work) => createPerson(work, { ...ana, email: "once@example.test" }), "key-1");
    const first = await ask();
    expect(await ask()).toEqual(first);
    expect(await desk.ask("select count(*)::integer as count from persons where email = 'once@example.test'")).toEqual([{ count: 1 }]);
  });
});
