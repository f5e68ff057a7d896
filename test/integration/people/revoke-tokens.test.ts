import { newId } from "../../../src/db/new-id";
import { isRefusal } from "../../../src/domain/refusal";
import { revokeTokens } from "../../../src/features/people/revoke-tokens.command";
import { type DirectoryDesk, openDirectoryDesk } from "../../support/directory-desk";

describe("revokeTokens", () => {
  let desk: DirectoryDesk;
  beforeAll(async () => {
    desk = await openDirectoryDesk();
  });
  afterAll(() => desk.close());

  it("refuses every token that was issued up to this second, and tells why", async () => {
    const admin = await desk.aPerson({ roles: ["ADMIN"] });
    const ana = await desk.aPerson();
    const revoked = await desk.as(admin, (work) => revokeTokens(work, { personId: ana, reason: "DEVICE_LOST" }));
    expect(isRefusal(revoked)).toBe(false);
    const [line] = await desk.ask<{ from: Date; told: Date }>(
      `select p.tokens_valid_from as from, date_trunc('second', e.recorded_at) + interval '1 second' as told
        from persons p join events e on e.stream = p.id and e.stream_sequence = 2 where p.id = $1`,
      [ana],
    );
    expect(line?.from).toEqual(line?.told);
    expect((await desk.story(ana)).at(-1)).toEqual({
      type: "PERSON_CHANGED",
      streamSequence: 2,
      actor: admin,
      before: { tokensValidFrom: null },
      after: { tokensValidFrom: line?.from.toISOString(), reason: "DEVICE_LOST" },
    });
    expect(await desk.lockOf("persons", ana)).toEqual({ revision: 2, lastSequence: 2 });
  });

  it("never moves the line back", async () => {
    const ana = await desk.aPerson();
    await desk.ask("update persons set tokens_valid_from = '2190-01-01T00:00:00Z' where id = $1", [ana]);
    const again = await desk.refused("system:test", (work) => revokeTokens(work, { personId: ana, reason: "OTHER" }));
    expect(again).toEqual({ code: "NOTHING_TO_CHANGE", path: null, details: {} });
  });

  it("refuses who is not there", async () => {
    for (const personId of [newId("per"), newId("team"), ""]) {
      const refused = await desk.refused("system:test", (work) => revokeTokens(work, { personId, reason: "OTHER" }));
      expect(refused).toEqual({ code: "NOT_FOUND", path: ["personId"], details: {} });
    }
  });
});
