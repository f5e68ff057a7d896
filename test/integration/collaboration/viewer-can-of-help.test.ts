import type { CommandWork, Refs } from "../../../src/db/run-command";
import { runUnitOfWork } from "../../../src/db/run-unit-of-work";
import { PROPOSAL_KINDS, type ProposalKind } from "../../../src/domain/collaboration";
import { PROPOSAL_RIGHTS, TASK_RIGHTS } from "../../../src/domain/help-rights";
import type { CaseId, PersonId, ProposalId, TaskId } from "../../../src/domain/ids";
import { isRefusal, type Refusal } from "../../../src/domain/refusal";
import { setCaseStatus } from "../../../src/features/cases/set-case-status.command";
import { acceptProposal } from "../../../src/features/collaboration/accept-proposal.command";
import { commentTask } from "../../../src/features/collaboration/comment-task.command";
import { completeTask } from "../../../src/features/collaboration/complete-task.command";
import { declineProposal } from "../../../src/features/collaboration/decline-proposal.command";
import { declineTask } from "../../../src/features/collaboration/decline-task.command";
import { withdrawProposal } from "../../../src/features/collaboration/withdraw-proposal.command";
import { BRIEF } from "../../support/case-desk";
import { aHelpingDesk, type HelpingDesk } from "../../support/helping-desk";

let desk: HelpingDesk;
beforeAll(async () => {
  desk = await aHelpingDesk();
});
afterAll(() => desk.close());

/** What a command would answer, in a transaction that is not kept. */
const answerOf = (person: PersonId, command: CommandWork<Refs>): Promise<string | null> =>
  runUnitOfWork(desk.dataSource, person, async (work) => {
    const outcome: object | Refusal = await command(work);
    return { keep: false, answer: isRefusal(outcome) ? outcome.code : null };
  });

const fieldsOf = (rights: readonly string[]) =>
  rights.map((right) => `${right.toLowerCase()} ${right}: whyNot(right: ${right}) { code path }`).join(" ");

/** What the API says of each right to a part of a case: its field and the refusal's code, which must agree. */
async function toldOf(person: PersonId, id: string, type: "Proposal" | "Task", rights: readonly string[]): Promise<(string | null)[]> {
  const source = `query ($id: ID!) { node(id: $id) { ... on ${type} { viewerCan { ${fieldsOf(rights)} } } } }`;
  const { node } = await desk.gets<{ node: { viewerCan: Record<string, boolean | { code: string } | null> } }>(person, source, { id });
  return rights.map((right) => {
    const why = node.viewerCan[right] as { code: string } | null;
    expect([right, node.viewerCan[right.toLowerCase()]]).toEqual([right, why === null]);
    return why?.code ?? null;
  });
}

const VALUES: { readonly [K in ProposalKind]: () => object } = {
  STATUS: () => ({ status: "WAITING_ON_INTERNAL" }),
  PRIORITY: () => ({ priority: "P1" }),
  CATEGORY: () => ({ categoryKey: "BILLING" }),
  SUPPORT_TIER: () => ({ supportTier: 3 }),
  SLA_TIER: () => ({ slaTier: "PREMIER" }),
  OWNER: () => ({ ownerId: desk.people.chloe }),
  CLOSE: () => ({}),
};

async function helped(): Promise<{ caseId: CaseId; taskId: TaskId }> {
  const { ana, ben } = desk.people;
  const caseId = await desk.owned(ana);
  const { taskId } = await desk.must(desk.add(ana, caseId, ben, { role: "CONSULTED" }));
  return { caseId, taskId: taskId as TaskId };
}

async function expectProposalTold(proposalId: ProposalId): Promise<Set<string>> {
  const commands: { readonly [right: string]: CommandWork<Refs> } = {
    ACCEPT: (work) => acceptProposal(work, { proposalId, brief: BRIEF }),
    DECLINE: (work) => declineProposal(work, { proposalId, answer: "No." }),
    WITHDRAW: (work) => withdrawProposal(work, { proposalId }),
  };
  const { ana, ben, chloe, hiro } = desk.people;
  const seen = new Set<string>();
  for (const person of [ana, ben, chloe, hiro]) {
    const answers: (string | null)[] = [];
    for (const right of PROPOSAL_RIGHTS) answers.push(await answerOf(person, commands[right]!));
    expect(await toldOf(person, proposalId, "Proposal", PROPOSAL_RIGHTS)).toEqual(answers);
    for (const [place, answer] of answers.entries()) seen.add(`${PROPOSAL_RIGHTS[place]} ${answer ?? "YES"}`);
  }
  return seen;
}

