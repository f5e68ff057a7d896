import { isInputObjectType, isNonNullType } from "graphql";
import { runCommand } from "../../../src/db/run-command";
import type { PersonId } from "../../../src/domain/ids";
import { takeCase } from "../../../src/features/ownership/take-case.command";
import { buildBareSchema } from "../../../src/graphql/build-schema";
import { resolvers } from "../../../src/list-resolvers";
import { aCaseDesk, type CaseDesk } from "../../support/case-desk";

let desk: CaseDesk;
let ana: PersonId;
let ben: PersonId;
let chloe: PersonId;
beforeAll(async () => {
  desk = await aCaseDesk();
  ({ ana, ben, chloe } = desk.people);
});
afterAll(() => desk.close());

let keys = 0;
function aKey(): string {
  keys += 1;
  return `key-${keys}`;
}

test("the same key and input answer the same again, and act once", async () => {
  const caseId = await desk.open();
  const input = { caseId, idempotencyKey: aKey() };
  const first = await desk.does(ana, "take-case", input);
  const again = await desk.unchanged(() => desk.does(ana, "take-case", input));
  expect(first.userErrors).toEqual([]);
  expect({ ...again, event: { ...again.event, position: null, cursor: null } }).toEqual({
    ...first,
    event: { ...first.event, position: null, cursor: null },
  });
  expect(await desk.told(caseId)).toEqual(["CASE_OPENED", "OWNERSHIP_CHANGED"]);
});

test("a refusal is answered again too, even where the command would be accepted by now", async () => {
  const caseId = await desk.owned(ana);
  const input = { caseId, add: ["late"], idempotencyKey: aKey() };
  const refused = await desk.does(ben, "tag-case", input);
  expect(refused.userErrors).toMatchObject([{ code: "NOT_YOUR_CASE" }]);
  await desk.tie(caseId, ben, "COLLABORATOR", "RESPONSIBLE");
  expect(await desk.unchanged(() => desk.does(ben, "tag-case", input))).toEqual(refused);
  expect(await desk.does(ben, "tag-case", { ...input, idempotencyKey: aKey() })).toMatchObject({ userErrors: [] });
});

test("a refused command leaves its key and nothing else", async () => {
  const caseId = await desk.owned(ana);
  const before = await desk.everything();
  const key = aKey();
  await desk.does(ben, "tag-case", { caseId, add: ["x"], idempotencyKey: key });
  const { idempotency_records: now, ...after } = await desk.everything();
  const { idempotency_records: was, ...rest } = before;
  expect(after).toEqual(rest);
  expect(now!.filter((line) => !was!.includes(line))).toEqual([expect.stringContaining(key)]);
});

test("two at once under one key act once and answer alike", async () => {
  const caseId = await desk.open();
  const input = { caseId, idempotencyKey: aKey() };
  const [one, other] = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.does(ana, "take-case", input),
    () => desk.does(ana, "take-case", input),
  );
  expect(one).toMatchObject({ userErrors: [], case: { owner: { id: ana } } });
  expect(other.event?.id).toBe(one.event?.id);
  expect(await desk.told(caseId)).toEqual(["CASE_OPENED", "OWNERSHIP_CHANGED"]);
});

test("two refused at once under one key answer alike", async () => {
  const caseId = await desk.owned(ana);
  const input = { caseId, idempotencyKey: aKey() };
  const [one, other] = await desk.atOnce(
    { table: "cases", id: caseId },
    () => desk.does(ben, "take-case", input),
    () => desk.does(ben, "take-case", input),
  );
  expect(one.userErrors).toMatchObject([{ code: "NOT_TAKEABLE" }]);
  expect(other).toEqual(one);
});

