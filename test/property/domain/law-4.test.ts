import fc from "fast-check";
import { CASE_STATUSES, type CaseFacts } from "../../../src/domain/case-facts";
import { judgeReply } from "../../../src/domain/conversation";
import { mayOnCase, standingOf } from "../../../src/domain/permissions";
import { anyPerson, anyPlace, anyTies, NOW } from "./any-standing";

const ACCOUNT = "acc_00000000000000000000000001";
const anyStatus = fc.constantFrom(...CASE_STATUSES);

describe("law 4", () => {
  test("Only the contact owner (or who acts for them, in every facet they held), or someone holding their unexpired delegation, can answer the customer; an automation answers only under such a delegation, as `onBehalfOf`.", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, anyStatus, fc.boolean(), (person, place, ties, status, known) => {
        const standing = standingOf(person, place, ties, NOW);
        const facts = { ...place, status, accountId: known ? ACCOUNT : null, contactId: null } as CaseFacts;
        const answer = judgeReply({ person, standing, facts });
        const runs = (relation: string) => ties.held.some((tie) => tie.relation === relation && (tie.until === null || tie.until > NOW));
        const speaks =
          place.contactOwnerId === person.id || runs("DELEGATE") || (runs("ACTING_OWNER") && place.ownerId === place.contactOwnerId);
        expect(answer === null).toBe(speaks && known && status !== "CLOSED");
        if (!speaks) {
          const held = ties.held.some((tie) => tie.relation === "DELEGATE");
          expect(answer?.code).toBe(held ? "DELEGATION_ENDED" : "NOT_CONTACT_OWNER");
        }
        // The table opens the door no further than the rule does.
        if (answer === null) expect(mayOnCase(person, "REPLY", standing)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});
