import { type AuthorityCell, nameOf, readAuthority, readAuthoritySituations } from "../../decisions/read-authority";
import { leaveNotification } from "./ask-notifications";
import { type AuthorityWorld, openAuthorityWorld } from "./authority-world";
import { changedTables, type Fingerprint, fingerprintReader } from "./read-fingerprint";
import { standUpCase } from "./stand-up-case";
import type { StoodUp } from "./standing";
import { type Stage, setStage, watchCell } from "./watch-cells";

const cells = [...readAuthority(), ...readAuthoritySituations()].filter((cell) => cell.what.startsWith("Subscription."));

let world: AuthorityWorld;
let stage: Stage;
const stood: StoodUp[] = [];
let fingerprint: () => Promise<Fingerprint>;
let before: Fingerprint;

beforeAll(async () => {
  world = await openAuthorityWorld();
  stage = await setStage(world, async () => {
    for (const cell of cells) {
      const standing = await standUpCase(world, cell);
      stood.push(standing);
      const isNotified = cell.what === "Subscription.notifications" && cell.who !== "ANONYMOUS";
      if (isNotified) await leaveNotification(world, world.people[cell.who], standing.caseId);
    }
  });
  fingerprint = await fingerprintReader(world.desk.ask);
  before = await fingerprint();
}, 300_000);
afterAll(() => world.close());

async function watch(cell: AuthorityCell, index: number): Promise<string> {
  const authorization = cell.who === "ANONYMOUS" ? null : `Bearer ${await world.desk.tokenOf(world.people[cell.who])}`;
  return watchCell(stage, authorization, cell, stood[index]?.caseId);
}

test.each(cells.map((cell, index) => [nameOf(cell), cell, index] as const))("%s is as its row says", async (_name, cell, index) => {
  expect(await watch(cell, index)).toBe(cell.expect);
});

test("watching changed nothing", async () => {
  expect(changedTables(before, await fingerprint())).toEqual([]);
});
