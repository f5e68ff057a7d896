import { lockCaseForSystem } from "../../../src/features/cases/change-case.command";
import { deactivatePerson } from "../../../src/features/ownership/deactivate-person.command";
import { reopenForCustomer } from "../../../src/features/ownership/reopen-case.command";
import { outcomeOf } from "../../support/case-desk";
import { aDailyDesk, type DailyDesk } from "../../support/daily-desk";

let desk: DailyDesk;
beforeAll(async () => {
  desk = await aDailyDesk();
});
afterAll(() => desk.close());

function byCustomer(caseId: string) {
  return desk.must(
    desk.as("system:test", async (work) => {
      const locked = await lockCaseForSystem(work, caseId);
      const { eventId } = await reopenForCustomer(work, locked!.row, locked!.now);
      return { eventId };
    }),
  );
}

describe("reopenCase", () => {
  test("brings a resolved case back to its owner, with a next step by priority", async () => {
    const { ana } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.must(desk.resolves(ana, caseId));
    const payload = await desk.does(ana, "reopen-case", { caseId, reason: "It broke again." });
    expect(payload.userErrors).toEqual([]);
    expect(payload.event).toMatchObject({ type: "CASE_REOPENED", byCustomer: false });
    expect(payload.case).toMatchObject({
      status: "OPEN",
      owner: { id: ana },
      nextStep: { what: "Look again at what the customer says.", actor: { id: ana } },
    });
    const [row] = await desk.ask<{ hours: number; resolvedAt: Date | null }>(
      `select extract(epoch from c.next_step_due_at - e.occurred_at) / 3600 as hours, c.resolved_at as "resolvedAt" from cases c
        join events e on e.stream = c.id and e.stream_sequence = c.last_sequence where c.id = $1`,
      [caseId],
    );
    expect({ hours: Number(row!.hours), resolvedAt: row!.resolvedAt }).toEqual({ hours: 24, resolvedAt: null });
    const told = await desk.gets<{ case: { handoffBriefs: { reason: string }[] } }>(
      ana,
      "query($id: ID!) { case(id: $id) { handoffBriefs { reason } } }",
      { id: caseId },
    );
    expect(told.case.handoffBriefs[0]?.reason).toBe("The case was reopened. It broke again.");
  });

  test("a closed one too, with the next step that was named", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    await desk.closed(ana, caseId);
    const dueAt = await desk.inHours(1);
    await desk.must(desk.reopen(ana, caseId, { nextStep: { personId: ben, what: "Call them.", dueAt } }));
    expect(await desk.row(caseId)).toMatchObject({ status: "OPEN", ownerId: ana, nextStepActorId: ben });
  });

  test("where the last owner left it goes to the queue's steward, REOPENED, to be taken", async () => {
    const { chloe } = desk.crowd;
    const gus = await desk.aPerson({ name: "Gus", teamIds: [desk.team] });
    const caseId = await desk.owned(gus);
    await desk.closed(gus, caseId);
    await desk.must(desk.as(desk.people.hiro, (work) => deactivatePerson(work, { personId: gus, plan: [] })));
    await byCustomer(caseId);
    expect(await desk.holding(caseId)).toMatchObject({ owner: chloe, untaken: true, status: "OPEN" });
    expect((await desk.told(caseId)).slice(-2)).toEqual(["CASE_REOPENED", "OWNERSHIP_CHANGED"]);
    const [event] = (await desk.story(caseId)).slice(-1);
    expect(event?.after).toMatchObject({ move: "REOPENED", briefSource: "GENERATED" });
  });

  test("under NEXT_AVAILABLE the next available agent owns it after the customer's word: fewest open cases first", async () => {
    const uma = await desk.aPerson({ name: "Uma" });
    const vic = await desk.aPerson({ name: "Vic" });
    const team = await desk.aTeam({ queueStewardId: uma, memberIds: [uma, vic].sort(), defaultModel: "NEXT_AVAILABLE" });
    const wanted = { teamId: team, supportTier: 2 };
    const first = await desk.open(uma, wanted);
    const owner = (await desk.holding(first)).owner;
    const other = owner === uma ? vic : uma;
    await desk.closed(owner, first);
    // The owner of the closed case was assigned last, so the next one goes to the other, and then the closed one comes back to its owner.
    const second = await desk.open(uma, wanted);
    expect((await desk.holding(second)).owner).toBe(other);
    await byCustomer(first);
    expect(await desk.holding(first)).toMatchObject({ owner, status: "OPEN" });
    await desk.must(desk.resolves(owner, first));
    const third = await desk.open(uma, wanted);
    expect((await desk.holding(third)).owner).toBe(owner);
    await desk.must(desk.resolves(other, second));
    await byCustomer(first);
    expect(await desk.holding(first)).toMatchObject({ owner: other, status: "OPEN" });
  });

  test("under TEAM the least loaded member owns a new case, whoever knows the account", async () => {
    const uma = await desk.aPerson({ name: "Uma" });
    const vic = await desk.aPerson({ name: "Vic" });
    const team = await desk.aTeam({ queueStewardId: uma, memberIds: [uma, vic].sort(), defaultModel: "TEAM" });
    const accountId = await desk.anAccount();
    const wanted = { teamId: team, supportTier: 2, accountId };
    const owners = [];
    for (let count = 0; count < 4; count += 1) owners.push((await desk.holding(await desk.open(uma, wanted))).owner);
    expect(new Set(owners.slice(0, 2))).toEqual(new Set([uma, vic]));
    expect(new Set(owners.slice(2))).toEqual(new Set([uma, vic]));
  });

  test("whoever may not, a case in work and a step in the past are refused; nothing changes", async () => {
    const { ana, ben, chloe, mila } = desk.crowd;
    const caseId = await desk.owned(ana);
    const code = (actor: typeof ana, wanted = {}) => desk.unchanged(async () => outcomeOf(await desk.reopen(actor, caseId, wanted)));
    expect(await code(ana)).toBe("CASE_NOT_CLOSED");
    await desk.closed(ana, caseId);
    expect(await code(ben)).toBe("NOT_YOUR_CASE");
    // The steward owned it before it was taken, and is kept informed since.
    expect(await code(chloe)).toBe("INFORMED_READS_ONLY");
    expect(await code(mila)).toBe("NOT_YOUR_CASE");
    expect(await code(ana, { nextStep: { personId: ana, what: "Look.", dueAt: await desk.inHours(-1) } })).toBe("IN_THE_PAST");
    expect(await code(ana, { expectedRevision: 1 })).toBe("REVISION_CONFLICT");
  });
});

describe("an ending case", () => {
  test("ends the offer in the air as OVERTAKEN, in the same transaction", async () => {
    const { ana, ben } = desk.crowd;
    const caseId = await desk.owned(ana);
    const offerId = await desk.offered(ana, caseId, ben);
    const payload = await desk.does(ana, "resolve-case", { caseId, resolution: "It works." });
    expect(payload.userErrors).toEqual([]);
    expect(await desk.ask("select outcome from transfer_offers where id = $1", [offerId])).toEqual([{ outcome: "OVERTAKEN" }]);
    expect((await desk.told(caseId)).slice(-2)).toEqual(["CASE_STATUS_CHANGED", "TRANSFER_ENDED"]);
    expect(await desk.ask("select from timers where subject_id = $1", [offerId])).toEqual([]);
    await desk.must(desk.offer(ana, caseId, ben));
    await desk.must(desk.closes(ana, caseId));
    expect(await desk.ask("select from transfer_offers where case_id = $1 and outcome is null", [caseId])).toEqual([]);
  });
});
