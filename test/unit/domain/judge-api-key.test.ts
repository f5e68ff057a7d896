import { judgeKeyEnd, judgeKeyLife, judgeScopes, LONGEST_KEY_DAYS } from "../../../src/domain/people/judge-api-key";

const NOW = new Date("2026-03-02T09:00:00.000Z");
const inMs = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);
const LONGEST_MS = LONGEST_KEY_DAYS * 86_400_000;

describe("a key of an integration", () => {
  test.each([
    [-1, "IN_THE_PAST"],
    [0, "IN_THE_PAST"],
    [1, null],
    [LONGEST_MS, null],
    [LONGEST_MS + 1, "TOO_FAR_AHEAD"],
  ])("that ends in %d ms is answered %s", (milliseconds, code) => {
    expect(judgeKeyEnd(inMs(milliseconds), NOW)?.code ?? null).toBe(code);
  });

  test.each([
    [1, null, true, null],
    [0, null, true, "EXPIRED"],
    [1, NOW, true, "INVALID"],
    [0, NOW, true, "INVALID"],
    [1, null, false, "INVALID"],
  ])("that ends in %d ms, revoked at %s, of an account whose being active is %s, is answered %s", (left, revokedAt, active, failure) => {
    expect(judgeKeyLife({ expiresAt: inMs(left), revokedAt, active }, NOW)).toBe(failure);
  });

  test("belongs to an account that may do something", () => {
    expect(judgeScopes([])).toMatchObject({ code: "SCOPE_UNKNOWN", path: ["scopes"] });
    expect(judgeScopes(["PORTAL_READ"])).toBeNull();
  });
});
