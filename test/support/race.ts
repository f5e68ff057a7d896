import { Client } from "pg";
import type { PersonId } from "../../src/domain/ids";
import { countWaiting } from "./count-waiting";
import { type LiveDesk, post } from "./live-desk";

/** The row that contenders must all lock first. */
interface Contended {
  table: "cases" | "persons";
  id: string;
}

type Contenders<T extends readonly unknown[]> = { readonly [I in keyof T]: () => Promise<T[I]> };

/**
 * Has contenders wait for a row one behind the other, and lets go: they get it in the order in which they are given.
 *
 * `meanwhile` runs once all of them wait.
 */
export async function inOrder<T extends readonly unknown[]>(
  url: string,
  { table, id }: Contended,
  contenders: Contenders<T>,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<T> {
  const holder = new Client(url);
  await holder.connect();
  const answers: Promise<unknown>[] = [];
  try {
    await holder.query("begin");
    await holder.query(`select from ${table} where id = $1 for update`, [id]);
    for (const contender of contenders as readonly (() => Promise<unknown>)[]) {
      answers.push(contender());
      while ((await countWaiting(holder)) < answers.length);
    }
    await meanwhile();
    await holder.query("commit");
  } finally {
    await holder.end();
  }
  return (await Promise.all(answers)) as unknown as T;
}

/** Runs two at once, neither held back, as often as told; answers how often each pair of answers came. */
export async function freely(
  rounds: number,
  race: (round: number) => Promise<readonly [first: () => Promise<string>, second: () => Promise<string>]>,
): Promise<{ [answers: string]: number }> {
  const tally: { [answers: string]: number } = {};
  for (let round = 0; round < rounds; round += 1) {
    const [first, second] = await race(round);
    let answers: [string, string];
    if (round % 2 === 0) {
      answers = await Promise.all([first(), second()]);
    } else {
      const late = second();
      answers = await Promise.all([first(), late]);
    }
    const name = answers.join(" / ");
    tally[name] = (tally[name] ?? 0) + 1;
  }
  return tally;
}

/** What an accepted answer is called here. */
export const ACCEPTED = "ACCEPTED";

/** Asks one of the servers for something, and answers the code of the one refusal, or that it was accepted. */
export async function tries(desk: LiveDesk, server: number, person: PersonId, field: string, input: object): Promise<string> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${field}(input: $input) { event { id } userErrors { code } } }`;
  const token = await desk.tokenOf(person);
  const { data, errors } = await post<Record<string, Told>>(desk.server(server).address, token, query, { input });
  const payload = data?.[field];
  if (payload === undefined) return errors[0]?.extensions.code ?? "nothing was said";
  return payload.event === null ? (payload.userErrors[0]?.code ?? "nothing was said") : ACCEPTED;
}

interface Told {
  event: object | null;
  userErrors: { code: string }[];
}

/** Two who meet at one row, on two servers. */
export interface Race {
  at: Contended;
  one: () => Promise<string>;
  other: () => Promise<string>;
  /** What holds once both have their answers. */
  after(answers: Answers): Promise<void>;
}
type Answers = [one: string, other: string];

/** What the two are answered; `unmet`: where the one came after all was over. */
export interface Wanted {
  oneFirst: Answers;
  otherFirst: Answers;
  unmet?: Answers;
}

/** Runs a race in the one order, in the other, and then freely; whatever comes is one of the two, or that one came after all was over. */
export async function raceBothWays(url: string, rounds: number, make: () => Promise<Race>, wanted: Wanted): Promise<void> {
  const forward = await make();
  const [one, other] = await inOrder(url, forward.at, [forward.one, forward.other]);
  expect([one, other]).toEqual(wanted.oneFirst);
  await forward.after(wanted.oneFirst);

  const backward = await make();
  const [late, early] = (await inOrder(url, backward.at, [backward.other, backward.one])).reverse() as Answers;
  expect([late, early]).toEqual(wanted.otherFirst);
  await backward.after(wanted.otherFirst);

  const { oneFirst, otherFirst, unmet = otherFirst } = wanted;
  const allowed = [oneFirst, otherFirst, unmet].map((answers) => answers.join(" / "));
  const afters: (() => Promise<void>)[] = [];
  const tally = await freely(rounds, async () => {
    const race = await make();
    const answers: string[] = [];
    const kept = (index: number, run: () => Promise<string>) => async () => {
      const answer = await run();
      answers[index] = answer;
      return answer;
    };
    afters.push(() => race.after(answers as Answers));
    return [kept(0, race.one), kept(1, race.other)];
  });
  expect(Object.keys(tally).filter((pair) => !allowed.includes(pair))).toEqual([]);
  for (const after of afters) await after();
}

/** Runs somebody's command while nobody contends, and it must be accepted. */
export async function first<T extends object>(outcome: Promise<T>): Promise<T> {
  const settled = await outcome;
  if ("code" in settled) throw new Error(JSON.stringify(settled));
  return settled;
}
