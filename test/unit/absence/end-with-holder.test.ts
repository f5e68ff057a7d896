import { DUTY_KINDS, type DutyKind, endsWithHolder, type HandoverQuestion, planHandover } from "../../../src/domain/absence";
import type { PersonId, TeamId } from "../../../src/domain/ids";
import type { PersonStanding } from "../../../src/domain/permissions";

const [leaver, ben, chloe] = [..."abc"].map((letter): PersonId => `per_${letter.repeat(26)}`) as [PersonId, PersonId, PersonId];
const team: TeamId = `team_${"t".repeat(26)}`;
const agent = (id: PersonId): PersonStanding => ({ id, roles: ["AGENT"], external: false, active: true, memberOf: [team], leaderOf: [] });

/** Somebody leaves holding one thing, with a default, a cover and an heir for everything. */
function planFor(kind: DutyKind, named: PersonId | null) {
  const question: HandoverQuestion = {
    leaverId: leaver,
    teamIds: [team],
    duties: [{ kind, subjectId: "one", teamId: team, notTo: null, heirs: [chloe] }],
    named: named === null ? [] : [{ kind, subjectId: "one", toPersonId: named, way: "SUCCESSOR" }],
    defaultToId: ben,
    rules: new Map([[leaver, [{ personId: ben, thenTheirCover: false }]]]),
    reach: "HEIRS",
    way: "ACTING",
    people: new Map([ben, chloe].map((id) => [id, agent(id)])),
    isAvailable: () => true,
  };
  const { handed, ending, outstanding } = planHandover(question);
  return { handed: handed.map(({ toPersonId }) => toPersonId), ending: ending.length, outstanding: outstanding.length };
}

test.each(DUTY_KINDS.filter((kind) => !endsWithHolder(kind)))(
  "a duty of the kind %s goes to whoever takes everything, and never just ends",
  (kind) => {
    expect(planFor(kind, null)).toEqual({ handed: [ben], ending: 0, outstanding: 0 });
  },
);

test.each(DUTY_KINDS.filter(endsWithHolder))(
  "a duty of the kind %s ends where nobody is named for it, whoever takes everything else",
  (kind) => {
    expect(planFor(kind, null)).toEqual({ handed: [], ending: 1, outstanding: 0 });
  },
);

test("half of a split case goes to whom the plan names for it, and else back to the owner", () => {
  for (const kind of ["CONTACT_OWNERSHIP", "RESOLUTION_OWNERSHIP"] as const) {
    expect(planFor(kind, chloe)).toEqual({ handed: [chloe], ending: 0, outstanding: 0 });
    expect(planFor(kind, null)).toEqual({ handed: [], ending: 1, outstanding: 0 });
  }
});

test("a task goes to whom the plan names for it; an offer, a delegation and a proposal go to nobody", () => {
  expect(planFor("TASK", chloe)).toEqual({ handed: [chloe], ending: 0, outstanding: 0 });
  for (const kind of ["TRANSFER_OFFER", "CONTACT_DELEGATION", "PROPOSAL"] as const)
    expect(planFor(kind, chloe)).toEqual({ handed: [], ending: 1, outstanding: 0 });
});
