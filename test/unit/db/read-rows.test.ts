import { type FieldDef, types } from "pg";
import { buildRows } from "../../../src/db/build-rows";
import { readTexts } from "../../../src/db/read-texts";
import { writeIds } from "../../../src/db/write-ids";

const column = (name: string, dataTypeID: number): FieldDef => ({
  name,
  dataTypeID,
  tableID: 0,
  columnID: 0,
  dataTypeSize: 0,
  dataTypeModifier: 0,
  format: "text",
});
// The number of `text[]`, which the driver's list of types lacks.
const TEXTS: number = 1015;
const driversOwn: (text: string) => (string | null)[] = types.getTypeParser(TEXTS);

test("a row has its columns in their order, each read as its type says, and null where there is none", () => {
  const build = buildRows([
    column("id", types.builtins.TEXT),
    column("count", types.builtins.INT4),
    column("untaken", types.builtins.BOOL),
  ]);
  expect(build(["case_1", "7", "t"])).toEqual({ id: "case_1", count: 7, untaken: true });
  expect(build([null, null, null])).toEqual({ id: null, count: null, untaken: null });
});

test("statements with the same columns share one builder, and no others do", () => {
  const one = buildRows([column("id", types.builtins.TEXT)]);
  expect(buildRows([column("id", types.builtins.TEXT)])).toBe(one);
  expect(buildRows([column("id", types.builtins.INT4)])).not.toBe(one);
});

test.each(["a b", "a'); process.exit(); ('", "__proto__", "?column?", ""])(
  "a column named %j is refused: its name would be code",
  (name) => {
    expect(() => buildRows([column(name, types.builtins.TEXT)])).toThrow("no plain name");
  },
);

const LISTS = [
  "{}",
  "{export}",
  "{export,tag3}",
  "{NULL}",
  "{a,NULL,b}",
  '{"NULL"}',
  '{"a,b",c}',
  '{"say \\"hi\\"","back\\\\slash"}',
  '{""}',
  "{{a,b},{c,d}}",
  "[2:3]={a,b}",
  '{"{"}',
  "{Zoë,日本}",
];

test.each(LISTS)("the list %s is read as the driver reads it", (text) => {
  expect(readTexts(driversOwn)(text)).toEqual(driversOwn(text));
});

test("a list of ids is written as PostgreSQL reads it", () => {
  expect(writeIds(["case_01", "per_02"])).toBe("{case_01,per_02}");
  expect(writeIds([])).toBe("{}");
});

test.each([[["a,b"]], [["NULL"]], [["case_1", null]], [["per_1", 'x"y']], [[1, 2]], [["case_1,case_2"]], ["case_1"], [null], [7]])(
  "%j is left to the driver, which escapes it",
  (value) => {
    expect(writeIds(value)).toBe(value);
  },
);
