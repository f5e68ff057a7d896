import type { CaseId, PersonId } from "../../../src/domain/ids";
import { classifyCase } from "../../../src/features/cases/classify-case.command";
import { setCaseStatus } from "../../../src/features/cases/set-case-status.command";
import { BRIEF } from "../../support/case-desk";
import { aDailyDesk, type DailyDesk } from "../../support/daily-desk";
import { until } from "../../support/until";

interface Snapshot {
  at: string;
  status: string;
  priority: string;
  owner: { id: PersonId };
  actingOwner: { id: PersonId } | null;
  contactOwner: { id: PersonId };
  resolutionOwner: { id: PersonId };
  collaborators: { id: PersonId }[];
}

let desk: DailyDesk;
beforeAll(async () => {
  desk = await aDailyDesk();
});
afterAll(() => desk.close());

async function asOf(caseId: CaseId, at: Date): Promise<Snapshot> {
  const data = await desk.gets<{ case: { asOf: Snapshot | null } }>(desk.crowd.ben, "case-as-of", { id: caseId, at: at.toISOString() });
  if (data.case.asOf === null) throw new Error("the case was not there yet");
  return data.case.asOf;
}

/** The instant of a case's newest event, and the last one before it. */
async function boundary(caseId: CaseId): Promise<{ exactly: Date; before: Date }> {
  const [last] = await desk.ask<{ at: Date }>("select max(occurred_at) as at from events where stream = $1", [caseId]);
  const exactly = last!.at;
  return { exactly, before: new Date(exactly.getTime() - 1) };
}

test("status, priority, stand-in, split and owner change exactly at their event's instant, and not a millisecond before", async () => {
  const { ana, ben, chloe, eve } = desk.crowd;
  const caseId = await desk.owned(ana);
  const turns: [does: () => Promise<unknown>, was: object, is: object][] = [
    [
      () => desk.as(ana, (work) => setCaseStatus(work, { caseId, status: "WAITING_ON_INTERNAL" })),
      { status: "NEW" },
      { status: "WAITING_ON_INTERNAL" },
    ],
    [() => desk.as(ana, (work) => classifyCase(work, { caseId, priority: "P1" })), { priority: "P3" }, { priority: "P1" }],
    [() => desk.standIn(ana, caseId, eve), { actingOwner: null }, { actingOwner: { id: eve } }],
    [() => desk.endStandIn(ana, caseId), { actingOwner: { id: eve } }, { actingOwner: null }],
    [
      () => desk.split(ana, caseId, ben, { facet: "CONTACT", brief: BRIEF }),
      { contactOwner: { id: ana }, resolutionOwner: { id: ana } },
      { contactOwner: { id: ben }, resolutionOwner: { id: ana } },
    ],
    [() => desk.rejoin(ana, caseId), { contactOwner: { id: ben } }, { contactOwner: { id: ana } }],
    [() => desk.steal(chloe, caseId), { owner: { id: ana } }, { owner: { id: chloe } }],
    [() => desk.resolves(chloe, caseId), { status: "WAITING_ON_INTERNAL" }, { status: "RESOLVED" }],
  ];
  const instants: { exactly: Date; before: Date; was: object; is: object }[] = [];
  for (const [does, was, is] of turns) {
    await desk.later(1);
    await desk.must<unknown>(does());
    instants.push({ ...(await boundary(caseId)), was, is });
  }
  const last = instants.at(-1)!.exactly;
  await until("the process knows the last instant", async () => (await asOf(caseId, last)).at === last.toISOString());
  for (const { exactly, before, was, is } of instants) {
    expect(await asOf(caseId, before)).toMatchObject(was);
    expect(await asOf(caseId, exactly)).toMatchObject(is);
  }
});

test("nobody is listed as helping the case that they own at that instant, and a former owner is again once it leaves them", async () => {
  const { ana, chloe } = desk.crowd;
  const caseId = await desk.owned(ana);
  const at: Date[] = [];
  for (const does of [() => desk.steal(chloe, caseId), () => desk.giveBack(chloe, caseId), () => desk.steal(chloe, caseId)]) {
    await desk.later(1);
    await desk.must<unknown>(does());
    at.push((await boundary(caseId)).exactly);
  }
  const last = at.at(-1)!;
  await until("the process knows the last instant", async () => (await asOf(caseId, last)).at === last.toISOString());
  const shown = await Promise.all(at.map((instant) => asOf(caseId, instant)));
  const parts = shown.map(({ owner, collaborators }) => [owner.id, collaborators.map(({ id }) => id)]);
  expect(parts).toEqual([
    [chloe, [ana]],
    [ana, [chloe]],
    [chloe, [ana]],
  ]);
});

test("after the clock jumped back a case goes on from its newest instant, which shows the last state it left there", async () => {
  const { ana, ben, eve, mila } = desk.crowd;
  const caseId = await desk.owned(ana);
  await desk.later(6);
  await desk.must(desk.split(ana, caseId, ben));
  const ahead = await boundary(caseId);
  await until("the process knows the jump ahead", async () => (await asOf(caseId, ahead.exactly)).at === ahead.exactly.toISOString());
  await desk.later(-6);
  await desk.must(desk.force(mila, caseId, eve));
  await desk.must(desk.rejoin(eve, caseId));
  expect(await boundary(caseId)).toEqual(ahead);
  const told = await desk.ask<{ type: string; at: Date }>(
    "select type, occurred_at as at from events where stream = $1 order by stream_sequence",
    [caseId],
  );
  expect(told.map(({ at }) => at.getTime())).toEqual([...told.map(({ at }) => at.getTime())].sort((one, other) => one - other));
  expect(told.slice(-3).map(({ type }) => type)).toEqual(["OWNERSHIP_SPLIT", "OWNERSHIP_CHANGED", "OWNERSHIP_REJOINED"]);
  const was = { owner: { id: ana }, contactOwner: { id: ana }, collaborators: [{ id: expect.any(String) as string }] };
  expect(await asOf(caseId, ahead.before)).toMatchObject(was);
  const now = await asOf(caseId, ahead.exactly);
  expect(now).toMatchObject({ owner: { id: eve }, contactOwner: { id: eve }, resolutionOwner: { id: eve } });
  expect(now.collaborators.map(({ id }) => id)).toEqual(
    (await desk.ties(caseId)).map(({ personId }) => personId).filter((personId) => personId !== eve),
  );
});
