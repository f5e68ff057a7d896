import { readFileSync } from "node:fs";
import { join } from "node:path";
import { benchDesk } from "./support/desk";
import { personId } from "./support/fill-desk";
import { fire, Line } from "./support/load";
import { alternate, median, printTable, shareOf } from "./support/rounds";

jest.setTimeout(900_000);

const QUERY = readFileSync(join(__dirname, "support/inbox.graphql"), "utf8");
const SCREENS = {
  "what is open, the next due first": { filter: { open: true }, orderBy: { field: "NEXT_DUE", direction: "ASC" } },
  "what is open, the most urgent first": { filter: { open: true }, orderBy: { field: "URGENCY", direction: "ASC" } },
  "everything, the newest first": {},
} as const;
const ROUNDS = 5;
const LOAD = { connections: 4, forMs: 1_000 };
const SMALL = 10_000;
const LARGE = 1_000_000;

describe("the inbox of a desk with a million cases", () => {
  let small: Awaited<ReturnType<typeof benchDesk>>;
  let large: Awaited<ReturnType<typeof benchDesk>>;
  beforeAll(async () => {
    small = await benchDesk({ people: 100, openCases: 6_000, cases: SMALL });
    large = await benchDesk({ people: 100, openCases: 6_000, cases: LARGE });
  });
  afterAll(() => Promise.all([small.close(), large.close()]));

  test("takes little longer than that of a desk with ten thousand", async () => {
    const shotAt = async (desk: typeof small) => {
      const { address } = await desk.serve();
      const token = await desk.tokenOf(personId(7));
      return (variables: object) => ({ url: `${address}/graphql`, token, body: JSON.stringify({ query: QUERY, variables }) });
    };
    const [ofSmall, ofLarge] = [await shotAt(small), await shotAt(large)];
    const lines = [];
    for (const [what, screen] of Object.entries(SCREENS)) {
      const variables = { first: 50, ...screen };
      const shots = { small: ofSmall(variables), large: ofLarge(variables) };
      for (const shot of Object.values(shots)) {
        const line = await Line.open(shot);
        expect((JSON.parse((await line.ask(shot.body)).toString()) as Answer).data?.myInbox.cases.nodes).toHaveLength(50);
        line.close();
        await fire(shot, { connections: 4, forMs: 1_500 });
      }
      const figures = await alternate({ small: () => fire(shots.small, LOAD), large: () => fire(shots.large, LOAD) }, ROUNDS);
      const slower = shareOf(figures.small, figures.large);
      const milliseconds = (rates: readonly number[]) => `${((1_000 * LOAD.connections) / median(rates)).toFixed(1)} ms`;
      lines.push({
        what,
        measured: milliseconds(figures.large),
        floor: milliseconds(figures.small),
        ratio: slower.toFixed(2),
        asked: "aim <= 1.50",
      });
    }
    printTable(`the inbox at ${LARGE} cases against ${SMALL}`, lines);
  });
});

interface Answer {
  data?: { myInbox: { cases: { nodes: unknown[] } } };
}
