import type { PersonId } from "../../../src/domain/ids";
import { type AuthorityWorld, openAuthorityWorld } from "../authority/authority-world";
import { type AskRefused, askerOfRefusals } from "./ask-refused";
import { done, inDays } from "./right-inputs";

const NEVER = "0".repeat(26);
const PAST = "2001-01-01T00:00:00Z";

let world: AuthorityWorld;
let refusal: AskRefused;
let admin: PersonId;
let gone: PersonId;

beforeAll(async () => {
  world = await openAuthorityWorld();
  admin = world.people.ADMIN;
  gone = await world.desk.aPerson({ name: "Gone" });
  await world.desk.deactivate(gone);
  refusal = await askerOfRefusals(world);
}, 300_000);
afterAll(() => world.close());

const people = (count: number) => Promise.all(Array.from({ length: count }, () => world.desk.aPerson()));
const step = (personId: string, thenTheirCover = true) => ({ personId, thenTheirCover });
const cover = (input: object) => done(world, admin, "setCover", input, "event { id }");

describe("a cover is refused", () => {
  const LOOP = { code: "COVER_LOOP", path: ["chain"] };

  test("that goes from one person to the other and back", async () => {
    const [eve = gone, zoe = gone] = await people(2);
    await cover({ personId: eve, chain: [step(zoe)] });
    expect(await refusal(admin, "setCover", { personId: zoe, chain: [step(eve)] })).toEqual(LOOP);
    expect(await refusal(zoe, "setCover", { personId: zoe, chain: [step(eve, false)] })).toEqual(LOOP);
  });

  test("that comes back over a chain of five", async () => {
    const chain = await people(5);
    for (const [index, personId] of chain.slice(0, -1).entries()) await cover({ personId, chain: [step(chain[index + 1] ?? gone)] });
    const [first = gone, , third = gone] = chain;
    expect(await refusal(admin, "setCover", { personId: chain.at(-1), chain: [step(first)] })).toEqual(LOOP);
    expect(await refusal(admin, "setCover", { personId: chain.at(-1), chain: [step(third)] })).toEqual(LOOP);
  });

  test("of a team or a person that names one of them twice, themselves, who left or nobody", async () => {
    const [eve = gone, zoe = gone] = await people(2);
    for (const whose of [{ personId: eve }, { teamId: world.team }]) {
      const told = (code: string, at: number) => ({ code, path: ["chain", String(at), "personId"] });
      const set = (chain: object[]) => refusal(admin, "setCover", { ...whose, chain });
      expect(await set([step(zoe), step(zoe)])).toEqual(told("CHANGE_UNCLEAR", 1));
      expect(await set([step(zoe), step(gone)])).toEqual(told("PERSON_INACTIVE", 1));
      expect(await set([step(`per_${NEVER}`)])).toEqual(told("NOT_FOUND", 0));
      expect(await set([step(world.otherTeam)])).toEqual(told("NOT_FOUND", 0));
    }
    expect(await refusal(admin, "setCover", { personId: eve, chain: [step(eve)] })).toEqual({
      code: "NOT_TO_ONESELF",
      path: ["chain", "0", "personId"],
    });
    const both = { personId: eve, teamId: world.team, chain: [step(zoe)] };
    expect(await refusal(admin, "setCover", both)).toEqual({ code: "CHANGE_UNCLEAR", path: ["personId"] });
    expect(await refusal(admin, "setCover", { chain: [step(zoe)] })).toEqual({ code: "CHANGE_UNCLEAR", path: ["personId"] });
  });

  test("in no time where many ways lead on: thirty people, each covered by all after them", async () => {
    const crowd = await people(30);
    await world.owner.query(
      `insert into cover_steps (subject_id, position, person_id, then_their_cover)
        select one, other.at - row.at, other.id, true from unnest($1::text[]) with ordinality row(one, at), unnest($1::text[]) with ordinality other(id, at)
        where other.at > row.at`,
      [crowd],
    );
    const begun = performance.now();
    expect(await refusal(admin, "setCover", { personId: crowd.at(-1), chain: [step(crowd[0] ?? gone)] })).toEqual(LOOP);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});

describe("an absence is refused", () => {
  test("that begins in the past, ends before it starts, or ends in three years", async () => {
    const [eve = gone] = await people(1);
    const leave = (change: object) => refusal(admin, "recordLeave", { personId: eve, from: inDays(1), until: inDays(3), ...change });
    expect(await leave({ from: PAST })).toEqual({ code: "IN_THE_PAST", path: ["from"] });
    expect(await leave({ from: inDays(4) })).toEqual({ code: "ENDS_BEFORE_START", path: ["until"] });
    expect(await leave({ until: PAST })).toEqual({ code: "ENDS_BEFORE_START", path: ["until"] });
    expect(await leave({ until: inDays(1_100) })).toEqual({ code: "TOO_FAR_AHEAD", path: ["until"] });
    expect(await leave({ defaultToPersonId: eve })).toEqual({ code: "NOT_TO_ONESELF", path: ["defaultToPersonId"] });
    expect(await leave({ defaultToPersonId: gone })).toEqual({ code: "PERSON_INACTIVE", path: ["defaultToPersonId"] });
    const handover = { kind: "OWNERSHIP", subjectId: `case_${NEVER}`, toPersonId: world.parts.colleague };
    expect(await leave({ plan: [handover] })).toEqual({ code: "NOT_FOUND", path: ["plan", "0", "subjectId"] });
    expect(await leave({ plan: [{ ...handover, toPersonId: eve }] })).toEqual({
      code: "NOT_TO_ONESELF",
      path: ["plan", "0", "toPersonId"],
    });
    expect(await refusal(admin, "setAwayNow", { personId: eve, until: PAST })).toEqual({ code: "IN_THE_PAST", path: ["until"] });
    expect(await refusal(admin, "setAwayNow", { personId: gone, until: inDays(1) })).toEqual({
      code: "PERSON_INACTIVE",
      path: ["personId"],
    });
  });

  test("that overlaps another of the same person, by whichever end", async () => {
    const [eve = gone] = await people(1);
    await done(world, admin, "recordLeave", { personId: eve, from: inDays(10), until: inDays(20) }, "event { id }");
    const overlaps = { code: "LEAVES_OVERLAP", path: ["from"] };
    const spans = [
      [5, 11],
      [12, 13],
      [19, 30],
      [5, 30],
    ] as const;
    for (const [from, until] of spans)
      expect(await refusal(eve, "recordLeave", { personId: eve, from: inDays(from), until: inDays(until) })).toEqual(overlaps);
    expect(await refusal(eve, "setAwayNow", { personId: eve, until: inDays(11) })).toEqual({ code: "LEAVES_OVERLAP", path: ["until"] });
  });

  test("that leaves a case to nobody", async () => {
    const [eve = gone] = await people(1);
    await world.desk.aCase(eve, await world.desk.aTeam({ queueStewardId: eve }));
    const leave = { personId: eve, from: inDays(1), until: inDays(3) };
    expect((await refusal(eve, "recordLeave", leave)).code).toBe("DUTIES_OUTSTANDING");
    expect((await refusal(eve, "setAwayNow", { personId: eve, until: inDays(3) })).code).toBe("DUTIES_OUTSTANDING");
  });
});

describe("a calendar is refused", () => {
  const day = (opens: string, closes: string) => ({ weekday: "MONDAY", opens, closes });
  test.each([
    ["that closes before it opens", [day("17:00", "09:00")], { code: "ENDS_BEFORE_START", path: ["week", "0"] }],
    ["that closes when it opens", [day("09:00", "09:00")], { code: "ENDS_BEFORE_START", path: ["week", "0"] }],
    ["whose hours overlap", [day("09:00", "13:00"), day("12:00", "17:00")], { code: "INTERVALS_OVERLAP", path: ["week", "1"] }],
    ["that never opens", [], { code: "NO_WORKING_TIME", path: ["week"] }],
    ["that opens at 24:00", [day("24:00", "09:00")], { code: "BAD_USER_INPUT", path: ["input", "week", 0, "opens"] }],
  ])("%s", async (_what, week, told) => {
    expect(await refusal(admin, "saveCalendar", { name: "Office", timeZone: "Europe/Paris", week })).toEqual(told);
  });
});

describe("an integration is refused", () => {
  test("that may do nothing, or what nobody knows", async () => {
    const create = (scopes: string[]) => refusal(admin, "createServiceAccount", { name: "Portal", scopes });
    expect(await create([])).toEqual({ code: "SCOPE_UNKNOWN", path: ["scopes"] });
    expect(await create(["CASES_READ", "EVERYTHING"])).toEqual({ code: "BAD_USER_INPUT", path: ["input", "scopes", 1] });
  });

  test("a key that expired yesterday, lives for ever, or is of nobody; and one that is revoked twice", async () => {
    const { serviceAccount } = await done<{ serviceAccount: { id: string } }>(
      world,
      admin,
      "createServiceAccount",
      { name: "Portal", scopes: ["PORTAL_READ"] },
      "serviceAccount { id }",
    );
    const right = { serviceAccountId: serviceAccount.id, expiresAt: inDays(30) };
    const issue = (change: object) => refusal(admin, "issueApiKey", { ...right, ...change });
    expect(await issue({ expiresAt: PAST })).toEqual({ code: "IN_THE_PAST", path: ["expiresAt"] });
    expect(await issue({ expiresAt: inDays(400) })).toEqual({ code: "TOO_FAR_AHEAD", path: ["expiresAt"] });
    expect(await issue({ serviceAccountId: `svc_${NEVER}` })).toEqual({ code: "NOT_FOUND", path: ["serviceAccountId"] });
    const { apiKey } = await done<{ apiKey: { id: string } }>(world, admin, "issueApiKey", right, "apiKey { id }");
    await done(world, admin, "revokeApiKey", { apiKeyId: apiKey.id }, "event { id }");
    expect(await refusal(admin, "revokeApiKey", { apiKeyId: apiKey.id })).toEqual({ code: "KEY_REVOKED", path: ["apiKeyId"] });
  });
});
