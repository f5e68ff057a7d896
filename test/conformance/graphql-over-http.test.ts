import { auditServer } from "graphql-http";
import { startToyServer, type ToyServer } from "../support/toy-server";

// GET without a header that forces a preflight is refused on purpose: that is what CSRF prevention is.
const COST_OF_CSRF_PREVENTION = ["5A70", "6A70", "D6D5"];

describe("GraphQL over HTTP", () => {
  let toy: ToyServer;
  beforeAll(async () => {
    toy = await startToyServer();
  });
  afterAll(() => toy.stop());

  test("every audit of graphql-http passes, but for the three notices that CSRF prevention costs", async () => {
    const results = await auditServer({ url: toy.url, fetchFn: fetch });
    const notOk = results.filter(({ status }) => status !== "ok").map(({ id, status, name }) => ({ id, status, name }));
    expect(results).toHaveLength(61);
    expect(notOk.filter(({ status }) => status !== "notice")).toEqual([]);
    expect(notOk.map(({ id }) => id).sort()).toEqual(COST_OF_CSRF_PREVENTION);
  });
});
