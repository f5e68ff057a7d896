import { forwardCase } from "../../../src/features/collaboration/forward-case.command";
import { removeCollaborator } from "../../../src/features/collaboration/remove-collaborator.command";
import { BRIEF } from "../../support/case-desk";
import { aDailyDesk, type DailyDesk } from "../../support/daily-desk";
import { until } from "../../support/until";

interface Snapshot {
  at: string;
  status: string;
  priority: string;
  lastEventId: string;
  owner: { id: string };
  actingOwner: { id: string } | null;
  contactOwner: { id: string };
  resolutionOwner: { id: string };
  collaborators: { id: string }[];
}

let desk: DailyDesk;
beforeAll(async () => {
  desk = await aDailyDesk();
});
afterAll(() => desk.close());

async function asOf(caseId: string, at: Date): Promise<Snapshot | null> {
  const data = await desk.gets<{ case: { asOf: Snapshot | null } }>(desk.crowd.ben, "case-as-of", { id: caseId, at: at.toISOString() });
  return data.case.asOf;
}

/** What the rows say now, in the form of a snapshot. */
async function rowsNow(caseId: string): Promise<object> {
  const { owner, acting, contact, resolution, status } = await desk.holding(caseId);
  const [more] = await desk.ask<{ priority: string; last: string; now: Date }>(
    `select c.priority, e.id as last, steward_now() as now from cases c join events e on e.stream = c.id and e.stream_sequence = c.last_sequence where c.id = $1`,
    [caseId],
  );
  const helping = (await desk.ties(caseId))
    .filter(({ relation, personId }) => relation === "COLLABORATOR" && personId !== owner)
    .map(({ personId }) => ({ id: personId }));
  return {
    status,
    priority: more!.priority,
    lastEventId: more!.last,
    owner: { id: owner },
    actingOwner: acting === null ? null : { id: acting },
    contactOwner: { id: contact },
    resolutionOwner: { id: resolution },
    collaborators: helping,
  };
}

test("each moment of a case can be shown again: who owned, stood in, answered, fixed and helped, and where it stood", async () => {
  const { ana, ben, chloe, eve, mila } = desk.crowd;
  const moments: { at: Date; rows: object }[] = [];
  const caseId = await desk.open();
  const note = async () => {
    const [event] = await desk.ask<{ at: Date }>("select max(occurred_at) as at from events where stream = $1", [caseId]);
    moments.push({ at: event!.at, rows: await rowsNow(caseId) });
    await desk.later(1);
  };
  await note();
  for (const step of [
    () => desk.take(ana, caseId),
    () => desk.standIn(ana, caseId, eve),
    () => desk.endStandIn(eve, caseId),
    () => desk.split(ana, caseId, ben, { facet: "CONTACT", brief: BRIEF }),
    () => desk.rejoin(ana, caseId),
    () => desk.steal(chloe, caseId),
    () => desk.giveBack(chloe, caseId),
    () => desk.force(mila, caseId, ben),
    () => desk.resolves(ben, caseId),
    () => desk.closes(ben, caseId),
    () => desk.reopen(ben, caseId),
  ]) {
    await desk.must<unknown>(step());
    await note();
  }
  for (const { at, rows } of moments) expect(await asOf(caseId, at)).toMatchObject({ ...rows, at: at.toISOString() });
  const [first] = moments;
  expect(await asOf(caseId, new Date(first!.at.getTime() - 1))).toBeNull();
  const [clock] = await desk.ask<{ now: Date }>("select steward_now() as now");
  expect(await asOf(caseId, clock!.now)).toMatchObject(await rowsNow(caseId));
});

test("whoever a case was shown to is among those who were informed from that instant, until they are removed", async () => {
  const { ana, mila } = desk.crowd;
  const caseId = await desk.owned(ana);
  await desk.later(1);
  const { eventId: shown } = await desk.must(desk.as(ana, (work) => forwardCase(work, { caseId, personId: mila, note: "Look." })));
  await desk.later(1);
  const [help] = await desk.ask<{ id: string }>("select id from case_relations where case_id = $1 and person_id = $2", [caseId, mila]);
  const removing = { collaboratorId: help!.id, reason: null };
  const { eventId: removed } = await desk.must(desk.as(ana, (work) => removeCollaborator(work, removing)));
  const at = async (eventId: unknown, afterMs: number): Promise<Date> => {
    const [event] = await desk.ask<{ at: Date }>("select occurred_at as at from events where id = $1", [eventId]);
    return new Date(event!.at.getTime() + afterMs);
  };
  const informed = async (when: Date) => (await asOf(caseId, when))?.collaborators.map(({ id }) => id).includes(mila);
  expect(await informed(await at(shown, -1))).toBe(false);
  expect(await informed(await at(shown, 0))).toBe(true);
  expect(await informed(await at(removed, -1))).toBe(true);
  expect(await informed(await at(removed, 0))).toBe(false);
});

test("a stand-in whose time is over counts no more from that very instant, though nobody came by to end it", async () => {
  const { ana, eve } = desk.crowd;
  const caseId = await desk.owned(ana);
  await desk.holdTimers();
  const end = await desk.inHours(1);
  await desk.must(desk.standIn(ana, caseId, eve, { until: end }));
  await desk.later(2);
  // The process learns of the moved clock within seconds; until then this instant lies ahead for it.
  await until("the process knows this instant", async () => (await asOf(caseId, end))?.at === end.toISOString());
  expect((await asOf(caseId, new Date(end.getTime() - 1)))?.actingOwner?.id).toBe(eve);
  expect((await asOf(caseId, end))?.actingOwner).toBeNull();
});

test("a later instant than now is answered as of now", async () => {
  const { ana } = desk.crowd;
  const caseId = await desk.owned(ana);
  const asked = await desk.inHours(1_000);
  const shown = await asOf(caseId, asked);
  expect(new Date(shown!.at).getTime()).toBeLessThan(asked.getTime());
  expect(shown?.owner.id).toBe(ana);
});

test("whoever may not see the case gets no snapshot of it", async () => {
  const { ana, xaver } = desk.crowd;
  const caseId = await desk.owned(ana);
  const data = await desk.gets<{ case: object | null }>(xaver, "case-as-of", { id: caseId, at: new Date().toISOString() });
  expect(data.case).toBeNull();
});
