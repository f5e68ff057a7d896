import type { OwnershipModel } from "../../domain/case-facts";
import type { PersonId, TeamId } from "../../domain/ids";

/** A team as its row holds it. */
export interface TeamRow {
  id: TeamId;
  revision: number;
  lastSequence: number;
  name: string;
  queueStewardId: PersonId;
  defaultModel: OwnershipModel;
}

/** A team with the people in it, ids ascending; a lead need not be a member. */
export interface TeamRecord extends TeamRow {
  memberIds: PersonId[];
  leadIds: PersonId[];
}
