import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ServerProcess, spawnServer } from "../../support/spawn-server";

const dataDir = mkdtempSync(join(tmpdir(), "steward-shared-"));
const servers: ServerProcess[] = [];
const start = async () => {
  const server = await spawnServer({ dataDir });
  servers.push(server);
  return server;
};
afterAll(async () => {
  await Promise.all(servers.filter((server) => !server.hasEnded()).map((server) => server.kill9()));
  rmSync(dataDir, { recursive: true, force: true });
});

const isReady = async ({ address }: ServerProcess) => (await fetch(`${address}/readyz`)).status;

test("a second server on one data folder works on the first one's database, ends with it, and the next start finds the data", async () => {
  const first = await start();
  const second = await start();
  expect([await isReady(first), await isReady(second)]).toEqual([200, 200]);
  await first.kill9();
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain("the embedded database ended with the process that had started it; start again");
  const third = await start();
  expect(await isReady(third)).toBe(200);
  expect(await third.term()).toBe(0);
});
