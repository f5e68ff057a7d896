import type { PersonId } from "../../../src/domain/ids";
import { type AbsenceDesk, anAbsenceDesk, HOUR_MS } from "../../support/absence-desk";
import { outcomeOf } from "../../support/case-desk";

let desk: AbsenceDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
let hiro: PersonId;
beforeAll(async () => {
  desk = await anAbsenceDesk();
  ({ ana, ben, chloe, hiro } = desk.people);
});
afterAll(() => desk.close());

const step = (personId: string, thenTheirCover = false) => ({ personId, thenTheirCover });
const refusal = (outcome: unknown) => outcome as { code: string; path: string[] };

test("the standing cover is kept in order, resolved to who is available, and told by ids", async () => {
  const eve = await desk.aPerson({ teamIds: [desk.team] });
  const zoe = await desk.aPerson({ name: "Zoe" });
  await desk.covered(zoe, ana);
  const input = { personId: eve, chain: [step(zoe, true), step(ben)], expectedRevision: 1 };
  const { setCover } = await desk.gets<{ setCover: object }>(eve, "set-cover", { input });
  expect(setCover).toMatchObject({
    cover: {
      person: { id: eve },
      team: null,
      chain: [
        { person: { id: zoe }, thenTheirCover: true },
        { person: { id: ben }, thenTheirCover: false },
      ],
    },
    event: { type: "PERSON_CHANGED", stream: eve, before: { coverIds: [] }, after: { coverIds: [zoe, ben], coverFollowedIds: [zoe] } },
    userErrors: [],
  });
  const cover = async () =>
    (await desk.gets<{ person: { cover: { id: string }[] } }>(ana, "person", { id: eve })).person.cover.map(({ id }) => id);
  expect(await cover()).toEqual([zoe, ana, ben]);
  const away = await desk.must(desk.awayNow(zoe, zoe, await desk.ahead(HOUR_MS)));
  expect(await cover()).toEqual([ana, ben]);
  await desk.must(desk.endAbsence(zoe, away.absenceId));
});

test("a cover that comes back to where it began is refused, and so is who stands in for themselves", async () => {
  const [eve, zoe, yan] = [await desk.aPerson(), await desk.aPerson(), await desk.aPerson()];
  const gone = await desk.aPerson();
  await desk.deactivate(gone);
  await desk.must(desk.cover(eve, { personId: eve, chain: [step(zoe, true)] }));
  await desk.must(desk.cover(zoe, { personId: zoe, chain: [step(yan, true)] }));
  const deny = async (input: Parameters<AbsenceDesk["cover"]>[1]) => {
    const { code, path } = refusal(await desk.unchanged(() => desk.cover(hiro, input)));
    return [code, path?.join(".")];
  };
  expect(await deny({ personId: yan, chain: [step(eve)] })).toEqual(["COVER_LOOP", "chain"]);
  expect(await deny({ personId: zoe, chain: [step(eve, true)] })).toEqual(["COVER_LOOP", "chain"]);
  expect(await deny({ personId: eve, chain: [step(ben), step(ben)] })).toEqual(["CHANGE_UNCLEAR", "chain.1.personId"]);
  expect(await deny({ personId: eve, chain: [step(eve)] })).toEqual(["NOT_TO_ONESELF", "chain.0.personId"]);
  expect(await deny({ personId: eve, chain: [step(ben), step(gone)] })).toEqual(["PERSON_INACTIVE", "chain.1.personId"]);
  expect(await deny({ personId: eve, chain: [step("x")] })).toEqual(["NOT_FOUND", "chain.0.personId"]);
  expect(await deny({ personId: eve, teamId: desk.team, chain: [] })).toEqual(["CHANGE_UNCLEAR", "personId"]);
  expect(await deny({ chain: [] })).toEqual(["CHANGE_UNCLEAR", "personId"]);
  expect(await deny({ teamId: "x", chain: [] })).toEqual(["NOT_FOUND", "teamId"]);
  expect(await deny({ personId: eve, chain: [step(zoe, true)] })).toEqual(["NOTHING_TO_CHANGE", undefined]);
  expect(await deny({ personId: eve, chain: [], expectedRevision: 7 })).toEqual(["REVISION_CONFLICT", "expectedRevision"]);
});

test("of two who close a loop together one is refused", async () => {
  const [eve, zoe] = [await desk.aPerson(), await desk.aPerson()];
  const outcomes = await Promise.all([
    desk.cover(eve, { personId: eve, chain: [step(zoe, true)] }),
    desk.cover(zoe, { personId: zoe, chain: [step(eve, true)] }),
  ]);
  expect(outcomes.map(outcomeOf).sort()).toEqual(["ACCEPTED", "COVER_LOOP"]);
});

test("one's own cover is one's own, a team's is its lead's, and an admin sets all", async () => {
  const eve = await desk.aPerson({ teamIds: [desk.team] });
  const other = await desk.aTeam({ queueStewardId: ben });
  const deny = async (actor: PersonId, input: object) =>
    refusal(await desk.unchanged(() => desk.cover(actor, { ...input, chain: [step(ben)] }))).code;
  expect(await deny(ana, { personId: eve })).toBe("NOT_YOUR_TEAM");
  expect(await deny(ana, { teamId: desk.team })).toBe("NOT_YOUR_TEAM");
  expect(await deny(chloe, { teamId: other })).toBe("NOT_YOUR_TEAM");
  for (const [actor, who] of [
    [eve, ben],
    [chloe, ana],
    [hiro, ben],
  ] as const)
    expect(outcomeOf(await desk.cover(actor, { personId: eve, chain: [step(who)] }))).toBe("ACCEPTED");
  expect(outcomeOf(await desk.cover(chloe, { teamId: desk.team, chain: [step(ana)] }))).toBe("ACCEPTED");
  expect(outcomeOf(await desk.cover(hiro, { teamId: other, chain: [step(ana)] }))).toBe("ACCEPTED");
  const { team } = await desk.gets<{ team: object }>(ben, "team", { id: other });
  expect(team).toMatchObject({ standingCover: [{ person: { id: ana }, thenTheirCover: false }] });
});
