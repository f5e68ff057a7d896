import fc from "fast-check";
import { newId } from "../../../src/db/new-id";
import { type OpenWork, runUnitOfWork } from "../../../src/db/run-unit-of-work";
import { CASE_RIGHTS, type CaseRight, whyNot } from "../../../src/domain/case-rights";
import { lastTried } from "../../../src/domain/conversation";
import type { PersonId } from "../../../src/domain/ids";
import { isRefusal } from "../../../src/domain/refusal";
import { lockCase } from "../../../src/features/cases/change-case.command";
import { findLastAttempt } from "../../../src/features/conversation/attempt.store";
import { recordResolutionAttempt } from "../../../src/features/conversation/record-resolution-attempt.command";
import { findWayBack } from "../../../src/features/ownership/find-way-back";
import { returnCase } from "../../../src/features/ownership/return-case.command";
import { findOpenOffer } from "../../../src/features/ownership/transfer-offer.store";
import { availabilityOf } from "../../../src/features/people/find-availability.command";
import { BRIEF, type CaseDesk } from "../../support/case-desk";
import { anySituation, arrange, type Situation, type Stage, setStage } from "./any-situation";
import { answerOf, asking, reason } from "./ask-right";

const SITUATIONS = 150;

let stage: Stage;
let desk: CaseDesk;
beforeAll(async () => {
  stage = await setStage();
  desk = stage.desk;
});
afterAll(() => desk.close());

async function compare(work: OpenWork, it: Situation, seen: Set<string>): Promise<void> {
  const { me, caseId, endedOfferId, fresh } = stage;
  await arrange(work, stage, it);
  const locked = await lockCase(work, caseId);
  if (isRefusal(locked)) {
    for (const right of CASE_RIGHTS)
      for (const command of asking(stage, right, endedOfferId, fresh)) expect(await answerOf(work, command)).toBe("NOT_FOUND");
    return;
  }
  const openOffer = await findOpenOffer(work, caseId);
  const wayBack = await findWayBack(work, caseId);
  const away = !(await availabilityOf(work, me));
  const lastAttempt = lastTried(await findLastAttempt(work, caseId), locked.row.resolvedAt);
  for (const right of CASE_RIGHTS) {
    const said = whyNot[right]({ ...locked, facts: locked.row, openOffer, wayBack, away, lastAttempt })?.code ?? "ACCEPTED";
    const answers: string[] = [];
    for (const command of asking(stage, right, openOffer?.id ?? endedOfferId, fresh)) answers.push(await answerOf(work, command));
    if (said === "ACCEPTED") expect([right, answers]).toEqual([right, expect.arrayContaining(["ACCEPTED"])]);
    else
      expect({ right, said, answers, accepted: answers.includes("ACCEPTED") }).toEqual({
        right,
        said,
        answers: expect.arrayContaining([said]),
        accepted: false,
      });
    seen.add(`${right} ${said === "ACCEPTED"}`);
  }
}

test("what a viewer is told they may do is what the command would answer to a complete and current input, and why not is its refusal", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anySituation, (situation) =>
      runUnitOfWork(desk.dataSource, stage.me, async (work) => {
        await compare(work, situation, seen);
        return { keep: false, answer: undefined };
      }),
    ),
    { numRuns: SITUATIONS, interruptAfterTimeLimit: 540_000, markInterruptAsFailure: true },
  );
  // Worth something only if each right was both there and not.
  expect([...seen].sort()).toEqual(CASE_RIGHTS.flatMap((right) => [`${right} false`, `${right} true`]).sort());
}, 600_000);

