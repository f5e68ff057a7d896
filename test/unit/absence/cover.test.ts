import { type CoverStep, coverChain, coverFor, judgeCoverLoop } from "../../../src/domain/absence";
import type { PersonId, TeamId } from "../../../src/domain/ids";

const id = (letter: string): PersonId => `per_${letter.repeat(26)}`;
const [ana, ben, cleo, dan] = ["a", "b", "c", "d"].map(id) as [PersonId, PersonId, PersonId, PersonId];
const team: TeamId = `team_${"t".repeat(26)}`;
const step = (personId: PersonId, thenTheirCover = false): CoverStep => ({ personId, thenTheirCover });
const rules = (...entries: [string, CoverStep[]][]) => new Map(entries);

describe("cover", () => {
  it("is the first available, the person's own rule before the team's", () => {
    const known = rules([ana, [step(ben), step(cleo)]], [team, [step(dan)]]);
    const question = { rules: known, personId: ana, teamIds: [team] };
    expect(coverChain(question)).toEqual([ben, cleo, dan]);
    expect(coverFor(question, () => true)).toBe(ben);
    expect(coverFor(question, (person) => person !== ben)).toBe(cleo);
    expect(coverFor(question, (person) => person === dan)).toBe(dan);
    expect(coverFor(question, () => false)).toBeNull();
  });

  it("goes on to whoever covers the one before, at its place", () => {
    const known = rules([ana, [step(ben, true), step(dan)]], [ben, [step(cleo)]]);
    expect(coverChain({ rules: known, personId: ana, teamIds: [] })).toEqual([ben, cleo, dan]);
  });

  it("never names who is covered, and ends even where rules were written that come back", () => {
    const known = rules([ana, [step(ben, true)]], [ben, [step(cleo, true)]], [cleo, [step(ana, true)]]);
    expect(coverChain({ rules: known, personId: ana, teamIds: [] })).toEqual([ben, cleo]);
  });

  it("refuses what comes back to where it began, by however many ways", () => {
    expect(judgeCoverLoop(rules([ana, [step(ben, true)]], [ben, [step(ana)]]))).toMatchObject({ code: "COVER_LOOP", path: ["chain"] });
    expect(judgeCoverLoop(rules([ana, [step(ben, true)]], [ben, [step(cleo, true)]], [cleo, [step(ana)]]))).toMatchObject({
      code: "COVER_LOOP",
    });
    expect(judgeCoverLoop(rules([team, [step(ana, true)]], [ana, [step(ben, true)]], [ben, [step(ana, true)]]))).toMatchObject({
      code: "COVER_LOOP",
    });
  });

  it("lets two stand in for each other, where neither goes on to the other's cover", () => {
    expect(judgeCoverLoop(rules([ana, [step(ben)]], [ben, [step(ana)]]))).toBeNull();
    expect(judgeCoverLoop(rules([ana, [step(ben, true)]], [ben, [step(cleo, true)]], [cleo, [step(dan)]]))).toBeNull();
  });
});
