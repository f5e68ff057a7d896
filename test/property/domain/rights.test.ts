import fc from "fast-check";
import {
  type Action,
  GRANTS,
  mayOnCase,
  maySee,
  PERSON_ROLES,
  type PersonStanding,
  roleMayEver,
  standingOf,
} from "../../../src/domain/permissions";
import { anyPerson, anyPlace, anyTie, anyTies, NOW, ownsByRole } from "./any-standing";

const ACTIONS = Object.keys(GRANTS) as Action[];
/** What every signed-in person may, whatever the case. */
const READING: readonly Action[] = ACTIONS.filter((action) => "everyone" in GRANTS[action]);
const DOING = ACTIONS.filter((action) => !READING.includes(action));
const runs = { numRuns: 2_000 };

/** What a person may do to one case, all at once. */
function rightsOf(person: PersonStanding, place: Parameters<typeof standingOf>[1], ties: Parameters<typeof standingOf>[2]): Set<Action> {
  const standing = standingOf(person, place, ties, NOW);
  return new Set(DOING.filter((action) => mayOnCase(person, action, standing) === null));
}

describe("rights", () => {
  test("deny by default: without a role and without a relation nothing may be done", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, (person, place) => {
        const nobody: PersonStanding = { ...person, id: "per_00000000000000000000000009", roles: [] };
        expect([...rightsOf(nobody, place, { held: [], accountTeam: false })]).toEqual([]);
        expect(DOING.filter((action) => roleMayEver(nobody, action))).toEqual([]);
      }),
      runs,
    );
  });

  test("whoever is inactive may nothing, and no case exists for them", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, (person, place, ties) => {
        const left = { ...person, active: false };
        expect(ACTIONS.filter((action) => roleMayEver(left, action))).toEqual([]);
        expect(maySee(left, standingOf(left, place, ties, NOW))).toBe(false);
      }),
      runs,
    );
  });

  test("rights add up: a further role never takes one away", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, fc.constantFrom(...PERSON_ROLES), (person, place, ties, role) => {
        const more = { ...person, roles: [...new Set([...person.roles, role])] };
        const after = rightsOf(more, place, ties);
        for (const action of rightsOf(person, place, ties)) expect(after).toContain(action);
        for (const action of ACTIONS) if (roleMayEver(person, action)) expect(roleMayEver(more, action)).toBe(true);
      }),
      runs,
    );
  });

  test("rights add up: a further relation never takes one away", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, anyTie, fc.boolean(), (person, place, ties, tie, accountTeam) => {
        const more = { held: [...ties.held, tie], accountTeam: ties.accountTeam || accountTeam };
        const after = rightsOf(person, place, more);
        for (const action of rightsOf(person, place, ties)) expect(after).toContain(action);
        if (maySee(person, standingOf(person, place, ties, NOW))) expect(maySee(person, standingOf(person, place, more, NOW))).toBe(true);
      }),
      runs,
    );
  });

  test("a relation past its end is none, and it ends at that very instant", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, (person, place, ties) => {
        const running = ties.held.filter((tie) => tie.until === null || tie.until.getTime() > NOW.getTime());
        const { delegationEnded, ...standing } = standingOf(person, place, ties, NOW);
        expect({ ...standing, delegationEnded: false }).toEqual(standingOf(person, place, { ...ties, held: running }, NOW));
        expect(delegationEnded).toBe(ties.held.some((tie) => tie.relation === "DELEGATE" && !running.includes(tie)));
      }),
      runs,
    );
  });

  test("every relation that runs is counted but an owner's help on their own case, and the order in which they are told changes nothing", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, (person, place, ties) => {
        const standing = standingOf(person, place, ties, NOW);
        for (const tie of ties.held) {
          const still = tie.until === null || tie.until > NOW;
          const helpsThemselves = tie.relation === "COLLABORATOR" && place.ownerId === person.id;
          if (still) expect(standing.relations.has(tie.relation)).toBe(!helpsThemselves);
        }
        const backwards = standingOf(person, place, { ...ties, held: [...ties.held].reverse() }, NOW);
        expect(rightsOf(person, place, { ...ties, held: [...ties.held].reverse() })).toEqual(rightsOf(person, place, ties));
        expect(backwards.raci === "INFORMED").toBe(standing.raci === "INFORMED");
      }),
      runs,
    );
  });

  test("an external sees their team's cases, their own and those they help on, and nothing else", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, (person, place, ties) => {
        const external = { ...person, external: true, active: true };
        const inTeam = external.memberOf.includes(place.teamId) || external.leaderOf.includes(place.teamId);
        const own = [place.ownerId, place.contactOwnerId, place.resolutionOwnerId].includes(external.id);
        const help = ties.held.some((tie) => tie.until === null || tie.until > NOW);
        expect(maySee(external, standingOf(external, place, ties, NOW))).toBe(inTeam || own || help);
      }),
      runs,
    );
  });

  test("everyone inside sees every case", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, (person, place, ties) => {
        expect(maySee({ ...person, external: false, active: true }, standingOf(person, place, ties, NOW))).toBe(true);
      }),
      runs,
    );
  });

  test("the coarse gate never stops whom their relation to a case would let in", () => {
    fc.assert(
      fc.property(
        anyPerson.filter((person) => person.active && ownsByRole(person)),
        anyPlace,
        anyTies,
        fc.constantFrom(...DOING),
        (person, place, ties, action) => {
          const answer = mayOnCase(person, action, standingOf(person, place, ties, NOW));
          if (answer === null || answer.code === "PROPOSE_INSTEAD") expect(roleMayEver(person, action)).toBe(true);
        },
      ),
      runs,
    );
  });

  test("being outside never gives a right", () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        for (const action of ACTIONS) {
          if (roleMayEver({ ...person, external: true }, action)) expect(roleMayEver({ ...person, external: false }, action)).toBe(true);
        }
      }),
      runs,
    );
  });
});
