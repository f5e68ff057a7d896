import type { PersonId } from "../../../src/domain/ids";
import { type UpdatePerson, updatePerson } from "../../../src/features/people/update-person.command";
import { type DirectoryDesk, openDirectoryDesk } from "../../support/directory-desk";

describe("the rights of a person", () => {
  let desk: DirectoryDesk;
  let first: PersonId;
  let second: PersonId;
  let ana: PersonId;

  beforeEach(async () => {
    first = await desk.aPerson({ roles: ["ADMIN"] });
    second = await desk.aPerson({ roles: ["ADMIN"] });
    ana = await desk.aPerson();
  });
  afterEach(async () => {
    await desk.ask("update persons set roles = '{}' where 'ADMIN' = any(roles)");
  });
  beforeAll(async () => {
    desk = await openDirectoryDesk();
  });
  afterAll(() => desk.close());

  const change =
    (personId: PersonId, expectedRevision: number, what: Partial<UpdatePerson>) => (work: Parameters<typeof updatePerson>[0]) =>
      updatePerson(work, { personId, expectedRevision, ...what });
  const levelOf = async (id: PersonId) =>
    (
      await desk.ask(
        `select authority_level_key as "level", raise_to_level_key as "raiseTo", raise_asked_by as "askedBy" from persons where id = $1`,
        [id],
      )
    )[0];

  it("are never changed by themselves: neither roles nor level", async () => {
    const roles = { code: "NOT_TO_ONESELF", path: ["roles"], details: {} };
    expect(await desk.refused(first, change(first, 1, { roles: ["ADMIN", "AGENT"] }))).toEqual(roles);
    expect(await desk.refused(first, change(first, 1, { roles: [] }))).toEqual(roles);
    const level = { code: "NOT_TO_ONESELF", path: ["authorityLevelKey"], details: {} };
    expect(await desk.refused(first, change(first, 1, { authorityLevelKey: "L2" }))).toEqual(level);
    expect(await desk.as(first, change(first, 1, { name: "Still me", roles: ["ADMIN"], authorityLevelKey: "L1" }))).toMatchObject({
      personId: first,
    });
  });

  it("rise only when a second admin asks the same", async () => {
    await desk.as(first, change(ana, 1, { authorityLevelKey: "L2" }));
    expect(await levelOf(ana)).toEqual({ level: "L1", raiseTo: "L2", askedBy: first });
    expect((await desk.story(ana)).at(-1)).toMatchObject({
      before: { raiseToLevelKey: null, raiseAskedBy: null },
      after: { raiseToLevelKey: "L2", raiseAskedBy: first },
    });
    const again = { code: "FOUR_EYES_REQUIRED", path: ["authorityLevelKey"], details: {} };
    expect(await desk.refused(first, change(ana, 2, { authorityLevelKey: "L2" }))).toEqual(again);

    await desk.as(second, change(ana, 2, { authorityLevelKey: "L2" }));
    expect(await levelOf(ana)).toEqual({ level: "L2", raiseTo: null, askedBy: null });
    expect((await desk.story(ana)).at(-1)).toMatchObject({
      actor: second,
      before: { authorityLevelKey: "L1" },
      after: { authorityLevelKey: "L2" },
    });
  });

  it("do not rise when the second admin asks for another level", async () => {
    await desk.as(first, change(ana, 1, { authorityLevelKey: "L2" }));
    await desk.as(second, change(ana, 2, { authorityLevelKey: "L3" }));
    expect(await levelOf(ana)).toEqual({ level: "L1", raiseTo: "L3", askedBy: second });
  });

  it("do not rise on the word of somebody who is an admin no more", async () => {
    await desk.as(first, change(ana, 1, { authorityLevelKey: "L2" }));
    const third = await desk.aPerson({ roles: ["ADMIN"] });
    await desk.as(second, change(first, 1, { roles: ["AGENT"] }));
    await desk.as(second, change(ana, 2, { authorityLevelKey: "L2" }));
    expect(await levelOf(ana)).toMatchObject({ level: "L1", askedBy: second });
    const former = { code: "FOUR_EYES_REQUIRED", path: ["authorityLevelKey"], details: {} };
    expect(await desk.refused(first, change(ana, 3, { authorityLevelKey: "L2" }))).toEqual(former);
    await desk.as(third, change(ana, 3, { authorityLevelKey: "L2" }));
    expect(await levelOf(ana)).toMatchObject({ level: "L2" });
  });

  it("rise at once while there is one admin, and the event says that they decided alone", async () => {
    await desk.as(first, change(second, 1, { roles: [] }));
    await desk.as(first, change(ana, 1, { authorityLevelKey: "L3" }));
    expect(await levelOf(ana)).toMatchObject({ level: "L3" });
    expect((await desk.story(ana)).at(-1)?.after).toEqual({ authorityLevelKey: "L3", aloneAdmin: true });
  });

  it("fall at once, and their present level calls a raise off", async () => {
    const high = await desk.aPerson({ authorityLevelKey: "L2" });
    await desk.as(first, change(high, 1, { authorityLevelKey: "L3" }));
    await desk.as(first, change(high, 2, { authorityLevelKey: "L2" }));
    expect(await levelOf(high)).toEqual({ level: "L2", raiseTo: null, askedBy: null });
    await desk.as(first, change(high, 3, { authorityLevelKey: "L1" }));
    expect(await levelOf(high)).toMatchObject({ level: "L1" });
  });

  it("leave somebody an admin", async () => {
    await desk.as(first, change(second, 1, { roles: [] }));
    expect(await desk.refused("system:test", change(first, 1, { roles: ["AGENT"] }))).toEqual({
      code: "LAST_ADMIN",
      path: ["roles"],
      details: {},
    });
  });

  it("leave somebody an admin when two admins demote each other at once", async () => {
    for (let round = 0; round < 10; round += 1) {
      await desk.ask("update persons set roles = '{}' where 'ADMIN' = any(roles)");
      const one = await desk.aPerson({ roles: ["ADMIN"] });
      const other = await desk.aPerson({ roles: ["ADMIN"] });
      const both = await Promise.all([
        desk.as(one, change(other, 1, { roles: ["AGENT"] })),
        desk.as(other, change(one, 1, { roles: ["AGENT"] })),
      ]);
      expect(both.map((outcome) => ("code" in outcome ? outcome.code : "changed")).sort()).toEqual(["LAST_ADMIN", "changed"]);
      expect(await desk.ask("select count(*)::integer as count from persons where 'ADMIN' = any(roles)")).toEqual([{ count: 1 }]);
    }
  });
});
