/** What one contender did in each round; the rounds of all contenders alternate, so that noise strikes all alike. */
export type Rounds<Name extends string> = Record<Name, number[]>;

/** Runs every contender once a round, and answers their figures by round. */
export async function alternate<Name extends string>(
  contenders: Readonly<Record<Name, () => Promise<number>>>,
  rounds: number,
): Promise<Rounds<Name>> {
  const names = Object.keys(contenders) as Name[];
  const figures = Object.fromEntries(names.map((name) => [name, []])) as unknown as Rounds<Name>;
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? names : [...names].reverse();
    for (const name of order) figures[name].push(await contenders[name]());
  }
  return figures;
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

/** The figure below which a share of all lie. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  const found = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  if (found === undefined) throw new Error("there are no figures");
  return found;
}

/** The median of one contender's share of another's, round by round. */
export function shareOf(one: readonly number[], other: readonly number[]): number {
  return median(one.map((figure, round) => figure / (other[round] ?? Number.NaN)));
}

/** One line of the table that the benchmark prints. */
export interface Line {
  what: string;
  measured: string;
  floor?: string;
  ratio?: string;
  asked?: string;
}

/** Prints a table to standard error, past the test runner's own reporter. */
export function printTable(title: string, lines: readonly Line[]): void {
  const head: Required<Line> = { what: title, measured: "measured", floor: "floor", ratio: "ratio", asked: "asked for" };
  const rows = [head, ...lines].map((line) => [line.what, line.measured, line.floor ?? "", line.ratio ?? "", line.asked ?? ""]);
  const widths = rows[0]?.map((_cell, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const text = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  process.stderr.write(`\n${[text[0], widths.map((width) => "-".repeat(width)).join("  "), ...text.slice(1)].join("\n")}\n`);
}
