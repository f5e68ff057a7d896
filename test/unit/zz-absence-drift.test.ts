import { checkDrift } from "../../src/db/check-drift";
import { scratchDatabase } from "../support/scratch-database";
import { checkInvariants } from "../../src/db/check-invariants";
test("drift", async () => {
  const s = await scratchDatabase();
  try { console.log(JSON.stringify(await (checkDrift as any)(s.ownerUrl), null, 1), JSON.stringify(await checkInvariants(s.ownerUrl))); } finally { await s.close(); }
});
