import type { CaseId, DelegationId, PersonId } from "../../domain/ids";

/** One person's leave to answer the customer of one case, as its row holds it; instants are ISO-8601 in UTC. */
export interface DelegationRow {
  __typename: "ContactDelegation";
  id: DelegationId;
  revision: number;
  caseId: CaseId;
  delegateId: PersonId;
  grantedBy: PersonId;
  grantedAt: string;
  until: string;
  endedAt: string | null;
}
