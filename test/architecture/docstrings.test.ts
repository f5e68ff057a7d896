import { resolve } from "node:path";
import { findUndocumented } from "./gates/find-undocumented";
import { listFiles } from "./gates/list-files";

const root = resolve(__dirname, "../..");
const files = listFiles(root, ["src"]).filter(({ path }) => path.startsWith("src/domain/") || path.endsWith(".command.ts"));

describe("the docstrings", () => {
  it("are there for every exported thing of the domain and of the commands, and begin with one sentence of at most 100 characters", () => {
    expect(findUndocumented(files)).toEqual([]);
  });

  it("are missed where they are missing, one by one", () => {
    expect(findUndocumented(listFiles(root, ["test/architecture/fixtures/docstrings"]))).toEqual([
      "test/architecture/fixtures/docstrings/bad.ts: bare has no docstring",
      "test/architecture/fixtures/docstrings/bad.ts: Bare has no docstring",
      "test/architecture/fixtures/docstrings/bad.ts: Nameless has no docstring",
      "test/architecture/fixtures/docstrings/bad.ts: silent has no docstring",
      "test/architecture/fixtures/docstrings/bad.ts: remarked has no docstring",
      "test/architecture/fixtures/docstrings/bad.ts: fragment has a docstring whose first line is not a full sentence",
      "test/architecture/fixtures/docstrings/bad.ts: endless has a first line of 104 characters",
    ]);
  });
});
