import type { CaseRelation, PersonRole, RaciRole } from "../../src/domain/permissions";

/** One kind of asker: their only role, and their only tie to the case. */
export interface Subject {
  readonly role: PersonRole;
  readonly external: boolean;
  /** Whether they are a member of the case's team; everybody else is a member of another one. */
  readonly inTeamOfCase: boolean;
  /** Which team they lead, if any. */
  readonly leads: "TEAM_OF_CASE" | "OTHER_TEAM" | null;
  readonly relation: CaseRelation | null;
  readonly raci: RaciRole | null;
}

const AGENT: Subject = { role: "AGENT", external: false, inTeamOfCase: false, leads: null, relation: null, raci: null };

/** Everybody signed in that the authority matrix asks about; each differs from a plain agent only in what is named. */
export const SIGNED_IN = {
  AGENT,
  EXTERNAL_AGENT: { ...AGENT, external: true },
  EXTERNAL_TEAM_AGENT: { ...AGENT, external: true, inTeamOfCase: true },
  TEAM_LEAD: { ...AGENT, role: "TEAM_LEAD", leads: "OTHER_TEAM" },
  ESCALATION_MANAGER: { ...AGENT, role: "ESCALATION_MANAGER" },
  CUSTOMER_SUCCESS_MANAGER: { ...AGENT, role: "CUSTOMER_SUCCESS_MANAGER" },
  ADMIN: { ...AGENT, role: "ADMIN" },
  OWNER: { ...AGENT, relation: "OWNER" },
  ACTING_OWNER: { ...AGENT, relation: "ACTING_OWNER" },
  CONTACT_OWNER: { ...AGENT, relation: "CONTACT_OWNER" },
  RESOLUTION_OWNER: { ...AGENT, relation: "RESOLUTION_OWNER" },
  COLLABORATOR_RESPONSIBLE: { ...AGENT, relation: "COLLABORATOR", raci: "RESPONSIBLE" },
  COLLABORATOR_CONSULTED: { ...AGENT, relation: "COLLABORATOR", raci: "CONSULTED" },
  COLLABORATOR_INFORMED: { ...AGENT, relation: "COLLABORATOR", raci: "INFORMED" },
  DELEGATE: { ...AGENT, relation: "DELEGATE" },
  LEAD: { ...AGENT, role: "TEAM_LEAD", inTeamOfCase: true, leads: "TEAM_OF_CASE", relation: "LEAD" },
  ACCOUNT_TEAM: { ...AGENT, role: "CUSTOMER_SUCCESS_MANAGER", relation: "ACCOUNT_TEAM" },
} as const satisfies Record<string, Subject>;

/** The name of somebody signed in. */
export type SignedInName = keyof typeof SIGNED_IN;
export const SIGNED_IN_NAMES = Object.keys(SIGNED_IN) as SignedInName[];

/** The name of a subject of the authority matrix. */
export type SubjectName = SignedInName | "ANONYMOUS";
export const SUBJECT_NAMES: readonly SubjectName[] = ["ANONYMOUS", ...SIGNED_IN_NAMES];
