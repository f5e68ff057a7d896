import fc from "fast-check";
import { type CoverStep, type HandoverQuestion, type HeldDuty, judgeTaker, planHandover } from "../../../src/domain/absence";
import type { PersonId, TeamId } from "../../../src/domain/ids";
import { PERSON_ROLES, type PersonStanding } from "../../../src/domain/permissions";

const LAW =
  "Nobody can be deactivated, or begin a recorded leave, while a case would keep them as owner without an acting owner or a successor.";
const PEOPLE = [..."abcdef"].map((letter): PersonId => `per_${letter.repeat(26)}`);
const TEAMS = [..."pq"].map((letter): TeamId => `team_${letter.repeat(26)}`);
const LEAVER = PEOPLE[0] as PersonId;

const anybody = fc.constantFrom(...PEOPLE);
const anyTeam = fc.constantFrom(...TEAMS);
const anyStanding = (id: PersonId): fc.Arbitrary<PersonStanding> =>
  fc.record({
    id: fc.constant(id),
    roles: fc.subarray([...PERSON_ROLES], { minLength: 1 }),
    external: fc.boolean(),
    active: fc.boolean(),
    memberOf: fc.subarray(TEAMS),
    leaderOf: fc.constant([]),
  });
const anyDuty: fc.Arbitrary<HeldDuty> = fc.record({
  kind: fc.constantFrom("OWNERSHIP" as const, "QUEUE_STEWARDSHIP" as const, "ACTING_OWNERSHIP" as const),
  subjectId: fc.constantFrom("one", "two", "three"),
  teamId: fc.option(anyTeam),
  notTo: fc.option(anybody),
  heirs: fc.array(anybody, { maxLength: 3 }),
  standsInFor: fc.option(fc.record({ personId: anybody, teamIds: fc.subarray(TEAMS) })),
  standInId: fc.option(anybody),
});
const anySteps: fc.Arbitrary<CoverStep[]> = fc.array(fc.record({ personId: anybody, thenTheirCover: fc.boolean() }), { maxLength: 3 });
const anyQuestion: fc.Arbitrary<HandoverQuestion> = fc
  .record({
    duties: fc.uniqueArray(anyDuty, { maxLength: 5, selector: ({ kind, subjectId }) => `${kind} ${subjectId}` }),
    named: fc.array(
      fc.record({
        kind: fc.constantFrom("OWNERSHIP" as const, "QUEUE_STEWARDSHIP" as const),
        subjectId: fc.constantFrom("one", "two", "three"),
        toPersonId: anybody,
        way: fc.constantFrom("ACTING" as const, "SUCCESSOR" as const),
      }),
      { maxLength: 4 },
    ),
    defaultToId: fc.option(anybody),
    rules: fc
      .tuple(...[...PEOPLE, ...TEAMS].map((subject) => anySteps.map((steps) => [subject, steps] as const)))
      .map((entries) => new Map<string, CoverStep[]>(entries)),
    reach: fc.constantFrom("NAMED" as const, "COVER" as const, "HEIRS" as const),
    teamIds: fc.subarray(TEAMS),
    standings: fc.tuple(...PEOPLE.map(anyStanding)),
    away: fc.subarray(PEOPLE),
  })
  .map(({ standings, away, ...rest }) => ({
    ...rest,
    leaverId: LEAVER,
    way: "ACTING" as const,
    people: new Map(standings.map((person) => [person.id, person])),
    isAvailable: (id: PersonId) => !away.includes(id) && standings.some((person) => person.id === id && person.active),
  }));

describe("law 15, as a rule", () => {
  it(LAW, () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { handed, staying, outstanding } = planHandover(question);
        const keys = (list: readonly { kind: string; subjectId: string }[]) => list.map(({ kind, subjectId }) => `${kind} ${subjectId}`);
        expect([...keys(handed), ...keys(staying), ...keys(outstanding)].sort()).toEqual(keys(question.duties).sort());
        for (const handover of handed) {
          const duty = question.duties.find(({ kind, subjectId }) => kind === handover.kind && subjectId === handover.subjectId);
          const receiver = question.people.get(handover.toPersonId);
          expect(handover.toPersonId).not.toBe(LEAVER);
          expect(question.isAvailable(handover.toPersonId)).toBe(true);
          expect(duty === undefined || receiver === undefined ? "unknown" : judgeTaker(duty, receiver)).toBeNull();
          expect(handover.way === "ACTING" && handover.kind === "QUEUE_STEWARDSHIP").toBe(false);
        }
        for (const duty of staying) {
          const standIn = question.people.get(duty.standInId ?? "");
          expect(duty.standInId).not.toBe(LEAVER);
          expect(standIn === undefined ? "unknown" : judgeTaker(duty, standIn)).toBeNull();
          expect(question.isAvailable(duty.standInId as PersonId)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves nothing outstanding that an heir could take, once the heirs may", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { outstanding } = planHandover({ ...question, reach: "HEIRS" });
        for (const duty of outstanding) {
          const able = duty.heirs.filter((id) => {
            const heir = question.people.get(id);
            return id !== LEAVER && question.isAvailable(id) && heir !== undefined && judgeTaker(duty, heir) === null;
          });
          expect(able).toEqual([]);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it("leaves alone whoever stands in already, unless the plan names somebody else who could", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { handed, staying } = planHandover({ ...question, reach: "HEIRS", named: [] });
        for (const { standInId, ...duty } of question.duties) {
          const standIn = question.people.get(standInId ?? "");
          const goesOn =
            standIn !== undefined && standIn.id !== LEAVER && question.isAvailable(standIn.id) && judgeTaker(duty, standIn) === null;
          expect(staying.some(({ kind, subjectId }) => kind === duty.kind && subjectId === duty.subjectId)).toBe(goesOn);
        }
        expect(planHandover({ ...question, reach: "COVER" }).staying).toEqual([]);
        expect(handed.length + staying.length).toBeLessThanOrEqual(question.duties.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it("asks more people the further it may reach, and never fewer", () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const left = (["NAMED", "COVER", "HEIRS"] as const).map((reach) => planHandover({ ...question, reach }).outstanding.length);
        expect(left).toEqual([...left].sort((one, other) => other - one));
      }),
      { numRuns: 1_000 },
    );
  });
});
