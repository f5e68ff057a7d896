import { newId } from "../../../src/db/new-id";
import type { PersonId, TeamId } from "../../../src/domain/ids";
import { type CreateTeam, createTeam } from "../../../src/features/people/create-team.command";
import { updatePerson } from "../../../src/features/people/update-person.command";
import { type UpdateTeam, updateTeam } from "../../../src/features/people/update-team.command";
import { type DirectoryDesk, openDirectoryDesk } from "../../support/directory-desk";

describe("a team", () => {
  let desk: DirectoryDesk;
  let admin: PersonId;
  let steward: PersonId;
  let lead: PersonId;
  let manager: PersonId;
  let outsider: PersonId;
  let gone: PersonId;

  beforeAll(async () => {
    desk = await openDirectoryDesk();
    admin = await desk.aPerson({ roles: ["ADMIN"] });
    steward = await desk.aPerson();
    lead = await desk.aPerson({ roles: ["TEAM_LEAD"] });
    manager = await desk.aPerson({ roles: ["CUSTOMER_SUCCESS_MANAGER"] });
    outsider = await desk.aPerson({ external: true });
    gone = await desk.aPerson({ roles: ["AGENT", "TEAM_LEAD"] });
    await desk.deactivate(gone);
  });
  afterAll(() => desk.close());

  const create = (what: Partial<CreateTeam>) => (work: Parameters<typeof createTeam>[0]) =>
    createTeam(work, { name: `New ${newId("team")}`, queueStewardId: steward, leadIds: [], memberIds: [], defaultModel: "QUEUE", ...what });

  it("begins with its steward, leads and members, told by their ids", async () => {
    const made = await desk.as(admin, create({ name: "Billing", leadIds: [lead], memberIds: [steward, outsider, steward] }));
    const id = (made as { teamId: TeamId }).teamId;
    expect(await desk.ask("select name, queue_steward_id, default_model, revision, last_sequence from teams where id = $1", [id])).toEqual([
      { name: "Billing", queue_steward_id: steward, default_model: "QUEUE", revision: 1, last_sequence: 1 },
    ]);
    expect(await desk.story(id)).toEqual([
      {
        type: "TEAM_CHANGED",
        streamSequence: 1,
        actor: admin,
        before: null,
        after: {
          queueStewardId: steward,
          defaultModel: "QUEUE",
          calendarId: null,
          atShiftEnd: "WAIT",
          memberIds: [steward, outsider].sort(),
          leadIds: [lead],
        },
      },
    ]);
  });

  // What is refused for a new team is refused for a change of one, in the same words.
  const refusals: [string, () => Partial<CreateTeam>, string, string[]][] = [
    ["a steward who is not there", () => ({ queueStewardId: newId("per") }), "NOT_FOUND", ["queueStewardId"]],
    ["a team as steward", () => ({ queueStewardId: newId("team") }), "NOT_FOUND", ["queueStewardId"]],
    ["a steward who left", () => ({ queueStewardId: gone }), "PERSON_INACTIVE", ["queueStewardId"]],
    ["a steward in no role that owns", () => ({ queueStewardId: manager }), "PERSON_NOT_ELIGIBLE", ["queueStewardId"]],
    ["an external steward who is not a member", () => ({ queueStewardId: outsider }), "EXTERNAL_OUTSIDE_TEAM", ["queueStewardId"]],
    ["a lead without the role", () => ({ leadIds: [lead, steward] }), "PERSON_NOT_ELIGIBLE", ["leadIds", "1"]],
    ["a lead who left", () => ({ leadIds: [gone] }), "PERSON_INACTIVE", ["leadIds", "0"]],
    ["a member who is not there", () => ({ memberIds: [steward, newId("case")] }), "NOT_FOUND", ["memberIds", "1"]],
    ["a member who left", () => ({ memberIds: [gone] }), "PERSON_INACTIVE", ["memberIds", "0"]],
    ["the name of another team", () => ({ name: "Taken" }), "KEY_TAKEN", ["name"]],
  ];

  describe.each(refusals)("refuses %s", (_what, wanted, code, path) => {
    it("when it is new", async () => {
      if (code === "KEY_TAKEN") await desk.aTeam({ name: "Taken", queueStewardId: steward });
      expect(await desk.refused(admin, create(wanted()))).toEqual({ code, path, details: {} });
    });

    it("when it changes", async () => {
      const teamId = await desk.aTeam({ queueStewardId: steward });
      expect(await desk.refused(admin, (work) => updateTeam(work, { teamId, expectedRevision: 1, ...wanted() }))).toEqual({
        code,
        path,
        details: {},
      });
    });
  });

  describe("that changes", () => {
    let team: TeamId;
    const change = (what: Partial<UpdateTeam>) => (work: Parameters<typeof updateTeam>[0]) =>
      updateTeam(work, { teamId: team, expectedRevision: 1, ...what });
    beforeEach(async () => {
      team = await desk.aTeam({ queueStewardId: steward, memberIds: [steward], leadIds: [lead] });
    });

    it("tells what changed, and of a new name only that it is new", async () => {
      await desk.as(
        admin,
        change({ name: `Renamed ${team}`, queueStewardId: lead, memberIds: [lead, outsider], leadIds: [], defaultModel: "INDIVIDUAL" }),
      );
      expect((await desk.story(team)).at(-1)).toEqual({
        type: "TEAM_CHANGED",
        streamSequence: 2,
        actor: admin,
        before: { queueStewardId: steward, defaultModel: "QUEUE", memberIds: [steward], leadIds: [lead] },
        after: { queueStewardId: lead, defaultModel: "INDIVIDUAL", memberIds: [lead, outsider].sort(), leadIds: [], nameChanged: true },
      });
      expect(await desk.lockOf("teams", team)).toEqual({ revision: 2, lastSequence: 2 });
      const places = await desk.ask("select person_id, is_lead, is_member from team_memberships where team_id = $1 order by 1", [team]);
      const member = (person_id: PersonId) => ({ person_id, is_lead: false, is_member: true });
      expect(places).toEqual([lead, outsider].sort().map(member));
    });

    it("keeps somebody who left on its list without judging them again", async () => {
      const leaver = await desk.aPerson();
      await desk.as(admin, change({ memberIds: [leaver] }));
      await desk.deactivate(leaver);
      expect(await desk.as(admin, change({ expectedRevision: 2, memberIds: [leaver, steward] }))).toMatchObject({ teamId: team });
    });

    it("refuses a stale revision, an unknown team, and a change that changes nothing", async () => {
      await desk.as(admin, change({ defaultModel: "INDIVIDUAL" }));
      expect(await desk.refused(admin, change({ defaultModel: "QUEUE" }))).toEqual({
        code: "REVISION_CONFLICT",
        path: ["expectedRevision"],
        details: { currentId: team, expectedRevision: 1 },
      });
      for (const teamId of [newId("team"), newId("per"), ""]) {
        expect(await desk.refused(admin, change({ teamId, defaultModel: "QUEUE" }))).toEqual({
          code: "NOT_FOUND",
          path: ["teamId"],
          details: {},
        });
      }
      const same = { expectedRevision: 2, memberIds: [steward], leadIds: [lead], queueStewardId: steward };
      expect(await desk.refused(admin, change(same))).toEqual({ code: "NOTHING_TO_CHANGE", path: null, details: {} });
    });

    it("never names a steward who loses the owning roles in the same instant", async () => {
      for (let round = 0; round < 10; round += 1) {
        const next = await desk.aPerson();
        const { revision } = await desk.lockOf("teams", team);
        const [named, stripped] = await Promise.all([
          desk.as(admin, change({ expectedRevision: revision, queueStewardId: next })),
          desk.as("system:test", (work) => updatePerson(work, { personId: next, expectedRevision: 1, roles: [] })),
        ]);
        expect([named, stripped].map((outcome) => ("code" in outcome ? outcome.code : "changed"))).toEqual(
          "code" in named ? ["PERSON_NOT_ELIGIBLE", "changed"] : ["changed", "DUTIES_OUTSTANDING"],
        );
      }
    });
  });
});
