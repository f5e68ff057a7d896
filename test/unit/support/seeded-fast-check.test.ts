import fc from "fast-check";

test("a property draws the same values every time, and says its seed", () => {
  const seed = Number(process.env.STEWARD_TEST_SEED ?? 1);
  const draw = () => {
    const drawn: number[] = [];
    const run = fc.check(fc.property(fc.integer(), (value) => void drawn.push(value)));
    return { drawn, seed: run.seed };
  };
  const [one, other] = [draw(), draw()];
  expect(one.drawn).toHaveLength(100);
  expect(one).toEqual({ ...other, seed });
});
