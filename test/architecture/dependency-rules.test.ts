import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { cruiseFixture } from "./cruise";

const { forbidden } = require("../../.dependency-cruiser.cjs") as { forbidden: { name: string }[] };

describe("the dependency rules", () => {
  it("let through a tree in which every layer and suffix uses all it may", () => {
    expect(cruiseFixture("good").violations).toEqual([]);
  });

  const bad = cruiseFixture("bad");

  it("refuse one file for each way of breaking them, and nothing else", () => {
    expect(bad.violations).toEqual([
      "commands-know-neither-graphql-nor-orm: features/cases/knows-context.command.ts",
      "commands-know-neither-graphql-nor-orm: features/cases/knows-graphql.command.ts",
      "commands-know-neither-graphql-nor-orm: features/cases/knows-type.command.ts",
      "config-by-type-only: jobs/config-by-type-only.ts",
      "db-looks-down: db/db-looks-down.ts",
      "domain-is-pure: domain/domain-is-pure.ts",
      "domain-looks-down: domain/domain-looks-down.ts",
      "feature-people-looks-down: features/people/feature-people-looks-down.ts",
      "features-show-type-command-loader: features/cases/features-show-type-command-loader.ts",
      "graphql-looks-down: graphql/graphql-looks-down.ts",
      "jobs-looks-down: jobs/jobs-looks-down.ts",
      "no-cycles: graphql/no-cycles-here.ts",
      "not-to-dev-dep: graphql/not-to-dev-dep.ts",
      "not-to-test: graphql/not-to-test.ts",
      "not-undeclared: graphql/not-undeclared.ts",
      "nothing-imports-the-root: features/people/nothing-imports-the-root.ts",
      "postgres-licence: graphql/postgres-licence.ts",
      "queue-licence: features/cases/queue-licence.ts",
      "resolvable: graphql/resolvable.ts",
      "rows-are-plain: features/cases/plain-row.type.ts",
      "type-graphql-licence: features/cases/type-graphql-licence.ts",
      "typeorm-licence: features/cases/typeorm-licence.ts",
    ]);
  });

  it("are each shown to fail, the order of the features once for all of them", () => {
    const shown = new Set(bad.violations.map((line) => line.split(":")[0]));
    const ordered = (name: string) => name.startsWith("feature-") && name !== "feature-people-looks-down";
    expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name) && !ordered(name))).toEqual([]);
  });

  it("know every feature folder", () => {
    const known = new Set(forbidden.map(({ name }) => name));
    const folders = readdirSync(resolve(__dirname, "../../src/features"));
    expect(folders.filter((folder) => !known.has(`feature-${folder}-looks-down`))).toEqual([]);
  });
});
