import type { PersonId, TeamId } from "../../src/domain/ids";
import type { PersonRole } from "../../src/domain/permissions";
import { BRIEF, type LiveDesk, type Moved, moving, post } from "./live-desk";

/** A source of chance that a test can repeat. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    // A linear congruential step (Numerical Recipes); its high bits are good enough for choosing.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Whoever can make people and teams. */
type Directory = Pick<LiveDesk, "aPerson" | "aTeam">;

/** Those who take part: twelve people on one team. */
export interface Crew {
  team: TeamId;
  agents: PersonId[];
  leads: PersonId[];
  manager: PersonId;
  everyone: PersonId[];
}

/** Makes eight agents, three leads and an escalation manager on the desk's team. */
export async function aCrew(desk: Directory): Promise<Crew> {
  const many = (count: number, roles: PersonRole[]) => Promise.all(Array.from({ length: count }, () => desk.aPerson({ roles })));
  const agents = await many(8, ["AGENT"]);
  const leads = await many(3, ["TEAM_LEAD"]);
  const [manager] = await many(1, ["ESCALATION_MANAGER"]);
  if (manager === undefined) throw new Error("one manager was asked for");
  const [steward] = leads;
  if (steward === undefined) throw new Error("three leads were asked for");
  const team = await desk.aTeam({ queueStewardId: steward, leadIds: leads, memberIds: [...agents, ...leads].sort() });
  return { team, agents, leads, manager, everyone: [...agents, ...leads, manager] };
}

/** One thing that somebody does in a storm. */
export interface Act {
  name: string;
  person: PersonId;
  input: Record<string, unknown>;
}

/** What a storm knows: its cases and the offers it has heard of. */
export interface Weather {
  cases: string[];
  offers: string[];
}

/** Chooses what happens next, so that all verbs of ownership meet on the same few cases. */
export function anAct(crew: Crew, { cases, offers }: Weather, roll: (sides: number) => number): Act {
  const one = <Thing>(things: readonly Thing[]): Thing => {
    const thing = things[roll(things.length)];
    if (thing === undefined) throw new Error("there is nothing to choose from");
    return thing;
  };
  const caseId = one(cases);
  const person = one(crew.everyone);
  const lead = one([...crew.leads, crew.manager]);
  const reason = { code: one(["EXPERTISE", "WORKLOAD", "SHIFT_END"]) };
  const chance = roll(100);
  if (chance < 10)
    return {
      name: "openCase",
      person,
      input: { subject: "It rains", channel: "CHAT", categoryKey: "BUG", teamId: crew.team, urgency: "URGENT", impact: "NORMAL" },
    };
  if (chance < 25) return { name: "takeCase", person: one(crew.agents), input: { caseId } };
  if (chance < 50) return { name: "offerTransfer", person: lead, input: { caseId, toPersonId: one(crew.agents), reason, brief: BRIEF } };
  if (chance < 65) return { name: "forceAssign", person: lead, input: { caseId, toPersonId: person, reason } };
  if (chance < 70) return { name: "closeCase", person, input: { caseId } };
  if (offers.length === 0) return { name: "tagCase", person: lead, input: { caseId, add: [`storm-${roll(10)}`] } };
  const offerId = one(offers);
  if (chance < 90) return { name: "acceptTransfer", person: one(crew.agents), input: { offerId } };
  if (chance < 95) return { name: "withdrawTransfer", person: lead, input: { offerId } };
  return { name: "declineTransfer", person: one(crew.agents), input: { offerId, reason: "I am away." } };
}

/** What came of a storm. */
export interface StormReport {
  seconds: number;
  accepted: { [verb: string]: number };
  refused: { [code: string]: number };
  /** Answers that are neither: top-level errors and statuses other than 200. */
  failures: string[];
}

/**
 * Does many things at once, half over each server.
 *
 * Whoever is offered a case by a storm's own offer answers it, so that an offer is met by its acceptance and by whatever else is in the air.
 */
export async function runStorm(
  desk: LiveDesk,
  { crew, cases, operations, seed }: { crew: Crew; cases: string[]; operations: number; seed: number },
): Promise<StormReport> {
  const roll = dice(seed);
  const report: StormReport = { seconds: 0, accepted: {}, refused: {}, failures: [] };
  const count = (tally: { [name: string]: number }, name: string) => {
    tally[name] = (tally[name] ?? 0) + 1;
  };
  const weather: Weather = { cases, offers: await openOffers(desk, crew, cases) };
  const acts = Array.from({ length: operations }, () => anAct(crew, weather, roll));
  const tokens = new Map<PersonId, string>();
  for (const person of crew.everyone) tokens.set(person, await desk.tokenOf(person));

  const act = async ({ name, person, input }: Act, index: number): Promise<Moved | null> => {
    const answer = await post<Record<string, Moved>>(
      desk.server(index % desk.servers.length).address,
      tokens.get(person) ?? null,
      moving(name),
      { input },
    );
    const payload = answer.data?.[name] ?? null;
    if (answer.status !== 200 || answer.errors.length > 0 || payload === null) {
      report.failures.push(`${name} ${answer.status} ${answer.errors.map(({ extensions }) => extensions.code).join(" ")}`);
      return null;
    }
    const [refusal] = payload.userErrors;
    if (refusal === undefined) count(report.accepted, name);
    else count(report.refused, refusal.code);
    return payload;
  };

  const begunAt = performance.now();
  await Promise.all(
    acts.map(async (one, index) => {
      const payload = await act(one, index);
      if (one.name !== "offerTransfer" || payload?.offer === null || payload?.offer === undefined) return;
      await act({ name: "acceptTransfer", person: one.input.toPersonId as PersonId, input: { offerId: payload.offer.id } }, index + 1);
    }),
  );
  report.seconds = (performance.now() - begunAt) / 1_000;
  return report;
}

async function openOffers(desk: LiveDesk, crew: Crew, cases: string[]): Promise<string[]> {
  const offers: string[] = [];
  for (const [index, caseId] of cases.entries()) {
    const input = { caseId, toPersonId: crew.agents[index % crew.agents.length], reason: { code: "WORKLOAD" }, brief: BRIEF };
    const { offer } = await desk.moves(index % desk.servers.length, crew.manager, "offerTransfer", input);
    if (offer !== null && offer !== undefined) offers.push(offer.id);
  }
  return offers;
}
