import { type ViewedCase, viewForCustomer } from "../../../src/domain/history/customer-view";

const CASE: ViewedCase = {
  number: 7,
  status: "OPEN",
  ownerName: "Ana María de la Cruz",
  promisedBy: null,
  nextStepActorId: "per_00000000000000000000000001",
  nextStepDueAt: "2026-03-02T10:00:00.000Z",
};

describe("what a customer sees of a case", () => {
  test("is its number, its status, the owner's first name and when they hear from us", () => {
    expect(viewForCustomer(CASE)).toEqual({
      number: 7,
      status: "OPEN",
      ownerDisplayName: "Ana",
      nextUpdateDue: "2026-03-02T10:00:00.000Z",
    });
  });

  test("a promise in the newest reply comes before our own next step", () => {
    expect(viewForCustomer({ ...CASE, promisedBy: "2026-03-02T12:00:00.000Z" }).nextUpdateDue).toBe("2026-03-02T12:00:00.000Z");
  });

  test("a step of the customer's own promises nothing, and neither does a case without a step", () => {
    expect(viewForCustomer({ ...CASE, nextStepActorId: "con_00000000000000000000000001" }).nextUpdateDue).toBeNull();
    expect(viewForCustomer({ ...CASE, nextStepActorId: null, nextStepDueAt: null }).nextUpdateDue).toBeNull();
  });

  test.each(["RESOLVED", "CLOSED"] as const)("nothing is due on a case that is %s", (status) => {
    expect(viewForCustomer({ ...CASE, status, promisedBy: "2026-03-02T12:00:00.000Z" }).nextUpdateDue).toBeNull();
  });

  test("a single name stands as it is", () => {
    expect(viewForCustomer({ ...CASE, ownerName: " Chloé " }).ownerDisplayName).toBe("Chloé");
  });
});
