import type { CaseId, PersonId } from "../../../src/domain/ids";
import { aHelpingDesk, type HelpingDesk } from "../../support/helping-desk";
import { until } from "../../support/until";

let desk: HelpingDesk;
beforeAll(async () => {
  desk = await aHelpingDesk();
});
afterAll(() => desk.close());

interface Moment {
  owner: string;
  acting: string | null;
  contact: string;
  collaborators: string[];
  status: string;
  priority: string;
}
interface Snapshot {
  owner: { name: string };
  actingOwner: { name: string } | null;
  contactOwner: { name: string };
  collaborators: { name: string }[];
  status: string;
  priority: string;
}

let hoursPassed = 0;
async function later(hours: number): Promise<void> {
  hoursPassed += hours;
  await desk.database.moveClock(`${hoursPassed} hours`);
}
async function instant(): Promise<Date> {
  const [row] = await desk.ask<{ now: Date }>("select steward_now() as now");
  if (row === undefined) throw new Error("the database told no time");
  return row.now;
}
const inHours = async (hours: number) => new Date((await instant()).getTime() + hours * 3_600_000).toISOString();

/** The case as it was at an instant, as somebody reads it over HTTP. */
async function asOf(caseId: CaseId, at: Date, reader: PersonId): Promise<Moment | null> {
  const data = await desk.gets<{ case: { asOf: Snapshot | null } }>(reader, "case-as-of", { id: caseId, at: at.toISOString() });
  const { asOf: then } = data.case;
  if (then === null) return null;
  return {
    owner: then.owner.name,
    acting: then.actingOwner?.name ?? null,
    contact: then.contactOwner.name,
    collaborators: then.collaborators.map(({ name }) => name).sort(),
    status: then.status,
    priority: then.priority,
  };
}

async function lastEvent(caseId: CaseId): Promise<string> {
  const [row] = await desk.ask<{ id: string }>("select id from events where stream = $1 order by stream_sequence desc limit 1", [caseId]);
  return row?.id ?? "";
}

/** Does something that must be accepted, and answers what it answered. */
async function does(person: PersonId, operation: string, input: object) {
  const payload = await desk.does(person, operation, input);
  expect([operation, payload.userErrors]).toEqual([operation, []]);
  return payload;
}

test("the owner goes on leave, her stand-in answers the customer, a collaborator's task comes back, she is back and owns, and each moment can be shown again", async () => {
  const { ana, ben, chloe, eve } = desk.crowd;
  const accountId = await desk.anAccount();
  const moments: { at: Date; then: Moment }[] = [];
  const remember = async (then: Moment) => void moments.push({ at: await instant(), then });
  const before = await instant();

  const opened = await does(chloe, "open-case", {
    ...{ subject: "The export fails", channel: "EMAIL", categoryKey: "BUG", teamId: desk.team, accountId },
    ...{ urgency: "URGENT", impact: "NORMAL", workaround: "NONE" },
  });
  const caseId = opened.case?.id as CaseId;
  const priority = (await asOf(caseId, await instant(), chloe))?.priority ?? "";
  const plain = { acting: null, collaborators: [] as string[], status: "NEW", priority };
  await remember({ ...plain, owner: "Chloé", contact: "Chloé" });

  await does(ana, "take-case", { caseId });
  const hers: Moment = { ...plain, owner: "Ana", contact: "Ana", status: "OPEN", collaborators: ["Chloé"] };
  await does(ana, "set-case-status", { caseId, status: "OPEN" });
  await remember(hers);
  const task = {
    what: "Find out why the disk fills.",
    dueAt: await inHours(20),
    wayBack: "To whoever answers the customer, in the result.",
  };
  const helped = await does(ana, "add-collaborator", { caseId, personId: eve, role: "RESPONSIBLE", task });
  const { task: given } = (helped as unknown as { collaborator: { task: { id: string } } }).collaborator;
  await remember({ ...hers, collaborators: ["Chloé", "Eve"] });
  const plan = [{ kind: "OWNERSHIP", subjectId: caseId, toPersonId: ben, way: "ACTING" }];
  await does(ana, "record-leave", { personId: ana, from: await inHours(1), until: await inHours(25), plan });
  await remember({ ...hers, collaborators: ["Chloé", "Eve"] });

  // The leave begins by itself, and nothing but who answers has changed.
  await later(2);
  const actingOwner = async () =>
    (await desk.ask<{ id: PersonId | null }>("select acting_owner_id as id from cases where id = $1", [caseId]))[0]?.id;
  await until("the leave began", async () => (await actingOwner()) === ben);
  const stoodIn: Moment = { ...hers, acting: "Ben", collaborators: ["Chloé", "Eve"] };
  await remember(stoodIn);
  await does(ben, "record-customer-message", { caseId, text: "It still fails.", channel: "EMAIL" });
  const answered = await does(ben, "reply-to-customer", {
    ...{ caseId, text: "We look into it.", lastSeenEvent: await lastEvent(caseId), status: "WAITING_ON_INTERNAL" },
  });
  expect(answered).toMatchObject({
    case: { owner: { id: ana } },
    reply: { author: { id: ben }, onBehalfOf: { id: ana } },
    event: { onBehalfOf: { id: ana } },
  });
  await remember({ ...stoodIn, status: "WAITING_ON_INTERNAL" });

  // The task comes back while she is away, to whoever asked and whoever stands in; its collaborator leaves with it.
  await later(3);
  const done = await does(eve, "complete-task", { taskId: given.id, result: "The logs were never rotated." });
  expect(done).toMatchObject({
    task: { state: "DONE", result: "The logs were never rotated.", askedBy: { id: ana } },
    case: { owner: { id: ana } },
  });
  await remember({ ...stoodIn, status: "WAITING_ON_INTERNAL", collaborators: ["Chloé"] });

  // The leave ends by itself: her powers are hers alone.
  await later(21);
  await until("the leave ended", async () => (await desk.ask("select from timers")).length === 0);
  expect(await actingOwner()).toBeNull();
  await remember({ ...hers, status: "WAITING_ON_INTERNAL" });
  const late = await desk.denied(ben, "reply-to-customer", { caseId, text: "One more thing.", lastSeenEvent: await lastEvent(caseId) });
  expect(late).toEqual({ code: "NOT_CONTACT_OWNER", path: null });
  const own = await does(ana, "reply-to-customer", { caseId, text: "It was the disk.", lastSeenEvent: await lastEvent(caseId) });
  expect(own).toMatchObject({ reply: { author: { id: ana }, onBehalfOf: null } });
  await does(ana, "resolve-case", { caseId, resolution: "The logs are rotated now." });
  await remember({ ...hers, status: "RESOLVED" });
  await does(ana, "close-case", { caseId });
  await remember({ ...hers, status: "CLOSED" });

  expect(await asOf(caseId, before, ana)).toBeNull();
  for (const reader of [ana, ben, chloe]) {
    for (const { at, then } of moments) expect(await asOf(caseId, at, reader)).toEqual(then);
  }
  // She was accountable throughout.
  expect(await desk.ask(`select person_id as id, move from ownership where case_id = $1 order by number`, [caseId])).toEqual([
    { id: chloe, move: "OPENED" },
    { id: ana, move: "TAKEN" },
  ]);
});
