import { awayNotice, judgeSpan } from "../../../src/domain/absence";

const at = (text: string) => new Date(text);
const NOW = at("2026-03-02T09:00:00.000Z");
const span = (from: string, until: string) => ({ from: at(from), until: at(until) });

describe("the span of an absence", () => {
  it("may begin now or later, and end within two years", () => {
    expect(judgeSpan(span("2026-03-02T09:00:00Z", "2026-03-03T09:00:00Z"), [], NOW)).toBeNull();
    expect(judgeSpan(span("2026-03-02T08:59:30Z", "2026-03-03T09:00:00Z"), [], NOW)).toBeNull();
  });

  it.each([
    ["that is over", span("2026-02-01T09:00:00Z", "2026-02-02T09:00:00Z"), "IN_THE_PAST", "from"],
    ["that began yesterday", span("2026-03-01T09:00:00Z", "2026-03-09T09:00:00Z"), "IN_THE_PAST", "from"],
    ["that is over within the minute", span("2026-03-02T08:59:10Z", "2026-03-02T08:59:50Z"), "IN_THE_PAST", "until"],
    ["that ends before it starts", span("2026-03-09T09:00:00Z", "2026-03-08T09:00:00Z"), "ENDS_BEFORE_START", "until"],
    ["that ends when it starts", span("2026-03-09T09:00:00Z", "2026-03-09T09:00:00Z"), "ENDS_BEFORE_START", "until"],
    ["that ends in three years", span("2026-03-09T09:00:00Z", "2029-03-09T09:00:00Z"), "TOO_FAR_AHEAD", "until"],
    ["that overlaps another", span("2026-05-01T00:00:00Z", "2026-05-10T00:00:01Z"), "LEAVES_OVERLAP", "from"],
  ])("refuses one %s", (_what, asked, code, field) => {
    const others = [span("2026-05-10T00:00:00Z", "2026-05-20T00:00:00Z")];
    expect(judgeSpan(asked, others, NOW)).toMatchObject({ code, path: [field] });
  });

  it("may touch another", () => {
    const others = [span("2026-05-10T00:00:00Z", "2026-05-20T00:00:00Z")];
    expect(judgeSpan(span("2026-05-01T00:00:00Z", "2026-05-10T00:00:00Z"), others, NOW)).toBeNull();
    expect(judgeSpan(span("2026-05-20T00:00:00Z", "2026-05-21T00:00:00Z"), others, NOW)).toBeNull();
  });
});

describe("an away notice", () => {
  it("says until when in the owner's zone, and who looks after the case", () => {
    const facts = { ownerName: "Ana", backAt: at("2026-03-09T08:00:00Z"), timeZone: "Europe/Paris" };
    expect(awayNotice({ ...facts, because: "OWNER_AWAY", standInName: "Ben" })).toBe(
      "Thank you for your message. Ana is away until Monday 9 March 2026, 09:00 (Europe/Paris). Until then Ben looks after your case.",
    );
    expect(awayNotice({ ...facts, because: "OUTSIDE_WORKING_HOURS", standInName: null })).toBe(
      "Thank you for your message. Ana’s working day is over and goes on Monday 9 March 2026, 09:00 (Europe/Paris).",
    );
  });
});
