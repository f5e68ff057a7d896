import { readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { buildSchema } from "graphql";
import { EVENT_TYPES } from "../../src/domain/event";
import { buildBareSchema } from "../../src/graphql/build-schema";
import { eventTypeName } from "../../src/graphql/events/domain-event.type";
import { resolvers } from "../../src/list-resolvers";
import { findOperationFaults } from "./gates/check-operations";

const folder = resolve(__dirname, "../../schema/operations");

describe("the committed operations", () => {
  it("are each valid, named as their file, and there is one for every mutation, subscription and query", () => {
    const files = readdirSync(folder).map((file) => ({ name: basename(file, ".graphql"), text: readFileSync(join(folder, file), "utf8") }));
    expect(files.length).toBeGreaterThan(40);
    expect(findOperationFaults(buildBareSchema(resolvers), files)).toEqual([]);
  });

  it("have one that shows a whole timeline: each kind of event that a case has, with what only that kind tells", () => {
    const text = readFileSync(join(folder, "case-timeline-in-full.graphql"), "utf8");
    const left = EVENT_TYPES.map(eventTypeName).filter((kind) => !text.includes(`... on ${kind} {`));
    expect(left).toEqual([
      "PersonChanged",
      "PersonDeactivated",
      "TeamChanged",
      "CustomerChanged",
      "AbsenceChanged",
      "CalendarChanged",
      "ContactErased",
      "ServiceAccountChanged",
    ]);
  });

  it("are found where one is not valid, misnamed, not alone or not there", () => {
    const schema = buildSchema(
      "type Query { oldThing: Int newThing: Int } type Mutation { takeThing: Int } type Subscription { newThing: Int oldThing: Int }",
    );
    const files = [
      { name: "old-thing", text: "query OldThing { oldThing colour }" },
      { name: "new-thing", text: "query Newest { newThing }" },
      { name: "watch-new-thing", text: "subscription WatchNewThing { newThing }" },
      { name: "two", text: "query One { oldThing } query Two { oldThing }" },
    ];
    expect(findOperationFaults(schema, files)).toEqual([
      `old-thing: Cannot query field "colour" on type "Query".`,
      "new-thing: its operation is called Newest",
      "two: holds something else than one operation",
      "mutation.takeThing: has no file",
      "subscription.oldThing: has no file",
    ]);
  });
});
