import { tellFailure } from "../../../src/cli/tell-failure";
import { CannotStart } from "../../../src/db/open-database";

const failing = (message: string, more: object) => Object.assign(new Error(message), more);

test.each([
  [new CannotStart("Nobody active is called Zoe."), "Nobody active is called Zoe."],
  [
    failing("listen EADDRINUSE: address already in use", { code: "EADDRINUSE", port: 4000 }),
    /^Port 4000 is taken: say another one in PORT/,
  ],
  [
    failing("connect ECONNREFUSED 127.0.0.1:5432", { code: "ECONNREFUSED" }),
    "The database does not answer: connect ECONNREFUSED 127.0.0.1:5432.",
  ],
  [failing("", { code: "ECONNREFUSED" }), "The database does not answer: ECONNREFUSED."],
  [failing("getaddrinfo ENOTFOUND db.example", { code: "ENOTFOUND" }), "The database does not answer: getaddrinfo ENOTFOUND db.example."],
  [failing("function steward_now() does not exist", { code: "42883" }), /^This database has not been migrated/],
  [
    failing("query failed", { driverError: failing('relation "cases" does not exist', { code: "42P01" }) }),
    /^This database has not been migrated/,
  ],
])("what somebody can mend is told in one sentence: %s", (error, told) => {
  expect(tellFailure(error)).toMatch(told);
  expect(tellFailure(error)).not.toMatch(/\n/);
});

test("a bug keeps its stack", () => {
  expect(tellFailure(new TypeError("x is not a function"))).toMatch(/x is not a function\n +at .*tell-failure\.test/);
  expect(tellFailure("thrown")).toBe("thrown");
});
