import type { PersonId } from "../../../src/domain/ids";
import { mayOnCase } from "../../../src/domain/permissions";
import { isRefusal } from "../../../src/domain/refusal";
import { lockCase } from "../../../src/features/cases/change-case.command";
import { outcomeOf } from "../../support/case-desk";
import { aHelpingDesk, type HelpingDesk, hoursAhead } from "../../support/helping-desk";

let desk: HelpingDesk;
beforeAll(async () => {
  desk = await aHelpingDesk();
  // The sweep of the running server would be first; here the tests ring the timers themselves.
  await desk.holdTimers();
});
afterAll(() => desk.close());

const CASE = "query C($id: ID!) { case(id: $id) { delegation { id delegate { ... on Person { id } } grantedBy { id } until endedAt } } }";

/** Whether somebody may answer the customer now, asked under the lock as a reply asks it. */
const answers = (person: PersonId, caseId: string) =>
  desk.as(person, async (work) => {
    const locked = await lockCase(work, caseId);
    return isRefusal(locked) ? locked : (mayOnCase(locked.person, "REPLY", locked.standing) ?? { caseId });
  });

describe("delegateContact", () => {
  test("the contact owner lets one person answer the customer of one case until a time", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    const another = await desk.owned(ana);
    const until = hoursAhead(2).toISOString();
    const payload = await desk.does(ana, "delegate-contact", { caseId, delegateId: ben, until });
    expect(payload).toMatchObject({
      userErrors: [],
      delegation: { delegate: { id: ben }, grantedBy: { id: ana }, until, endedAt: null },
      event: { type: "CONTACT_DELEGATED", delegate: { id: ben }, until, after: { delegateId: ben, until } },
    });
    expect((await desk.gets<{ case: object }>(ben, CASE, { id: caseId })).case).toMatchObject({ delegation: { delegate: { id: ben } } });
    expect(outcomeOf(await answers(ben, caseId))).toBe("ACCEPTED");
    expect(outcomeOf(await answers(ben, another))).not.toBe("ACCEPTED");
  });

  test("a stand-in for the contact owner may too; once the contact is split off, only who holds it", async () => {
    const { ana, ben, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.standsIn(caseId, ben);
    expect(outcomeOf(await desk.delegate(ben, caseId, eve))).toBe("ACCEPTED");
    await desk.ask("update cases set contact_owner_id = $2 where id = $1", [caseId, eve]);
    expect(outcomeOf(await desk.unchanged(() => desk.delegate(ben, caseId, desk.crowd.mila)))).toBe("NOT_CONTACT_OWNER");
    expect(outcomeOf(await desk.unchanged(() => desk.delegate(ana, caseId, desk.crowd.mila)))).toBe("NOT_CONTACT_OWNER");
    expect(outcomeOf(await desk.delegate(eve, caseId, desk.crowd.mila))).toBe("ACCEPTED");
  });

  test("it is never passed on, and gives nothing else; nothing changes", async () => {
    const { ana, ben, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    const delegationId = await desk.delegated(ana, caseId, ben);
    expect(outcomeOf(await desk.unchanged(() => desk.delegate(ben, caseId, eve)))).toBe("NOT_CONTACT_OWNER");
    expect(outcomeOf(await desk.unchanged(() => desk.endDelegation(ben, delegationId)))).toBe("NOT_CONTACT_OWNER");
    expect(outcomeOf(await desk.unchanged(() => desk.propose(ben, caseId, { kind: "PRIORITY", priority: "P1" })))).toBe("NOT_YOUR_CASE");
  });

  test("a new delegation ends the one before", async () => {
    const { ana, ben, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    const first = await desk.delegated(ana, caseId, ben);
    await desk.delegated(ana, caseId, eve);
    expect((await desk.told(caseId)).slice(-2)).toEqual(["CONTACT_DELEGATION_ENDED", "CONTACT_DELEGATED"]);
    expect([outcomeOf(await answers(ben, caseId)), outcomeOf(await answers(eve, caseId))]).toEqual([
      expect.not.stringMatching("ACCEPTED"),
      "ACCEPTED",
    ]);
    expect(await desk.ask("select from timers where subject_id = $1", [first])).toEqual([]);
    await desk.delegated(ana, caseId, eve, hoursAhead(5));
    expect(outcomeOf(await answers(eve, caseId))).toBe("ACCEPTED");
  });

  test("not to oneself, who left, who never works on cases, an external of another team, or for too long; nothing changes", async () => {
    const { ana, ben, chloe, hiro, xenia } = desk.crowd;
    const gone = await desk.aPerson({ name: "Gone" });
    await desk.deactivate(gone);
    const caseId = await desk.owned(ana);
    const no = async (delegateId: string, until = hoursAhead(1), actor = ana) => {
      const outcome = await desk.unchanged(() => desk.delegate(actor, caseId, delegateId as PersonId, until));
      return [outcomeOf(outcome), "path" in outcome ? outcome.path : null];
    };
    expect(await no(ana)).toEqual(["NOT_TO_ONESELF", ["delegateId"]]);
    expect(await no(gone)).toEqual(["PERSON_INACTIVE", ["delegateId"]]);
    expect(await no(hiro)).toEqual(["PERSON_NOT_ELIGIBLE", ["delegateId"]]);
    expect(await no(xenia)).toEqual(["EXTERNAL_OUTSIDE_TEAM", ["delegateId"]]);
    expect(await no("nobody")).toEqual(["NOT_FOUND", ["delegateId"]]);
    expect(await no(ben, hoursAhead(-1))).toEqual(["IN_THE_PAST", ["until"]]);
    expect(await no(ben, hoursAhead(30 * 24 + 1))).toEqual(["TOO_FAR_AHEAD", ["until"]]);
    expect(await no(ben, hoursAhead(1), chloe)).toEqual(["NOT_CONTACT_OWNER", null]);
    await desk.closed(ana, caseId);
    expect(await no(ben)).toEqual(["CASE_CLOSED", null]);
  });
});

describe("the end of a delegation", () => {
  test("by hand: the right is gone at once", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    const delegationId = await desk.delegated(ana, caseId, ben);
    const payload = await desk.does(ana, "end-delegation", { delegationId });
    expect(payload).toMatchObject({
      userErrors: [],
      case: { delegation: null },
      delegation: { endedAt: expect.any(String) },
      event: { type: "CONTACT_DELEGATION_ENDED", delegate: { id: ben }, after: { delegateId: ben } },
    });
    expect(outcomeOf(await answers(ben, caseId))).not.toBe("ACCEPTED");
    expect(outcomeOf(await desk.unchanged(() => desk.endDelegation(ana, delegationId)))).toBe("DELEGATION_ENDED");
    expect(await desk.ask("select from timers where subject_id = $1", [delegationId])).toEqual([]);
  });

  test.each([
    [
      "a transfer",
      async (caseId: string) =>
        void (await desk.must(desk.accept(desk.crowd.eve, await desk.offered(desk.crowd.ana, caseId as `case_${string}`, desk.crowd.eve)))),
    ],
    ["force", async (caseId: string) => void (await desk.must(desk.force(desk.crowd.chloe, caseId, desk.crowd.eve)))],
  ])("because the contact owner changed, by %s, in the same transaction", async (_how, change) => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    const delegationId = await desk.delegated(ana, caseId, ben);
    await change(caseId);
    const told = await desk.ask<{ type: string; causation: string | null; id: string }>(
      "select id, type, causation_id as causation from events where stream = $1 order by stream_sequence desc limit 2",
      [caseId],
    );
    expect(told.map(({ type }) => type)).toEqual(["CONTACT_DELEGATION_ENDED", "OWNERSHIP_CHANGED"]);
    expect(told[0]?.causation).toBe(told[1]?.id);
    expect(outcomeOf(await answers(ben, caseId))).not.toBe("ACCEPTED");
    expect(await desk.ask("select ended_at is not null as ended from contact_delegations where id = $1", [delegationId])).toEqual([
      { ended: true },
    ]);
  });

  test("by time: the right ends at its instant, the sweep tells the log once, and a second ring does nothing", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    const delegationId = await desk.delegated(ana, caseId, ben, hoursAhead(1));
    await desk.ringDelegation(delegationId);
    expect((await desk.told(caseId)).at(-1)).toBe("CONTACT_DELEGATED");
    await desk.database.moveClock("61 minutes");
    expect(outcomeOf(await answers(ben, caseId))).not.toBe("ACCEPTED");
    await desk.ringDelegation(delegationId);
    await desk.ringDelegation(delegationId);
    const ends = (await desk.story(caseId)).filter(({ type }) => type === "CONTACT_DELEGATION_ENDED");
    expect(ends).toEqual([expect.objectContaining({ actor: "system:clock", after: { delegateId: ben } })]);
    expect(outcomeOf(await desk.unchanged(() => desk.endDelegation(ana, delegationId)))).toBe("DELEGATION_ENDED");
  });

  test("of ending it and using it at once each sees the other whole: who answers after the end is refused", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    const delegationId = await desk.delegated(ana, caseId, ben, hoursAhead(5));
    const [ended] = await desk.atOnce(
      { table: "cases", id: caseId },
      () => desk.endDelegation(ana, delegationId),
      () => answers(ben, caseId),
    );
    expect(outcomeOf(ended)).toBe("ACCEPTED");
    expect(outcomeOf(await answers(ben, caseId))).not.toBe("ACCEPTED");
  });

  test("of ending it and granting it anew at once there is one open delegation, or none", async () => {
    const { ana, ben, eve } = desk.crowd;
    const caseId = await desk.owned(ana);
    const delegationId = await desk.delegated(ana, caseId, ben, hoursAhead(5));
    const [ended, granted] = await desk.atOnce(
      { table: "cases", id: caseId },
      () => desk.endDelegation(ana, delegationId),
      () => desk.delegate(ana, caseId, eve, hoursAhead(5)),
    );
    expect(outcomeOf(granted)).toBe("ACCEPTED");
    expect(["ACCEPTED", "DELEGATION_ENDED"]).toContain(outcomeOf(ended));
    expect(await desk.ask("select delegate_id as id from contact_delegations where case_id = $1 and ended_at is null", [caseId])).toEqual([
      { id: eve },
    ]);
  });
});
