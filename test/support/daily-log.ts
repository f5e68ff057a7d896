import type { EventPatch, EventType } from "../../src/domain/event";
import type { Ask } from "./daily-trace";

/** One event of the log, with the transaction that wrote it. */
export interface LoggedEvent {
  id: string;
  position: number;
  type: EventType;
  caseId: string | null;
  stream: string;
  actor: string;
  onBehalfOf: string | null;
  occurredAt: string;
  before: EventPatch | null;
  after: EventPatch | null;
  transaction: string;
}

/** The whole log in its order. */
export function readLog(ask: Ask): Promise<LoggedEvent[]> {
  return ask(
    `select e.id, p.position::integer as position, e.type, e.case_id as "caseId", e.stream, e.actor, e.on_behalf_of as "onBehalfOf",
        iso(e.occurred_at) as "occurredAt", e.before, e.after, e.xmin::text as transaction
      from event_places p join events e on e.no = p.event_no order by p.position`,
  );
}

/** A case as the log tells it up to an event; the names are those of its facts. */
interface Told {
  ownerId: string;
  actingOwnerId: string | null;
  actingUntil: string | null;
  contactOwnerId: string;
  status: string;
  delegate: { id: string; until: string } | null;
  offered: string | null;
}

const STEERED = ["priority", "urgency", "impact", "workaround", "severity", "categoryKey", "supportTier", "slaTier", "teamId"];

/**
 * What breaks a law in a log, in sentences; nothing is what a test wants.
 *
 * It shares no rule with the commands: each event is held against what the events before it tell.
 * `plain` are those who hold no role but that of an agent: for them a relation to the case is all there is.
 */
export function judgeLog(log: readonly LoggedEvent[], plain: ReadonlySet<string>): string[] {
  const broken: string[] = [];
  const cases = new Map<string, Told>();
  const lastOf = new Map(log.map(({ transaction, position }) => [transaction, position]));
  const leaving = new Map<string, LoggedEvent>();
  // What a command did is judged by what it found: its own first event may end the very right it was given by.
  const found = new Map<string, Told>();
  for (const event of log) {
    const { caseId, after, actor, type, id, transaction } = event;
    const told = caseId === null ? undefined : cases.get(caseId);
    const place = `${transaction} ${caseId}`;
    const before = found.get(place) ?? told;
    if (before !== undefined) {
      found.set(place, before);
      broken.push(...judgeEvent(event, before, plain).map((what) => `${id} ${type} by ${actor}: ${what}`));
    }
    if (caseId !== null) cases.set(caseId, tell(event, told));
    const begins = type === "ABSENCE_CHANGED" && after?.step === "BEGAN" && after.kind === "LEAVE";
    if (begins || type === "PERSON_DEACTIVATED") leaving.set(transaction, event);
    const leaver = lastOf.get(transaction) === event.position ? leaving.get(transaction) : undefined;
    if (leaver !== undefined) {
      for (const [left, one] of cases)
        if (isLeftBehind(one, leaver)) broken.push(`${leaver.id} ${leaver.type} of ${leaver.stream} left ${left} behind`);
    }
  }
  return broken;
}

function tell({ type, after }: LoggedEvent, told: Told | undefined): Told {
  const next = { delegate: null, offered: null, ...told, ...after } as Told;
  if (type === "CONTACT_DELEGATED") next.delegate = { id: String(after?.delegateId), until: String(after?.until) };
  if (type === "CONTACT_DELEGATION_ENDED") next.delegate = null;
  if (type === "TRANSFER_OFFERED") next.offered = String(after?.toId);
  // An accepted offer ends with the change of the owner that it announces; any other outcome ends it before.
  if (type === "TRANSFER_ENDED" && after?.outcome !== "ACCEPTED") next.offered = null;
  if (type === "OWNERSHIP_CHANGED") next.offered = null;
  return next;
}

function judgeEvent(event: LoggedEvent, told: Told, plain: ReadonlySet<string>): string[] {
  const { type, actor, after, before, onBehalfOf, occurredAt } = event;
  const acts = told.actingOwnerId === actor && told.actingUntil !== null && told.actingUntil > occurredAt;
  const delegated = told.delegate?.id === actor && told.delegate.until > occurredAt;
  const owns = told.ownerId === actor || acts;
  const speaks = told.contactOwnerId === actor || delegated || (acts && told.contactOwnerId === told.ownerId);
  const broken: string[] = [];
  const no = (wrong: boolean, sentence: string) => void (wrong && broken.push(sentence));

  no(after?.ownerId !== undefined && type !== "OWNERSHIP_CHANGED", "law 3: the owner changed by something else than a move");
  const move = type === "OWNERSHIP_CHANGED" ? after?.move : null;
  no(move === "ACCEPTED" && (told.offered !== actor || after?.ownerId !== actor), "law 3: it was not offered to who accepted it");
  no(move !== null && after?.briefId === null, "law 6: no brief");
  if (type === "CUSTOMER_REPLIED_TO") {
    no(!speaks, "law 4: they do not speak with this customer");
    no(onBehalfOf !== (actor === told.contactOwnerId ? null : told.contactOwnerId), "law 4: it is not said for whom they speak");
  }
  if (plain.has(actor)) {
    no(STEERED.some((name) => before !== null && name in before) && !owns, "law 5: they do not hold the owner's powers");
    no(before?.status !== undefined && !owns && !speaks && told.contactOwnerId !== actor, "law 5: the status is not theirs to change");
    no(["FORCED", "STOLEN"].includes(String(move)), "law 5: nobody without a role takes a case from its owner");
    no((move === "TAKEN" || move === "ACCEPTED") && after?.ownerId !== actor, "law 5: they gave it to somebody else");
    no(move === "RETURNED" && !owns, "law 5: it was not theirs to return");
    no(type === "PROPOSAL_DECIDED" && ["ACCEPTED", "DECLINED"].includes(String(after?.state)) && !owns, "law 5: they decided a proposal");
  }
  return broken;
}

// Somebody named by hand goes on standing in until their own end, which may come before that of the leave; the cover is asked again then.
function isLeftBehind(told: Told, { type, stream, occurredAt }: LoggedEvent): boolean {
  if (told.ownerId !== stream || told.status === "CLOSED") return false;
  if (type === "PERSON_DEACTIVATED") return true;
  if (told.status === "RESOLVED") return false;
  return told.actingOwnerId === null || told.actingUntil === null || told.actingUntil <= occurredAt;
}

/**
 * Holds the answers that people got against what transactions of people wrote: one answered event each.
 *
 * So what was accepted is in the log, and what was refused left nothing there.
 */
export function compareAnswers(log: readonly LoggedEvent[], answered: ReadonlySet<string>): string[] {
  const groups = new Map<string, { actor: string; ids: string[] }>();
  for (const { transaction, actor, id } of log) {
    const group = groups.get(transaction) ?? { actor, ids: [] };
    group.ids.push(id);
    groups.set(transaction, group);
  }
  const logged = new Set(log.map(({ id }) => id));
  const lost = [...answered].filter((id) => !logged.has(id)).map((id) => `${id} was answered and is not in the log`);
  const strange = [...groups.values()].flatMap(({ actor, ids }) => {
    const told = ids.filter((id) => answered.has(id)).length;
    return told === (actor.startsWith("system:") ? 0 : 1) ? [] : [`${actor} was answered ${told} of ${ids.join(" ")}`];
  });
  return [...lost, ...strange];
}
