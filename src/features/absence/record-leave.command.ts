import type { DutyHolder, Occasion } from "../../db/duty-holder";
import { newId } from "../../db/new-id";
import type { UnitOfWork } from "../../db/unit-of-work";
import { type DutyKind, type HandoverWay, judgeNamedOnce, judgeReceivers, judgeSpan, judgeTaker } from "../../domain/absence";
import type { PersonId } from "../../domain/ids";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { lockPerson, noSuchPerson } from "../people/lock-person.command";
import type { PersonRecord } from "../people/person-row.type";
import { findOpenAbsences, insertAbsence, keepHandovers } from "./absence.store";
import type { AbsenceRow } from "./absence-row.type";
import { LEAVE_BEGINS } from "./absence-timers";
import { beginAbsence } from "./begin-absence";
import type { AbsenceRefs } from "./end-absence.command";
import { dutiesOutstanding } from "./find-duties.command";
import { judgeActorOn } from "./judge-actor.command";
import { type AbsencePlan, planAbsence } from "./plan-absence";
import { tellAbsence } from "./tell-absence";

/** Who is on leave when, and who takes what when it begins. */
export interface RecordLeave {
  personId: string;
  from: Date;
  until: Date;
  plan: readonly { kind: DutyKind; subjectId: string; toPersonId: string; way: HandoverWay }[];
  /** Who acts for what the plan names nobody for, what they come to hold until then included. */
  defaultToPersonId?: string | null;
}

/**
 * Records a leave; it begins by itself.
 *
 * DUTIES_OUTSTANDING while the plan and the standing cover leave anything out that they hold now. What they hold at the beginning and nobody
 * was named for goes to the standing cover, then the team's, then the queue's steward.
 */
export async function recordLeave(work: UnitOfWork, holders: readonly DutyHolder[], input: RecordLeave): Promise<AbsenceRefs | Refusal> {
  const locked = await lockPerson(work, input.personId, { withAdmins: false });
  if (locked === null) return noSuchPerson(["personId"]);
  const { row } = locked;
  const now = await work.now();
  const open = (await findOpenAbsences(work, row.id)).map(({ startsAt, endsAt }) => ({ from: startsAt, until: endsAt }));
  const refused =
    (await judgeActorOn(work, row.id)) ??
    (row.active ? null : refuse("PERSON_INACTIVE", "They no longer work here.", { path: ["personId"] })) ??
    judgeSpan(input, open, now) ??
    judgeReceivers(row.id, input.plan, input.defaultToPersonId ?? null) ??
    judgeNamedOnce(input.plan);
  if (refused !== null) return refused;

  const startsAt = new Date(Math.max(input.from.getTime(), now.getTime()));
  const defaultToId = (input.defaultToPersonId ?? null) as PersonId | null;
  const occasion: Occasion = { kind: "LEAVE", personId: row.id, until: input.until };
  const named = input.plan.map((handover) => ({ ...handover, toPersonId: handover.toPersonId as PersonId }));
  const planned = await planAbsence(work, holders, { occasion, named, defaultToId, at: startsAt, reach: "COVER" });
  const unfit = judgePlan(input, planned) ?? judgeDefault(defaultToId, planned);
  if (unfit !== null) return unfit;
  if (planned.outstanding.length > 0) return dutiesOutstanding(planned.outstanding, ["plan"]);

  const absence: AbsenceRow = {
    id: newId("abs"),
    revision: 1,
    personId: row.id,
    kind: "LEAVE",
    startsAt,
    endsAt: input.until,
    state: "RECORDED",
    defaultToId,
  };
  await insertAbsence(work, absence, now);
  await keepHandovers(work, absence.id, named, null);
  const eventId = await tellAbsence(work, row, absence, "RECORDED");
  const late = await beginOrWait(work, holders, row, absence, now);
  return isRefusal(late) ? late : { absenceId: absence.id, personId: row.id, eventId };
}

async function beginOrWait(
  work: UnitOfWork,
  holders: readonly DutyHolder[],
  row: PersonRecord,
  absence: AbsenceRow,
  now: Date,
): Promise<Refusal | null> {
  if (absence.startsAt > now) {
    await work.setTimer(LEAVE_BEGINS, absence.id, absence.startsAt);
    return null;
  }
  const begun = await beginAbsence(work, holders, row, absence, now);
  return "outstanding" in begun ? dutiesOutstanding(begun.outstanding, ["plan"]) : null;
}

function judgePlan({ plan }: RecordLeave, { duties, people, available }: AbsencePlan): Refusal | null {
  for (const [index, { kind, subjectId, toPersonId }] of plan.entries()) {
    const at = (field: string) => ["plan", String(index), field];
    const duty = duties.find((held) => held.kind === kind && held.subjectId === subjectId);
    if (duty === undefined) return refuse("NOT_FOUND", "They do not hold this.", { path: at("subjectId") });
    const receiver = people.get(toPersonId);
    if (receiver === undefined) return noSuchPerson(at("toPersonId"));
    const unfit = judgeTaker(duty, receiver);
    if (unfit !== null) return { ...unfit, path: at("toPersonId") };
    if (!available.has(toPersonId)) return refuse("PERSON_AWAY", "They are away then.", { path: at("toPersonId") });
  }
  return null;
}

// Who holds nothing now may still come to hold something until then.
function judgeDefault(defaultToId: PersonId | null, { people, available }: AbsencePlan): Refusal | null {
  if (defaultToId === null) return null;
  const path = ["defaultToPersonId"];
  const receiver = people.get(defaultToId);
  if (receiver === undefined) return noSuchPerson(path);
  const anyCase = { kind: "OWNERSHIP" as const, subjectId: "", teamId: receiver.memberOf[0] ?? null, notTo: null, heirs: [] };
  const unfit = judgeTaker(anyCase, receiver);
  if (unfit !== null) return { ...unfit, path };
  return available.has(defaultToId) ? null : refuse("PERSON_AWAY", "They are away then.", { path });
}
