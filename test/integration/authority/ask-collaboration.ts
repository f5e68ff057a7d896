import { type Asking, caseId, type Inputs } from "./asking";
import { hoursAhead } from "./hours-ahead";
import { ofCase, type Reads, shown } from "./reading";
import { aTask } from "./stand-up-help";

const taskId = ({ stood }: Asking) => ({ taskId: stood?.taskId });
const proposalId = ({ stood }: Asking) => ({ proposalId: stood?.proposalId });

/** How helping, proposing, forwarding and delegating are asked. */
export const COLLABORATION_INPUTS: Inputs = {
  "Mutation.addCollaborator": (asking) => ({
    ...caseId(asking),
    personId: asking.world.parts.colleague,
    role: "RESPONSIBLE",
    task: aTask(),
  }),
  "Mutation.removeCollaborator": ({ stood }) => ({ collaboratorId: stood?.collaboratorId }),
  "Mutation.completeTask": (asking) => ({ ...taskId(asking), result: "It was the disk." }),
  "Mutation.declineTask": (asking) => ({ ...taskId(asking), reason: "I cannot." }),
  "Mutation.commentTask": (asking) => ({ ...taskId(asking), text: "Half done." }),
  "Mutation.proposeChange": (asking) => ({ ...caseId(asking), ...proposed(asking), reason: "It would help." }),
  "Mutation.withdrawProposal": proposalId,
  "Mutation.acceptProposal": proposalId,
  "Mutation.declineProposal": (asking) => ({ ...proposalId(asking), answer: "Not yet." }),
  "Mutation.forwardCase": (asking) => ({ ...caseId(asking), personId: asking.world.parts.colleague, note: "You should know." }),
  "Mutation.delegateContact": (asking) => ({
    ...caseId(asking),
    delegateId: asking.world.parts.colleague,
    until: hoursAhead(1),
  }),
  "Mutation.endDelegation": ({ stood }) => ({ delegationId: stood?.delegationId }),
};

function proposed({ cell, world }: Asking): object {
  switch (cell.situation) {
    case "proposes_owner":
      return { kind: "OWNER", ownerId: world.parts.colleague };
    case "proposes_close":
      return { kind: "CLOSE" };
    case "proposes_status":
      return { kind: "STATUS", status: "WAITING_ON_INTERNAL" };
    case "proposes_category":
      return { kind: "CATEGORY", categoryKey: "BILLING" };
    case "proposes_support_tier":
      return { kind: "SUPPORT_TIER", supportTier: 2 };
    case "proposes_sla_tier":
      return { kind: "SLA_TIER", slaTier: "PREMIER" };
    default:
      return { kind: "PRIORITY", priority: "P1" };
  }
}

/** How the words of a forwarding are read. */
export const COLLABORATION_READS: Reads = {
  "CaseForwarded.note": ofCase("timeline(types: [CASE_FORWARDED]) { nodes { ... on CaseForwarded { note } } }", ({ timeline }) =>
    shown((timeline as { nodes: readonly { note: unknown }[] }).nodes[0]?.note),
  ),
};