test("the same key with another input, or for another mutation, is refused", async () => {
  const caseId = await desk.owned(ana);
  const idempotencyKey = aKey();
  await desk.does(ana, "tag-case", { caseId, add: ["one"], idempotencyKey });
  const mismatch = { code: "IDEMPOTENCY_MISMATCH", path: ["idempotencyKey"] };
  expect(await desk.denied(ana, "tag-case", { caseId, add: ["two"], idempotencyKey })).toEqual(mismatch);
  expect(await desk.denied(ana, "classify-case", { caseId, priority: "P1", idempotencyKey })).toEqual(mismatch);
  expect(await desk.denied(ana, "close-case", { caseId, idempotencyKey })).toEqual(mismatch);
});

test("the order in which an input's fields are written makes no other input", async () => {
  const caseId = await desk.owned(ana);
  const idempotencyKey = aKey();
  const nextStep = { personId: ana, what: "Look", dueAt: "2099-01-01T00:00:00Z" };
  const first = await desk.does(ana, "set-next-step", { caseId, nextStep, idempotencyKey });
  const turned = { idempotencyKey, nextStep: { dueAt: "2099-01-01T01:00:00+01:00", what: "Look", personId: ana }, caseId };
  expect((await desk.unchanged(() => desk.does(ana, "set-next-step", turned))).event?.id).toBe(first.event?.id);
});

test("one person's key is nothing to another's", async () => {
  const idempotencyKey = aKey();
  const [one, other] = [await desk.owned(ana), await desk.owned(ben)];
  expect(await desk.does(ana, "tag-case", { caseId: one, add: ["x"], idempotencyKey })).toMatchObject({ userErrors: [] });
  expect(await desk.does(ben, "tag-case", { caseId: other, add: ["y"], idempotencyKey })).toMatchObject({
    userErrors: [],
    case: { tags: ["y"] },
  });
});

test("a dry run leaves no key, so that the same key then acts", async () => {
  const caseId = await desk.open();
  const idempotencyKey = aKey();
  await desk.unchanged(() => desk.does(ana, "take-case", { caseId, idempotencyKey, dryRun: true }));
  expect(await desk.does(ana, "take-case", { caseId, idempotencyKey })).toMatchObject({
    userErrors: [],
    preview: null,
    case: { owner: { id: ana } },
  });
});

test("a command that met a bug leaves no key, so that asking again acts", async () => {
  const caseId = await desk.open();
  const request = { operation: "takeCase", actor: chloe, input: { caseId }, idempotencyKey: aKey(), dryRun: false };
  const breaks = runCommand(desk.ports, { ...request, actor: ana }, async (work) => {
    await takeCase(work, { caseId });
    throw new Error("the wire was cut");
  });
  await desk.unchanged(() => expect(breaks).rejects.toThrow("the wire was cut"));
  const { outcome } = await runCommand(desk.ports, { ...request, actor: ana }, (work) => takeCase(work, { caseId }));
  expect(outcome).toMatchObject({ caseId });
});

test("every mutation of the schema takes one input, which may carry a key", () => {
  const fields = Object.values(buildBareSchema(resolvers).getMutationType()?.getFields() ?? {});
  expect(fields.length).toBeGreaterThanOrEqual(22);
  const without = fields.filter(({ args }) => {
    const type = args.length === 1 && args[0]?.name === "input" && isNonNullType(args[0].type) ? args[0].type.ofType : null;
    return !isInputObjectType(type) || type.getFields().idempotencyKey?.type.toString() !== "Code";
  });
  expect(without.map(({ name }) => name)).toEqual([]);
});

test("every mutation that changes ownership can be run dry", () => {
  const schema = buildBareSchema(resolvers);
  const dry = [
    "openCase",
    "takeCase",
    "offerTransfer",
    "acceptTransfer",
    "declineTransfer",
    "withdrawTransfer",
    "forceAssign",
    "deactivatePerson",
  ];
  for (const name of dry) {
    const input = schema.getType(`${name.charAt(0).toUpperCase()}${name.slice(1)}Input`);
    expect([name, isInputObjectType(input) && input.getFields().dryRun?.type.toString()]).toEqual([name, "Boolean!"]);
  }
});
