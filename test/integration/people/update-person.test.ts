import { newId } from "../../../src/db/new-id";
import type { PersonId } from "../../../src/domain/ids";
import { type UpdatePerson, updatePerson } from "../../../src/features/people/update-person.command";
import { type DirectoryDesk, openDirectoryDesk } from "../../support/directory-desk";

describe("updatePerson", () => {
  let desk: DirectoryDesk;
  let admin: PersonId;
  let steward: PersonId;
  let ana: PersonId;
  let now: number;
  const change = (what: Partial<UpdatePerson>) => (work: Parameters<typeof updatePerson>[0]) =>
    updatePerson(work, { personId: ana, expectedRevision: now, ...what });

  beforeAll(async () => {
    desk = await openDirectoryDesk();
    admin = await desk.aPerson({ roles: ["ADMIN"] });
    await desk.aPerson({ roles: ["ADMIN"] });
    steward = await desk.aPerson();
  });
  beforeEach(async () => {
    ana = await desk.aPerson({ name: "Ana" });
    now = 1;
  });
  afterAll(() => desk.close());

  it("tells changed facts before and after, and of a changed name or address only that it changed", async () => {
    const email = `${ana}@example.test`;
    expect(await desk.as(admin, change({ name: "Anna", email, timeZone: "Asia/Tokyo", roles: ["AGENT"], external: true }))).toMatchObject({
      personId: ana,
    });
    expect((await desk.story(ana)).at(-1)).toEqual({
      type: "PERSON_CHANGED",
      streamSequence: 2,
      actor: admin,
      before: { external: false, timeZone: "Europe/Paris" },
      after: { external: true, timeZone: "Asia/Tokyo", nameChanged: true, emailChanged: true },
    });
    expect(await desk.ask("select name, email, external, time_zone from persons where id = $1", [ana])).toEqual([
      { name: "Anna", email, external: true, time_zone: "Asia/Tokyo" },
    ]);
    expect(await desk.lockOf("persons", ana)).toEqual({ revision: 2, lastSequence: 2 });
  });

  it("moves somebody between teams and tells each team that changed, and no other", async () => {
    const [left, kept, joined] = await Promise.all([1, 2, 3].map(() => desk.aTeam({ queueStewardId: steward, memberIds: [] })));
    await desk.as(admin, change({ teamIds: [left!, kept!] }));
    await desk.as(admin, change({ expectedRevision: 2, teamIds: [kept!, joined!] }));

    expect((await desk.story(ana)).at(-1)).toMatchObject({
      before: { teamIds: [left!, kept!].sort() },
      after: { teamIds: [kept!, joined!].sort() },
    });
    expect((await desk.story(left!)).at(-1)).toMatchObject({ before: { memberIds: [ana] }, after: { memberIds: [] } });
    expect((await desk.story(joined!)).at(-1)).toMatchObject({ before: { memberIds: [] }, after: { memberIds: [ana] } });
    expect(await desk.lockOf("teams", kept!)).toEqual({ revision: 2, lastSequence: 2 });
    const places = await desk.ask<{ team_id: string }>("select team_id from team_memberships where person_id = $1 order by 1", [ana]);
    expect(places.map((place) => place.team_id)).toEqual([kept!, joined!].sort());
  });

  it("ends somebody's leading of teams with their role of TEAM_LEAD", async () => {
    await desk.as(admin, change({ roles: ["AGENT", "TEAM_LEAD"] }));
    const team = await desk.aTeam({ queueStewardId: steward, leadIds: [ana], memberIds: [ana] });
    await desk.as(admin, change({ expectedRevision: 2, roles: ["AGENT"] }));
    expect((await desk.story(team)).at(-1)).toMatchObject({ before: { leadIds: [ana] }, after: { leadIds: [] } });
    expect(await desk.ask("select is_lead, is_member from team_memberships where person_id = $1", [ana])).toEqual([
      { is_lead: false, is_member: true },
    ]);
  });

  it("refuses a revision that somebody has changed since, and says which object to read again", async () => {
    await desk.as(admin, change({ name: "Anna" }));
    expect(await desk.refused(admin, change({ name: "Anne" }))).toEqual({
      code: "REVISION_CONFLICT",
      path: ["expectedRevision"],
      details: { currentId: ana, expectedRevision: 1 },
    });
  });

  it("lets one of two changes of the same revision through", async () => {
    const both = await Promise.all(["One", "Two"].map((name) => desk.as(admin, change({ name }))));
    expect(both.map((outcome) => ("code" in outcome ? outcome.code : "changed")).sort()).toEqual(["REVISION_CONFLICT", "changed"]);
    expect(await desk.lockOf("persons", ana)).toEqual({ revision: 2, lastSequence: 2 });
  });

  it("refuses a change that changes nothing", async () => {
    const same = {
      name: "Ana",
      roles: ["AGENT" as const],
      authorityLevelKey: "L1",
      external: false,
      timeZone: "Europe/Paris",
      teamIds: [],
    };
    expect(await desk.refused(admin, change(same))).toEqual({ code: "NOTHING_TO_CHANGE", path: null, details: {} });
    expect(await desk.refused(admin, change({}))).toEqual({ code: "NOTHING_TO_CHANGE", path: null, details: {} });
  });

  it.each([
    ["an unknown id", () => newId("per")],
    ["the id of a case", () => newId("case")],
    ["no id at all", () => "x' or true --"],
  ])("refuses %s where a person is meant", async (_what, id) => {
    expect(await desk.refused(admin, change({ personId: id(), name: "X" }))).toEqual({
      code: "NOT_FOUND",
      path: ["personId"],
      details: {},
    });
  });

  it("refuses an address that somebody has, a level that is not on the ladder, and a team that is not there", async () => {
    await desk.aPerson({ email: "taken@example.test" });
    expect(await desk.refused(admin, change({ email: "taken@example.test" }))).toEqual({ code: "KEY_TAKEN", path: ["email"], details: {} });
    const level = { code: "KEY_UNKNOWN", path: ["authorityLevelKey"], details: {} };
    expect(await desk.refused(admin, change({ authorityLevelKey: "L9" }))).toEqual(level);
    const team = { code: "NOT_FOUND", path: ["teamIds", "0"], details: {} };
    expect(await desk.refused(admin, change({ name: "X", teamIds: [ana] }))).toEqual(team);
  });

  it("refuses to change somebody who left", async () => {
    await desk.deactivate(ana);
    expect(await desk.refused(admin, change({ name: "X" }))).toEqual({ code: "PERSON_INACTIVE", path: ["personId"], details: {} });
  });

  it("refuses to take the owning roles from somebody who owns an open case or stewards a queue, and says what they hold", async () => {
    const team = await desk.aTeam({ queueStewardId: ana });
    const held = await desk.aCase(ana, team);
    expect(await desk.refused(admin, change({ roles: ["CUSTOMER_SUCCESS_MANAGER"] }))).toEqual({
      code: "DUTIES_OUTSTANDING",
      path: ["roles"],
      details: {
        outstanding: [
          { kind: "QUEUE_STEWARDSHIP", subjectId: team },
          { kind: "OWNERSHIP", subjectId: held },
        ],
      },
    });
    expect(await desk.as(admin, change({ roles: ["ESCALATION_MANAGER"] }))).toMatchObject({ personId: ana });
  });

  it("refuses to make the steward of a queue external to its team", async () => {
    const team = await desk.aTeam({ queueStewardId: ana });
    const outstanding = [{ kind: "QUEUE_STEWARDSHIP", subjectId: team }];
    expect(await desk.refused(admin, change({ external: true }))).toEqual({
      code: "DUTIES_OUTSTANDING",
      path: ["external"],
      details: { outstanding },
    });
    expect(await desk.as(admin, change({ external: true, teamIds: [team] }))).toMatchObject({ personId: ana });
    now = 2;
    expect(await desk.refused(admin, change({ teamIds: [] }))).toEqual({
      code: "DUTIES_OUTSTANDING",
      path: ["teamIds"],
      details: { outstanding },
    });
  });
});
