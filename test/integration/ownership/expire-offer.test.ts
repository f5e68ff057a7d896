import { runUnitOfWork } from "../../../src/db/run-unit-of-work";
import type { PersonId } from "../../../src/domain/ids";
import { expireOffer } from "../../../src/features/ownership/expire-offer.command";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben } = desk.people);
  // The sweep of the running server would be first; here the tests ring the timer themselves.
  await desk.holdTimers();
});
afterAll(() => desk.close());
afterEach(() => desk.database.moveClock("0"));

function ring(offerId: string): Promise<null> {
  return runUnitOfWork(desk.dataSource, "system:clock", async (work) => {
    await expireOffer(work, offerId);
    return { keep: true, answer: null };
  });
}

const outcome = (offerId: string) => desk.ask("select outcome, revision from transfer_offers where id = $1", [offerId]);

test("an offer that nobody answered ends by itself, and the sender still owns", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben, { expiresInMs: 3_600_000 });
  await desk.database.moveClock("1 hour 1 second");
  await ring(offerId);
  expect(await outcome(offerId)).toEqual([{ outcome: "EXPIRED", revision: 2 }]);
  expect(await desk.row(caseId)).toMatchObject({ ownerId: ana, revision: 4 });
  expect((await desk.story(caseId)).at(-1)).toMatchObject({
    type: "TRANSFER_ENDED",
    actor: "system:clock",
    after: { offerId, outcome: "EXPIRED" },
  });
  expect(await desk.ask("select kind from timers where subject_id = $1", [offerId])).toEqual([]);
});

test("it never ends early, and ringing twice ends it once", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben, { expiresInMs: 3_600_000 });
  await desk.database.moveClock("59 minutes");
  await desk.unchanged(() => ring(offerId));
  await desk.database.moveClock("61 minutes");
  await Promise.all([ring(offerId), ring(offerId)]);
  await desk.unchanged(() => ring(offerId));
  expect((await desk.told(caseId)).filter((type) => type === "TRANSFER_ENDED")).toEqual(["TRANSFER_ENDED"]);
});

test("an offer whose time has passed cannot be accepted, even before the sweep has ended it", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben, { expiresInMs: 1_000 });
  await desk.database.moveClock("2 seconds");
  const refused = await desk.unchanged(() => desk.accept(ben, offerId));
  expect(refused).toMatchObject({ code: "OFFER_NOT_OPEN", path: ["offerId"] });
  expect(await outcome(offerId)).toEqual([{ outcome: null, revision: 1 }]);
});

test("an answered offer and one that is not there are left alone", async () => {
  const offerId = await desk.offered(ana, await desk.owned(ana), ben);
  await desk.must(desk.accept(ben, offerId));
  await desk.database.moveClock("5 hours");
  for (const id of [offerId, "off_00000000000000000000000000", "x"]) await desk.unchanged(() => ring(id));
});

test("of an acceptance and the clock at once one ends the offer", async () => {
  const caseId = await desk.owned(ana);
  const offerId = await desk.offered(ana, caseId, ben, { expiresInMs: 1_000 });
  await desk.database.moveClock("2 seconds");
  const [accepted] = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.accept(ben, offerId),
    () => ring(offerId),
  );
  expect(accepted).toMatchObject({ code: "OFFER_NOT_OPEN" });
  expect(await outcome(offerId)).toEqual([{ outcome: "EXPIRED", revision: 2 }]);
  expect((await desk.row(caseId)).ownerId).toBe(ana);
});