test("the API tells each right under its own field, with the refusal behind a false", async () => {
  const id = await desk.open();
  const shown: Record<string, unknown> = {};
  // Half of them at once: an operation has at most thirty aliases.
  for (const half of [CASE_RIGHTS.slice(0, 16), CASE_RIGHTS.slice(16)]) {
    const rights = half.map((right) => `${fieldOf(right)} ${right}: whyNot(right: ${right}) { code }`).join(" ");
    const source = `query ($id: ID!) { case(id: $id) { viewerCan { ${rights} } } }`;
    const answer = await desk.gets<{ case: { viewerCan: object } }>(desk.people.ben, source, { id });
    Object.assign(shown, answer.case.viewerCan);
  }
  const told = Object.fromEntries(CASE_RIGHTS.map((right) => [right, shown[fieldOf(right)]]));
  expect(told).toEqual({ ...Object.fromEntries(CASE_RIGHTS.map((right) => [right, false])), TAKE: true });
  const codes = Object.fromEntries(CASE_RIGHTS.map((right) => [right, (shown[right] as { code: string } | null)?.code ?? null]));
  expect(codes).toEqual({
    ...Object.fromEntries(CASE_RIGHTS.map((right) => [right, "NOT_YOUR_CASE"])),
    ...{ TAKE: null, WITHDRAW: "OFFER_NOT_OPEN", ACCEPT: "OFFER_NOT_OPEN", DECLINE: "OFFER_NOT_OPEN" },
    ...{ REPLY: "NOT_CONTACT_OWNER", DELEGATE: "NOT_CONTACT_OWNER", END_DELEGATION: "NOT_CONTACT_OWNER" },
    ...{ RECORD_CUSTOMER_MESSAGE: "NOT_CONTACT_OWNER", CONFIRM_RESOLUTION: "NOT_CONTACT_OWNER", RECORD_SATISFACTION: "NOT_CONTACT_OWNER" },
  });
});

test("whether a case may be given back is looked up for a whole page: to its previous owner, else to the steward, else not at all", async () => {
  const { ben, chloe } = desk.people;
  const untaken = await desk.open();
  const taken = await desk.owned(ben);
  const source =
    "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Case { viewerCan { return tag whyNot(right: RETURN) { code path } } } } }";
  const rightsOf = async (person: PersonId) => {
    const { nodes } = await desk.gets<{ nodes: { viewerCan: object }[] }>(person, source, { ids: [untaken, taken] });
    return nodes.map(({ viewerCan }) => viewerCan);
  };
  const refused = (code: string) => ({ code, path: null });
  expect(await rightsOf(chloe)).toEqual([
    { return: false, tag: true, whyNot: refused("NO_PREVIOUS_OWNER") },
    { return: false, tag: true, whyNot: refused("NOT_YOUR_CASE") },
  ]);
  expect(await rightsOf(ben)).toEqual([
    { return: false, tag: false, whyNot: refused("NOT_YOUR_CASE") },
    { return: true, tag: true, whyNot: null },
  ]);
  await desk.must(desk.as(ben, (work) => returnCase(work, { caseId: taken, reason, brief: BRIEF })));
  expect((await rightsOf(ben))[1]).toMatchObject({ return: false });
  expect(await desk.row(taken)).toMatchObject({ ownerId: chloe, untaken: true });
});

test("whoever is away is told that they may take nothing, and whether a resolution may be confirmed follows the last attempt", async () => {
  const eve = await desk.aPerson({ teamIds: [desk.team] });
  const untaken = await desk.open();
  const owned = await desk.owned(eve);
  const source = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Case { viewerCan {
    take confirmResolution why: whyNot(right: TAKE) { code path message } } } } }`;
  const rightsOf = async () => {
    const { nodes } = await desk.gets<{ nodes: { viewerCan: object }[] }>(eve, source, { ids: [untaken, owned] });
    return nodes.map(({ viewerCan }) => viewerCan);
  };
  const taken = expect.objectContaining({ code: "ALREADY_OWNER" });
  expect(await rightsOf()).toEqual([
    { take: true, confirmResolution: false, why: null },
    { take: false, confirmResolution: false, why: taken },
  ]);
  await desk.must(desk.as(eve, (work) => recordResolutionAttempt(work, { caseId: owned, what: "Restarted it.", outcome: "WORKED" })));
  await desk.ask(
    `insert into absences (id, person_id, kind, starts_at, ends_at, state, recorded_by, recorded_at)
      values ($1, $2, 'LEAVE', steward_now() - interval '1 hour', steward_now() + interval '1 hour', 'RUNNING', $2, steward_now())`,
    [newId("abs"), eve],
  );
  expect(await rightsOf()).toEqual([
    {
      take: false,
      confirmResolution: false,
      why: { code: "PERSON_AWAY", path: null, message: "You are away: end your absence first, and then it can be yours." },
    },
    { take: false, confirmResolution: true, why: taken },
  ]);
});

/** `SET_STATUS` is the field `setStatus`. */
function fieldOf(right: CaseRight): string {
  return right.toLowerCase().replace(/_(.)/g, (_dash, letter: string) => letter.toUpperCase());
}
