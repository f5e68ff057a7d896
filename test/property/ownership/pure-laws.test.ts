import fc from "fast-check";
import { foldCase, OWNERSHIP_MOVES, OWNERSHIP_REASON_CODES, patchBetween } from "../../../src/domain/event";
import { type Candidate, chooseOwner, composeBrief, judgeBrief, moveOwner } from "../../../src/domain/ownership";
import { anyFacts, anyInstant, anyone } from "./any-facts";

const runs = { numRuns: 1_000 };

const anyCandidate: fc.Arbitrary<Candidate> = fc.record({
  personId: anyone,
  lastOwnedForAccountAt: fc.option(anyInstant),
  openCases: fc.integer({ min: 0, max: 3 }),
  lastAssignedAt: fc.option(anyInstant),
});
const anyCandidates = fc.uniqueArray(anyCandidate, { selector: ({ personId }) => personId, maxLength: 4 });
const anyModel = fc.constantFrom("INDIVIDUAL" as const, "QUEUE" as const);

describe("law 1", () => {
  test("Every case has exactly one owner at every instant from its creation.", () => {
    fc.assert(
      fc.property(anyModel, anyCandidates, anyone, (model, candidates, steward) => {
        const { ownerId, rule, untaken } = chooseOwner(model, candidates, steward);
        expect([steward, ...candidates.map(({ personId }) => personId)]).toContain(ownerId);
        expect(untaken).toBe(rule === "QUEUE" || rule === "NOBODY_AVAILABLE");
        if (untaken) expect(ownerId).toBe(steward);
      }),
      runs,
    );
    fc.assert(
      fc.property(anyFacts, anyone, anyInstant, (facts, toId, at) => {
        const moved = moveOwner(facts, toId, at);
        expect({ ownerId: moved.ownerId, untaken: moved.untaken }).toEqual({ ownerId: toId, untaken: false });
      }),
      runs,
    );
  });

  test("the choice does not depend on the order in which people are found", () => {
    fc.assert(
      fc.property(
        anyModel,
        anyCandidates.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        anyone,
        (model, [all, mixed], steward) => {
          expect(chooseOwner(model, mixed, steward)).toEqual(chooseOwner(model, all, steward));
        },
      ),
      runs,
    );
  });

  test("nobody chosen by load has more open cases than another", () => {
    fc.assert(
      fc.property(anyCandidates, anyone, (candidates, steward) => {
        const { ownerId, rule } = chooseOwner("INDIVIDUAL", candidates, steward);
        const chosen = candidates.find(({ personId }) => personId === ownerId);
        if (rule === "LEAST_LOADED") expect(chosen?.openCases).toBe(Math.min(...candidates.map(({ openCases }) => openCases)));
        if (rule === "STICKY")
          expect(chosen?.lastOwnedForAccountAt).toBe(
            candidates
              .map((one) => one.lastOwnedForAccountAt ?? "")
              .sort()
              .at(-1),
          );
      }),
      runs,
    );
  });
});

describe("law 2", () => {
  test("The ownership intervals of a case tile its life: no gap, no overlap.", () => {
    fc.assert(
      fc.property(anyFacts, fc.array(fc.tuple(anyone, anyInstant), { maxLength: 6 }), (opened, moves) => {
        const inOrder = [...moves].sort(([, one], [, other]) => (one < other ? -1 : 1));
        const states = [opened];
        for (const [toId, at] of inOrder) states.push(moveOwner(states.at(-1)!, toId, at));
        for (const [index, state] of states.entries()) {
          expect(state.ownershipNumber).toBe(opened.ownershipNumber + index);
          // The instant at which a stretch begins is the one at which the stretch before ended.
          if (index > 0) expect(state.ownerSince).toBe(inOrder[index - 1]![1]);
        }
      }),
      runs,
    );
  });

  test("contact and resolution ownership and the next step move along exactly where they were the owner's", () => {
    fc.assert(
      fc.property(anyFacts, anyone, anyInstant, (facts, toId, at) => {
        const moved = moveOwner(facts, toId, at);
        for (const name of ["contactOwnerId", "resolutionOwnerId", "nextStepActorId"] as const)
          expect(moved[name]).toBe(facts[name] === facts.ownerId ? toId : facts[name]);
      }),
      runs,
    );
  });
});

describe("law 6", () => {
  const anySubject = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== "");

  test("Every ownership change carries a complete handoff brief — written by a person where one hands over (offer, handoff, return), composed by rule and marked so where nobody does (take, steal, force, automatic); imported history is exempt and marked — and the previous owner stays informed.", () => {
    const anyRecord = fc.record({
      facts: anyFacts,
      subject: anySubject,
      nextStepWhat: fc.option(anySubject),
      move: fc.constantFrom(...OWNERSHIP_MOVES),
      reason: fc.option(fc.constantFrom(...OWNERSHIP_REASON_CODES)),
      formerOwners: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(anyRecord, (record) => {
        const brief = composeBrief(record);
        expect(judgeBrief(brief)).toBeNull();
        expect(brief).toMatchObject({ source: "GENERATED", promise: null });
        expect(brief.situation).toContain(`Case ${record.facts.number} “${record.subject}”`);
        expect(brief.stepsTried).toHaveLength(record.formerOwners === 0 ? 0 : 1);
      }),
      runs,
    );
  });

  test("a brief lacks exactly what is blank in it", () => {
    const part = fc.constantFrom("said", "", "  ", "\n");
    const anyPromise = fc.option(fc.record({ text: part, dueAt: fc.constant(null) }));
    const anyBrief = fc.record({
      situation: part,
      stepsTried: fc.array(part, { maxLength: 3 }),
      reason: part,
      nextStep: part,
      promise: anyPromise,
    });
    fc.assert(
      fc.property(anyBrief, (brief) => {
        const missing = [
          ...(["situation", "reason", "nextStep"] as const).filter((name) => brief[name] !== "said"),
          ...(brief.stepsTried.some((step) => step !== "said") ? ["stepsTried"] : []),
          ...(brief.promise !== null && brief.promise.text !== "said" ? ["promise"] : []),
        ];
        expect([...(judgeBrief(brief)?.details.missing ?? [])].sort()).toEqual(missing.sort());
      }),
      runs,
    );
  });
});

describe("law 7", () => {
  test("the event of a move tells the whole move: the case before it, patched by it, is the case after it", () => {
    fc.assert(
      fc.property(anyFacts, anyone, anyInstant, (facts, toId, at) => {
        const moved = moveOwner(facts, toId, at);
        expect(foldCase([{ after: { ...facts } }, { after: patchBetween(facts, moved)?.after ?? null }])).toEqual(moved);
      }),
      runs,
    );
  });
});