test.each(PROPOSAL_KINDS)("of a proposal of kind %s each person is told what its commands would answer them", async (kind) => {
  const { ana, ben } = desk.people;
  const { caseId } = await helped();
  const proposed = await desk.must(desk.propose(ben, caseId, { kind, ...VALUES[kind]() }));
  const proposalId = proposed.proposalId as ProposalId;
  const seen = await expectProposalTold(proposalId);
  expect([...seen].sort()).toEqual([
    ...["ACCEPT NOT_YOUR_CASE", "ACCEPT YES", "DECLINE NOT_YOUR_CASE", "DECLINE YES"],
    ...["WITHDRAW NOT_YOUR_CASE", "WITHDRAW YES"],
  ]);
  await desk.must(desk.as(ben, (work) => withdrawProposal(work, { proposalId })));
  expect(await toldOf(ana, proposalId, "Proposal", PROPOSAL_RIGHTS)).toEqual(["PROPOSAL_NOT_OPEN", "PROPOSAL_NOT_OPEN", "NOT_YOUR_CASE"]);
  await expectProposalTold(proposalId);
});

test("a proposal that the case has moved past is told as what accepting it would answer", async () => {
  const { ana, ben, chloe } = desk.people;
  const { caseId } = await helped();
  const moved = await desk.must(desk.propose(ben, caseId, { kind: "STATUS", status: "WAITING_ON_INTERNAL" }));
  const owner = await desk.must(desk.propose(ben, caseId, { kind: "OWNER", ownerId: chloe }));
  await desk.must(desk.as(ana, (work) => setCaseStatus(work, { caseId, status: "WAITING_ON_INTERNAL" })));
  await desk.offered(ana, caseId, desk.people.chloe);
  expect(await expectProposalTold(moved.proposalId as ProposalId)).toContain("ACCEPT NOTHING_TO_CHANGE");
  expect(await expectProposalTold(owner.proposalId as ProposalId)).toContain("ACCEPT OFFER_PENDING");
});

test("of a task only whom it was asked of may complete, decline and comment it; everybody else learns that it was asked of somebody else", async () => {
  const { ana, ben, chloe } = desk.people;
  const { caseId, taskId } = await helped();
  const commands: { readonly [right: string]: CommandWork<Refs> } = {
    COMPLETE: (work) => completeTask(work, { taskId, result: "It was the disk." }),
    DECLINE: (work) => declineTask(work, { taskId, reason: "Not mine." }),
    COMMENT: (work) => commentTask(work, { taskId, text: "I look." }),
  };
  const agrees = async (person: PersonId) => {
    const told = await toldOf(person, taskId, "Task", TASK_RIGHTS);
    for (const [place, right] of TASK_RIGHTS.entries()) expect(await answerOf(person, commands[right]!)).toBe(told[place]);
    return told[0];
  };
  expect([await agrees(ana), await agrees(ben), await agrees(chloe)]).toEqual(["NOT_YOUR_CASE", null, "NOT_YOUR_CASE"]);
  const refused = await desk.unchanged(() => desk.as(ana, (work) => completeTask(work, { taskId, result: "Done." })));
  expect(refused).toMatchObject({ path: ["taskId"], message: "This task was asked of somebody else: only they answer it." });
  // Whoever comes to own the case still owes what was asked of them, and helps no more.
  await desk.must(desk.force(chloe, caseId, ben));
  expect(await agrees(ben)).toBeNull();
  await desk.must(desk.as(ben, commands["COMPLETE"]!));
  expect(await agrees(ben)).toBe("TASK_NOT_OPEN");
});

test("whoever owned, lost and regained a case is its owner and no collaborator, wherever it is asked", async () => {
  const { ana, ben, chloe } = desk.people;
  const caseId = await desk.owned(ana);
  await desk.must(desk.force(chloe, caseId, ben));
  const source = `query ($id: ID!, $at: DateTime!) { case(id: $id) {
    viewerRelations collaborators { person { id } } asOf(at: $at) { collaborators { id } } } }`;
  interface Shown {
    viewerRelations: string[];
    collaborators: { person: { id: string } }[];
    asOf: { collaborators: { id: string }[] };
  }
  const shown = async () => {
    const [clock] = await desk.ask<{ now: Date }>("select steward_now() as now");
    const { case: found } = await desk.gets<{ case: Shown }>(ana, source, { id: caseId, at: clock!.now.toISOString() });
    const help = found.collaborators.map(({ person }) => person.id).sort();
    return { relations: found.viewerRelations, help, asOf: found.asOf.collaborators.map(({ id }) => id).sort() };
  };
  // The queue's steward owned it first, and stays informed.
  expect(await shown()).toEqual({ relations: ["COLLABORATOR"], help: [chloe, ana].sort(), asOf: [chloe, ana].sort() });
  await desk.must(desk.force(chloe, caseId, ana));
  const all = ["OWNER", "CONTACT_OWNER", "RESOLUTION_OWNER"];
  expect(await shown()).toEqual({ relations: all, help: [chloe, ben].sort(), asOf: [chloe, ben].sort() });
});
