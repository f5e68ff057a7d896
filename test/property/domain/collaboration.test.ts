import fc from "fast-check";
import type { CaseFacts } from "../../../src/domain/case-facts";
import { CASE_RIGHTS, FAR_FACT_OF, type RightQuestion, whyNot, withKindFacts } from "../../../src/domain/case-rights";
import { judgeAnswerProposal, judgeDelegate, judgeProposeKind, PROPOSAL_KINDS } from "../../../src/domain/collaboration";
import { ATTEMPT_OUTCOMES } from "../../../src/domain/conversation";
import { type CaseTies, mayOnCase, RACI_ROLES, standingOf } from "../../../src/domain/permissions";
import { anyFacts } from "../ownership/any-facts";
import { anyPerson, anyPersonId, anyPlace, anyTies, NOW } from "./any-standing";

const runs = { numRuns: 2_000 };
const openFacts = (place: object): CaseFacts => ({ ...place, status: "OPEN", untaken: false }) as CaseFacts;
const anyKind = fc.constantFrom(...PROPOSAL_KINDS);

/** The doors that lead past the owner's yes: every right to change, hand over or end, and to answer what is proposed. */
const DOORS = [
  "SET_STATUS",
  "CLASSIFY",
  "RESOLVE",
  "CLOSE",
  "TRANSFER",
  "FORCE",
  "STEAL",
  "RETURN",
  "SET_ACTING_OWNER",
  "SPLIT",
  "REOPEN",
] as const;

describe("law 5", () => {
  test("Being a collaborator never gives the right to change status, priority, category, SLA or owner; they can propose, and the owner accepts.", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, fc.constantFrom(...RACI_ROLES), (person, place, ties, raci) => {
        const alone: CaseTies = { ...ties, held: ties.held.filter(({ relation }) => relation !== "COLLABORATOR") };
        const helping: CaseTies = { ...alone, held: [...alone.held, { relation: "COLLABORATOR", raci, until: null }] };
        const ask = (held: CaseTies) => ({
          person,
          standing: standingOf(person, place, held, NOW),
          facts: openFacts(place),
          openOffer: null,
          now: NOW,
          wayBack: null,
          away: false,
          lastAttempt: null,
        });
        for (const door of DOORS) expect(whyNot[door](ask(helping)) === null).toBe(whyNot[door](ask(alone)) === null);
        const open = { state: "OPEN" as const };
        expect(judgeAnswerProposal(ask(helping), open) === null).toBe(judgeAnswerProposal(ask(alone), open) === null);
      }),
      runs,
    );
  });
});

describe("facts that are far to seek", () => {
  test("what is refused to it is refused in the same words whatever the far facts are, so that they need not be looked up.", () => {
    const anyFar = fc.record({
      away: fc.boolean(),
      wayBack: fc.option(fc.record({ toId: anyPersonId, untaken: fc.boolean() })),
      lastAttempt: fc.option(
        fc.record({ outcome: fc.constantFrom(...ATTEMPT_OUTCOMES), confirmedAt: fc.option(fc.constant(NOW.toISOString())) }),
      ),
    });
    const anyOffer = fc.option(
      fc.record({ id: fc.constant("off_1"), toId: anyPersonId, offeredBy: anyPersonId, expiresAt: fc.constant("2100") }),
    );
    fc.assert(
      fc.property(anyPerson, anyFacts, anyTies, anyOffer, anyFar, (person, facts, ties, openOffer, far) => {
        const kind = withKindFacts({ person, standing: standingOf(person, facts, ties, NOW), facts, openOffer, now: NOW });
        const question: RightQuestion = { ...kind, ...far };
        for (const right of CASE_RIGHTS) {
          const refused = whyNot[right](kind);
          if (refused !== null) expect(whyNot[right](question)).toEqual(refused);
          else if (!(right in FAR_FACT_OF)) expect(whyNot[right](question)).toBeNull();
        }
      }),
      runs,
    );
  });
});

describe("proposals", () => {
  test("nobody both makes a proposal and answers it", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, anyKind, (person, place, ties, kind) => {
        const question = { person, standing: standingOf(person, place, ties, NOW), facts: openFacts(place) };
        const answers = judgeAnswerProposal(question, { state: "OPEN" }) === null;
        if (answers) expect(judgeProposeKind(question, kind)?.code).toBe("NOT_TO_ONESELF");
      }),
      runs,
    );
  });

  test("what may be proposed is exactly what the permission table says may be proposed or done, by who helps", () => {
    const ACTIONS = {
      STATUS: "SET_STATUS",
      PRIORITY: "CLASSIFY",
      CATEGORY: "CLASSIFY",
      SUPPORT_TIER: "CLASSIFY",
      SLA_TIER: "CLASSIFY",
    } as const;
    fc.assert(
      fc.property(
        anyPerson,
        anyPlace,
        anyTies,
        fc.constantFrom(...(Object.keys(ACTIONS) as (keyof typeof ACTIONS)[])),
        (person, place, ties, kind) => {
          const question = { person, standing: standingOf(person, place, ties, NOW), facts: openFacts(place) };
          if (judgeProposeKind(question, kind) !== null) return;
          expect([null, "PROPOSE_INSTEAD"]).toContain(mayOnCase(person, ACTIONS[kind], question.standing)?.code ?? null);
          expect(mayOnCase(person, "PROPOSE", question.standing)).toBeNull();
        },
      ),
      runs,
    );
  });
});

describe("law 4", () => {
  test("a delegation is never passed on: being a delegate never gives the right to delegate", () => {
    fc.assert(
      fc.property(anyPerson, anyPlace, anyTies, (person, place, ties) => {
        const alone: CaseTies = { ...ties, held: ties.held.filter(({ relation }) => relation !== "DELEGATE") };
        const delegate: CaseTies = { ...alone, held: [...alone.held, { relation: "DELEGATE", raci: null, until: null }] };
        const ask = (held: CaseTies) => judgeDelegate({ person, standing: standingOf(person, place, held, NOW), facts: openFacts(place) });
        expect(ask(delegate) === null).toBe(ask(alone) === null);
      }),
      runs,
    );
  });
});
