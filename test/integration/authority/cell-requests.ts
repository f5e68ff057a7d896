import type { PersonId } from "../../../src/domain/ids";
import { CASE_MUTATIONS } from "../../decisions/judge-by-domain";
import { type AuthorityCell, nameOf } from "../../decisions/read-authority";
import type { Answer } from "../../support/a-desk";
import { documentOf, INPUTS } from "./ask-mutations";
import { type Answered, READS } from "./ask-reads";
import type { AuthorityWorld } from "./authority-world";
import { type StoodUp, standUpCase } from "./stand-up-case";

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

/** Stands up the situation of every cell and writes its request; a field that nobody can ask yet throws. */
export async function prepareCells(world: AuthorityWorld, cells: readonly AuthorityCell[]): Promise<CellRequest[]> {
  const standing = new Map<string, StoodUp>();
  const requests: CellRequest[] = [];
  for (const [index, cell] of cells.entries()) {
    const me = cell.who === "ANONYMOUS" ? null : world.people[cell.who];
    const stood = await stoodFor(world, cell, standing);
    requests.push({ cell, me, stood, ...(await requestOf(world, cell, stood, me, index)) });
  }
  return requests;
}

// Only a mutation changes its case: every read of a subject may share one.
async function stoodFor(world: AuthorityWorld, cell: AuthorityCell, standing: Map<string, StoodUp>): Promise<StoodUp> {
  if (CASE_MUTATIONS.includes(cell.what) && cell.who !== "ANONYMOUS") return standUpCase(world, cell);
  const key = `${cell.who} ${cell.situation} ${CASE_MUTATIONS.includes(cell.what) ? cell.what : ""}`;
  const known = standing.get(key);
  if (known !== undefined) return known;
  const what = CASE_MUTATIONS.includes(cell.what) ? cell.what : "Case.handoffBriefs";
  const stood = await standUpCase(world, { ...cell, what });
  standing.set(key, stood);
  return stood;
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
  const payload = dataOf(answer)[what.slice("Mutation.".length)] as { event: object | null; userErrors: { code: string }[] };
  const [userError, ...more] = payload.userErrors;
  if (more.length > 0) throw new Error(`more than one user error: ${JSON.stringify(payload.userErrors)}`);
  if ((userError === undefined) === (payload.event === null))
    throw new Error(`an event or a refusal, not both: ${JSON.stringify(payload)}`);
  return userError?.code ?? "ALLOW";
}

/** Asks a prepared cell over HTTP and answers what came, in the words of the matrix; a malformed answer is told as it is. */
export async function askCell(world: AuthorityWorld, { me, query, variables, read }: CellRequest): Promise<string> {
  const answer = await world.desk.asks<Answered>(me, query, variables);
  try {
    return read(answer);
  } catch (error) {
    return `${(error as Error).message} in ${JSON.stringify(answer)}`;
  }
}
