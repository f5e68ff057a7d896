import { watchDatabase } from "../../src/watch-database";
import { until } from "../support/until";

/** Watches a database of which each look sees the next of some answers, and then the last one for ever. */
function watching(...looks: (boolean | Error)[]) {
  const told: string[] = [];
  let taken = 0;
  const isLive = async () => {
    const seen = looks[Math.min(taken, looks.length - 1)];
    taken += 1;
    if (seen instanceof Error) throw seen;
    return seen ?? true;
  };
  const ports = { lost: () => void told.push("lost"), failed: () => void told.push("failed"), everyMs: 1 };
  return { stop: watchDatabase({ isLive }, ports), told, taken: () => taken };
}

test("a database that is not there at two looks in a row is lost, once", async () => {
  const { told, taken } = watching(true, false);
  await until("it is lost", () => told.length > 0);
  const after = taken();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([told, after, taken()]).toEqual([["lost"], 3, 3]);
});

test("a single look that sees nothing, or that fails, loses no database", async () => {
  const { stop, told, taken } = watching(false, true, false, new Error("no permission"), true);
  await until("many looks were taken", () => taken() > 10);
  stop();
  expect(told).toEqual(["failed"]);
});
