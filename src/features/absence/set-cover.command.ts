import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import { type CoverStep, judgeCoverLoop } from "../../domain/absence";
import type { EventPatch } from "../../domain/event";
import type { EventId } from "../../domain/ids";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import { checkRevision } from "../people/change-record.command";
import { holdPeople } from "../people/hold-people.command";
import { lockPerson, noSuchPerson } from "../people/lock-person.command";
import { lockTeam } from "../people/lock-team.command";
import type { PersonRecord } from "../people/person-row.type";
import type { TeamRecord } from "../people/team-row.type";
import { type Change, tellPersonChanged, tellTeamChanged } from "../people/tell-record.command";
import { findCoverRules, holdCover, writeCover } from "./cover.store";
import { judgeActorOn, judgeActorOnTeam } from "./judge-actor.command";

/** The whole standing cover of one person or one team, in order. */
export interface SetCover {
  personId?: string | null;
  teamId?: string | null;
  chain: readonly { personId: string; thenTheirCover: boolean }[];
  expectedRevision?: number | null;
}

/** Whose cover it is, by whichever of them was asked. */
export interface CoverRefs extends Refs {
  personId: string | null;
  teamId: string | null;
  eventId: EventId;
}

/**
 * Sets who stands in for a person, or for whoever of a team has no available cover of their own.
 *
 * Somebody for themselves is refused, so is who left, and a cover that would come back to where it began (COVER_LOOP).
 */
export async function setCover(work: UnitOfWork, input: SetCover): Promise<CoverRefs | Refusal> {
  const { personId, teamId } = input;
  if (((personId ?? null) === null) === ((teamId ?? null) === null))
    return refuse("CHANGE_UNCLEAR", "Name a person or a team, and only one of them.", { path: ["personId"] });
  const locked = personId !== null && personId !== undefined ? await lockOfPerson(work, input, personId) : await lockOfTeam(work, input);
  if (isRefusal(locked)) return locked;
  await holdCover(work);
  const rules = await findCoverRules(work);
  const before = rules.get(locked.row.id) ?? [];
  if (same(before, locked.chain)) return refuse("NOTHING_TO_CHANGE", "The cover is like this already.");
  const refused = judgeCoverLoop(new Map([...rules, [locked.row.id, locked.chain]]));
  if (refused !== null) return refused;
  await writeCover(work, locked.row.id, locked.chain);
  const eventId = await locked.tell({ before: told(before), after: told(locked.chain) });
  return { personId: personId ?? null, teamId: teamId ?? null, eventId };
}

interface LockedSubject {
  row: PersonRecord | TeamRecord;
  chain: CoverStep[];
  tell(change: Change): Promise<EventId>;
}

async function lockOfPerson(work: UnitOfWork, input: SetCover, personId: string): Promise<LockedSubject | Refusal> {
  const locked = await lockPerson(work, personId, { withAdmins: false });
  if (locked === null) return noSuchPerson(["personId"]);
  const { row } = locked;
  const refused = (await judgeActorOn(work, row.id)) ?? staleness(row, input);
  if (refused !== null) return refused;
  if (!row.active) return refuse("PERSON_INACTIVE", "They no longer work here.", { path: ["personId"] });
  const chain = await readChain(work, input, row.id);
  return isRefusal(chain) ? chain : { row, chain, tell: (change) => tellPersonChanged(work, row, change) };
}

async function lockOfTeam(work: UnitOfWork, input: SetCover): Promise<LockedSubject | Refusal> {
  const teamId = input.teamId ?? "";
  const chain = await readChain(work, input, teamId);
  const row = await lockTeam(work, teamId);
  if (row === null) return refuse("NOT_FOUND", "There is no such team.", { path: ["teamId"] });
  const refused = (await judgeActorOnTeam(work, row.id)) ?? staleness(row, input);
  if (refused !== null) return refused;
  return isRefusal(chain) ? chain : { row, chain, tell: (change) => tellTeamChanged(work, row, change) };
}

async function readChain(work: UnitOfWork, { chain }: SetCover, subjectId: string): Promise<CoverStep[] | Refusal> {
  const ids = chain.map(({ personId }) => personId);
  const people = await holdPeople(
    work,
    ids.filter((id) => id !== subjectId),
  );
  const steps: CoverStep[] = [];
  for (const [index, { personId, thenTheirCover }] of chain.entries()) {
    const path = ["chain", String(index), "personId"];
    if (personId === subjectId) return refuse("NOT_TO_ONESELF", "Nobody stands in for themselves.", { path });
    const person = people.get(personId);
    if (person === undefined) return noSuchPerson(path);
    if (!person.active) return refuse("PERSON_INACTIVE", "They no longer work here.", { path });
    if (ids.indexOf(personId) < index) return refuse("CHANGE_UNCLEAR", "They stand in this cover already; name each once.", { path });
    steps.push({ personId: person.id, thenTheirCover });
  }
  return steps;
}

function staleness(row: PersonRecord | TeamRecord, { expectedRevision }: SetCover): Refusal | null {
  return expectedRevision === null || expectedRevision === undefined ? null : checkRevision(row, expectedRevision);
}

function told(chain: readonly CoverStep[]): EventPatch {
  return {
    coverIds: chain.map(({ personId }) => personId),
    coverFollowedIds: chain.filter(({ thenTheirCover }) => thenTheirCover).map(({ personId }) => personId),
  };
}

function same(one: readonly CoverStep[], other: readonly CoverStep[]): boolean {
  const key = (chain: readonly CoverStep[]) => chain.map((step) => `${step.personId} ${step.thenTheirCover}`).join();
  return key(one) === key(other);
}
