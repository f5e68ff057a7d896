import type { ProposalKind, ProposalState, ProposedValues } from "../../domain/collaboration";
import type { ActorId, CaseId, PersonId, ProposalId } from "../../domain/ids";

/** A change that waits for the owner's yes, as its row holds it; instants are ISO-8601 in UTC. */
export interface ProposalRow extends ProposedValues {
  __typename: "Proposal";
  id: ProposalId;
  revision: number;
  caseId: CaseId;
  kind: ProposalKind;
  state: ProposalState;
  proposedBy: PersonId;
  proposedAt: string;
  reason: string;
  ownerId: PersonId | null;
  decidedBy: ActorId | null;
  decidedAt: string | null;
  answer: string | null;
}
