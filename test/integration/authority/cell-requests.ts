import type { PersonId } from "../../../src/domain/ids";
import { CASE_MUTATIONS } from "../../decisions/judge-by-domain";
import { type AuthorityCell, isRootField, nameOf } from "../../decisions/read-authority";
import type { Answer } from "../../support/a-desk";
import { planLeave } from "./ask-absence";
import { documentOf, INPUTS, WITHOUT_EVENT } from "./ask-mutations";
import { READS } from "./ask-reads";
import type { AuthorityWorld } from "./authority-world";
import type { Answered } from "./reading";
import { standUpCase } from "./stand-up-case";
import type { StoodUp } from "./standing";

/** A cell made ready to be asked over HTTP. */
export interface CellRequest {
  cell: AuthorityCell;
  me: PersonId | null;
  stood: StoodUp;
  query: string;
  variables: object;
  /** What the answer says, in the words of the matrix. */
  read(answer: Answer<Answered>): string;
}

const AT_ONCE = 4;

/** Stands up the situation of every cell and writes its request; a field that nobody can ask yet throws. */
export async function prepareCells(world: AuthorityWorld, cells: readonly AuthorityCell[]): Promise<CellRequest[]> {
  if (cells.some(isOfSomebodyAway)) await letSomebodyBeAway(world);
  const standing = new Map<string, Promise<StoodUp>>();
  const requests: CellRequest[] = [];
  const waiting = [...cells.entries()];
  const prepareOn = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, cell] = next;
      requests[index] = await prepareCell(world, cell, index, standing);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, prepareOn));
  return requests;
}

async function prepareCell(
  world: AuthorityWorld,
  cell: AuthorityCell,
  index: number,
  standing: Map<string, Promise<StoodUp>>,
): Promise<CellRequest> {
  const me = await askerOf(world, cell);
  const stood = await stoodFor(world, cell, me, standing);
  if (cell.what === "Absence.plan" && cell.situation === "of_oneself" && me !== null) await planLeave(world, me, stood.caseId);
  return { cell, me, stood, ...(await requestOf(world, cell, stood, me, index)) };
}

function isOfSomebodyAway({ what, situation }: AuthorityCell): boolean {
  return (what === "Person.duties" || what === "Absence.plan") && situation === null;
}

async function letSomebodyBeAway(world: AuthorityWorld): Promise<void> {
  const { away } = world.parts;
  const { caseId } = await standUpCase(world, { who: "AGENT", what: "Query.case", situation: "owns" }, away);
  await planLeave(world, away, caseId);
}

async function askerOf(world: AuthorityWorld, { who, situation }: AuthorityCell): Promise<PersonId | null> {
  if (who === "ANONYMOUS") return null;
  return situation === "of_oneself" ? world.aTwinOf(who) : world.people[who];
}

// Only a mutation that is accepted changes its case: whatever is read or refused of a subject may share one.
function stoodFor(
  world: AuthorityWorld,
  cell: AuthorityCell,
  me: PersonId | null,
  standing: Map<string, Promise<StoodUp>>,
): Promise<StoodUp> {
  const ofCase = CASE_MUTATIONS.includes(cell.what);
  const ownStand = (ofCase && cell.expect === "ALLOW") || (cell.situation === "of_oneself" && !isRootField(cell.what));
  if (ownStand) return standUpCase(world, cell, me);
  const what = ofCase ? likeStandOf(cell.what) : "Query.case";
  const situation = cell.situation === "of_oneself" ? null : cell.situation;
  const key = `${cell.who} ${situation} ${what}`;
  const stood = standing.get(key) ?? standUpCase(world, { ...cell, what, situation });
  standing.set(key, stood);
  return stood;
}

// These find their case in a state of its own; all others find the same.
const OWN_STATE =
  /(take|close|reopen)Case$|Transfer$|(complete|decline|comment)Task$|(withdraw|accept|decline)Proposal$|removeCollaborator$|endDelegation$|endActingOwner$|rejoinOwnership$|confirmResolution$/;

function likeStandOf(what: string): string {
  if (what === "Mutation.offerTransfer" || !OWN_STATE.test(what)) return "Mutation.tagCase";
  return what.replace(/(accept|decline|withdraw)Transfer$/, "acceptTransfer").replace(/(complete|decline|comment)Task$/, "completeTask");
}

async function requestOf(world: AuthorityWorld, cell: AuthorityCell, stood: StoodUp, me: PersonId | null, index: number) {
  const inputOf = INPUTS[cell.what];
  if (inputOf !== undefined) {
    const input = await inputOf({ cell, world, stood, me, index });
    return { query: documentOf(cell.what), variables: { input }, read: (answer: Answer<Answered>) => readMutation(cell, answer) };
  }
  const read = READS[cell.what]?.({ world, stood, me, situation: cell.situation });
  if (read === undefined) throw new Error(`nobody knows how to ask ${nameOf(cell)}`);
  return { ...read, read: (answer: Answer<Answered>) => topLevel(answer) ?? read.outcome(dataOf(answer)) };
}

function topLevel({ errors, data }: Answer<Answered>): string | null {
  const [error, ...more] = errors;
  if (error === undefined) return null;
  if (more.length > 0) throw new Error(`more than one error: ${JSON.stringify(errors)}`);
  if (Object.values(data ?? {}).some((value) => value !== null)) throw new Error("an error came with data");
  return error.extensions.code;
}

function dataOf({ data }: Answer<Answered>): Answered {
  if (data === null) throw new Error("neither data nor an error");
  return data;
}

/** What a mutation answered: done, the code of its only user error, or that of its only top-level error. */
export function readMutation({ what }: Pick<AuthorityCell, "what">, answer: Answer<Answered>): string {
  const refused = topLevel(answer);
  if (refused !== null) return refused;
  const payload = dataOf(answer)[what.slice("Mutation.".length)] as Payload;
  const [userError, ...more] = payload.userErrors;
  if (more.length > 0) throw new Error(`more than one user error: ${JSON.stringify(payload.userErrors)}`);
  if (!(what in WITHOUT_EVENT) && (userError === undefined) === (payload.event === null))
    throw new Error(`an event or a refusal, not both: ${JSON.stringify(payload)}`);
  return userError?.code ?? "ALLOW";
}

interface Payload {
  event?: object | null;
  userErrors: { code: string }[];
}

/** Asks a prepared cell over HTTP and answers what came, in the words of the matrix; a malformed answer is told as it is. */
export async function askCell(world: AuthorityWorld, request: CellRequest): Promise<string> {
  return askCellAs(world, request.me === null ? null : await world.desk.tokenOf(request.me), request);
}

/** Asks a prepared cell with a token of whoever it may be. */
export async function askCellAs(world: AuthorityWorld, token: string | null, { query, variables, read }: CellRequest): Promise<string> {
  const answer = await world.desk.post<Answered>(token, query, variables);
  try {
    return read(answer);
  } catch (error) {
    return `${(error as Error).message} in ${JSON.stringify(answer)}`;
  }
}
