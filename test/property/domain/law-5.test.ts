import fc from "fast-check";
import { type Action, type CaseStanding, mayOnCase, RACI_ROLES, standingOf } from "../../../src/domain/permissions";
import { anyPerson, anyPlace, anyTies, NOW } from "./any-standing";

/** Every action that changes status, priority, category, SLA or owner. */
const STEERING: readonly Action[] = ["SET_STATUS", "CLASSIFY", "RESOLVE", "CLOSE", "OFFER_TRANSFER", "FORCE_ASSIGN", "TAKE"];
/** Those of them that a helper may propose. */
const PROPOSABLE: readonly Action[] = ["SET_STATUS", "CLASSIFY", "RESOLVE", "CLOSE", "OFFER_TRANSFER"];

const anyRaci = fc.constantFrom(...RACI_ROLES);

function helping(standing: CaseStanding, raci: (typeof RACI_ROLES)[number]): CaseStanding {
  return { ...standing, relations: new Set([...standing.relations, "COLLABORATOR"]), raci };
}

function notHelping(standing: CaseStanding): CaseStanding {
  return { ...standing, relations: new Set([...standing.relations].filter((relation) => relation !== "COLLABORATOR")), raci: null };
}

describe("law 5", () => {
  test("Being a collaborator never gives the right to change status, priority, category, SLA or owner; they can propose, and the owner accepts.", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, anyRaci, fc.constantFrom(...STEERING), (person, place, ties, raci, action) => {
        const without = notHelping(standingOf(person, place, ties, NOW));
        const alone = mayOnCase(person, action, without);
        const asHelper = mayOnCase(person, action, helping(without, raci));
        expect(asHelper === null).toBe(alone === null);
        if (asHelper !== null && raci !== "INFORMED" && PROPOSABLE.includes(action)) expect(asHelper.code).toBe("PROPOSE_INSTEAD");
      }),
      { numRuns: 2_000 },
    );
  });

  test("whoever is only kept informed cannot even propose", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROPOSABLE), anyPlace, (action, place) => {
        const agent = {
          id: "per_00000000000000000000000009",
          roles: ["AGENT"],
          external: false,
          active: true,
          memberOf: [place.teamId],
          leaderOf: [],
        } as const;
        const informed = standingOf(
          agent,
          place,
          { held: [{ relation: "COLLABORATOR", raci: "INFORMED", until: null }], accountTeam: false },
          NOW,
        );
        expect(mayOnCase(agent, action, informed)?.code).toBe("INFORMED_READS_ONLY");
      }),
      { numRuns: 1_000 },
    );
  });
});
