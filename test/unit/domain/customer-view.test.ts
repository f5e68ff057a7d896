import { type ViewedCase, viewForCustomer } from "../../../src/domain/history/customer-view";

const CASE: ViewedCase = {
  number: 7,
  status: "OPEN",
  ownerName: "Ana María de la Cruz",
  promisedBy: "2026-03-02T12:00:00.000Z",
};

describe("what a customer sees of a case", () => {
  test("is its number, its status, the owner's first name and when they hear from us", () => {
    expect(viewForCustomer(CASE)).toEqual({
      number: 7,
      status: "OPEN",
      ownerDisplayName: "Ana",
      nextUpdateDue: "2026-03-02T12:00:00.000Z",
    });
  });

  test("nothing is due where the newest reply promised nothing, whatever we mean to do next", () => {
    expect(viewForCustomer({ ...CASE, promisedBy: null }).nextUpdateDue).toBeNull();
  });

  test.each(["RESOLVED", "CLOSED"] as const)("nothing is due on a case that is %s", (status) => {
    expect(viewForCustomer({ ...CASE, status }).nextUpdateDue).toBeNull();
  });

  test("a single name stands as it is", () => {
    expect(viewForCustomer({ ...CASE, ownerName: " Chloé " }).ownerDisplayName).toBe("Chloé");
  });
});
