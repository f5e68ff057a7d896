import fc from "fast-check";
import type { PersonId, TeamId } from "../../../src/domain/ids";
import { type CaseTies, OWNER_ROLES, PERSON_ROLES, type PersonStanding, RACI_ROLES } from "../../../src/domain/permissions";

export const NOW = new Date("2026-03-02T09:00:00.000Z");

const PERSONS: readonly PersonId[] = ["per_00000000000000000000000001", "per_00000000000000000000000002", "per_00000000000000000000000003"];
const TEAMS: readonly TeamId[] = ["team_00000000000000000000000001", "team_00000000000000000000000002", "team_00000000000000000000000003"];

export const anyPersonId = fc.constantFrom(...PERSONS);
export const anyTeamId = fc.constantFrom(...TEAMS);

/** Anybody: any set of roles, inside or outside, active or not, in and leading any teams. */
export const anyPerson: fc.Arbitrary<PersonStanding> = fc.record({
  id: anyPersonId,
  roles: fc.subarray([...PERSON_ROLES]),
  external: fc.boolean(),
  active: fc.boolean(),
  memberOf: fc.subarray([...TEAMS]),
  leaderOf: fc.subarray([...TEAMS]),
});

/** Who owns which half of a case, and whose team it is. */
export const anyPlace = fc.record({ ownerId: anyPersonId, contactOwnerId: anyPersonId, resolutionOwnerId: anyPersonId, teamId: anyTeamId });

/** Before, at and after now, and never. */
const anyEnd = fc.option(fc.constantFrom(-60_000, -1, 0, 1, 60_000).map((milliseconds) => new Date(NOW.getTime() + milliseconds)));

/** One tie, running or past. */
export const anyTie: fc.Arbitrary<CaseTies["held"][number]> = fc.oneof(
  fc.record({ relation: fc.constant("COLLABORATOR" as const), raci: fc.constantFrom(...RACI_ROLES), until: anyEnd }),
  fc.record({ relation: fc.constantFrom("ACTING_OWNER" as const, "DELEGATE" as const), raci: fc.constant(null), until: anyEnd }),
);

export const anyTies: fc.Arbitrary<CaseTies> = fc.record({ held: fc.array(anyTie, { maxLength: 4 }), accountTeam: fc.boolean() });

/** Whether a person's roles are ones that own; only such a person is ever an owner, an acting owner or half of a split. */
export function ownsByRole(person: PersonStanding): boolean {
  return person.roles.some((role) => OWNER_ROLES.includes(role));
}
