import type { Refs } from "../../db/run-command";
import type { UnitOfWork } from "../../db/unit-of-work";
import type { HandoffBrief } from "../../domain/ownership";
import { isRefusal, type Refusal, refuse } from "../../domain/refusal";
import type { CaseRow } from "../cases/case-row.type";
import { classifyCase } from "../cases/classify-case.command";
import { closeCase } from "../cases/close-case.command";
import { resolveCase } from "../cases/resolve-case.command";
import { setCaseStatus } from "../cases/set-case-status.command";
import { offerTransfer } from "../ownership/offer-transfer.command";
import type { ProposalRow } from "./proposal-row.type";

/** Gives the command that a proposal stands for; who acts needs its right, as if they had thought of it themselves. */
export async function carryOutProposal(
  work: UnitOfWork,
  row: CaseRow,
  proposal: ProposalRow,
  brief: HandoffBrief | null,
): Promise<Refs | Refusal> {
  const done = await carryOut(work, row, proposal, brief);
  if (!isRefusal(done) || done.path?.[0] === "brief") return done;
  return { ...done, path: ["proposalId"] };
}

async function carryOut(work: UnitOfWork, row: CaseRow, proposal: ProposalRow, brief: HandoffBrief | null): Promise<Refs | Refusal> {
  const caseId = row.id;
  switch (proposal.kind) {
    case "STATUS":
      return setCaseStatus(work, { caseId, status: filled(proposal.status) });
    case "PRIORITY":
      return classifyCase(work, { caseId, priority: filled(proposal.priority) });
    case "CATEGORY":
      return classifyCase(work, { caseId, categoryKey: filled(proposal.categoryKey) });
    case "SUPPORT_TIER":
      return classifyCase(work, { caseId, supportTier: filled(proposal.supportTier) });
    case "SLA_TIER":
      return classifyCase(work, { caseId, slaTier: filled(proposal.slaTier) });
    case "OWNER":
      return offerTo(work, proposal, brief);
    case "CLOSE":
      return resolveAndClose(work, row, proposal);
  }
}

async function offerTo(work: UnitOfWork, proposal: ProposalRow, brief: HandoffBrief | null): Promise<Refs | Refusal> {
  if (brief === null) {
    const details = { missing: ["situation", "stepsTried", "reason", "nextStep"] };
    return refuse("BRIEF_INCOMPLETE", "An owner hands over in their own words: write the brief.", { path: ["brief"], details });
  }
  const reason = { code: "OTHER", text: proposal.reason, rightCategoryKey: null, rightTeamId: null } as const;
  return offerTransfer(work, { caseId: proposal.caseId, toPersonId: filled(proposal.ownerId), reason, brief, expiresInMs: null });
}

async function resolveAndClose(work: UnitOfWork, { id: caseId, status }: CaseRow, proposal: ProposalRow): Promise<Refs | Refusal> {
  if (status !== "RESOLVED") {
    const resolved = await resolveCase(work, { caseId, resolution: proposal.reason });
    if (isRefusal(resolved)) return resolved;
  }
  return closeCase(work, { caseId });
}

function filled<V>(value: V | null): V {
  if (value === null) throw new Error("a proposal lacks the value of its kind, which the database forbids");
  return value;
}
