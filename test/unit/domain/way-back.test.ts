import { chooseWayBack } from "../../../src/domain/ownership";

const ANA = "per_00000000000000000000000001" as const;
const BEN = "per_00000000000000000000000002" as const;
const CHLOE = "per_00000000000000000000000003" as const;

describe("the way back of a case", () => {
  test.each([
    { what: "the previous owner", ways: { ownerId: ANA, formerId: BEN, stewardId: CHLOE }, back: { toId: BEN, untaken: false } },
    {
      what: "the steward where there was none",
      ways: { ownerId: ANA, formerId: null, stewardId: CHLOE },
      back: { toId: CHLOE, untaken: true },
    },
    {
      what: "the steward who owned before",
      ways: { ownerId: ANA, formerId: CHLOE, stewardId: CHLOE },
      back: { toId: CHLOE, untaken: true },
    },
    {
      what: "the previous owner of a steward",
      ways: { ownerId: CHLOE, formerId: BEN, stewardId: CHLOE },
      back: { toId: BEN, untaken: false },
    },
    { what: "nobody where the steward owns and nobody did before", ways: { ownerId: CHLOE, formerId: null, stewardId: CHLOE }, back: null },
  ])("leads to $what", ({ ways, back }) => {
    expect(chooseWayBack(ways)).toEqual(back);
  });
});
