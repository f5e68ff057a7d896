import type { CaseRelation } from "./standing";
import type { PersonRole } from "./viewer";

/** What a relation or role gives: the act, the act on what they made themselves, or proposing it. */
export type Grant = "YES" | "OWN" | "PROPOSE";

/** Who may do one thing: by role whatever the case, and by relation to the case. */
export interface GrantRow {
  readonly roles: { readonly [R in PersonRole]?: Grant };
  readonly relations: { readonly [R in CaseRelation]?: Grant };
  /** Whether an INFORMED collaborator has it too. */
  readonly informed?: boolean;
  /** Whether every signed-in person has it (INTERNAL: those who are not external). */
  readonly everyone?: "ALL" | "INTERNAL";
}

const OWNERS = { OWNER: "YES", ACTING_OWNER: "YES" } as const;
const STEERING: GrantRow = {
  roles: { ESCALATION_MANAGER: "YES", ADMIN: "YES" },
  relations: { ...OWNERS, RESOLUTION_OWNER: "PROPOSE", COLLABORATOR: "PROPOSE", LEAD: "YES", ACCOUNT_TEAM: "PROPOSE" },
};
const ENDING: GrantRow = { roles: {}, relations: { ...OWNERS, RESOLUTION_OWNER: "PROPOSE", COLLABORATOR: "PROPOSE" } };
const ADMINISTERING: GrantRow = { roles: { ADMIN: "YES" }, relations: {} };
const READING: GrantRow = { roles: {}, relations: {}, everyone: "ALL" };

/**
 * Who may do what: the one table that the shield, the commands, `viewerCan` and the tests read.
 *
 * Deny by default: what stands in no row is refused. Rights add up over roles and relations.
 */
export const GRANTS = {
  KNOW_ONESELF: READING,
  READ_DIRECTORY: READING,
  READ_CASES: READING,
  READ_LOG: READING,
  READ_CUSTOMERS: { roles: {}, relations: {}, everyone: "INTERNAL" },
  OPEN_CASE: { roles: { AGENT: "YES", TEAM_LEAD: "YES", ESCALATION_MANAGER: "YES" }, relations: {} },
  TAG: {
    roles: { ESCALATION_MANAGER: "YES", ADMIN: "YES" },
    relations: { ...OWNERS, CONTACT_OWNER: "YES", RESOLUTION_OWNER: "YES", COLLABORATOR: "YES", LEAD: "YES", ACCOUNT_TEAM: "YES" },
  },
  SET_STATUS: STEERING,
  CLASSIFY: STEERING,
  RESOLVE: ENDING,
  CLOSE: ENDING,
  SET_NEXT_STEP: { roles: {}, relations: { ...OWNERS } },
  TAKE: { roles: { AGENT: "YES", TEAM_LEAD: "YES", ESCALATION_MANAGER: "YES" }, relations: {} },
  OFFER_TRANSFER: {
    roles: { ESCALATION_MANAGER: "YES", ADMIN: "YES" },
    relations: { ...OWNERS, COLLABORATOR: "PROPOSE", LEAD: "YES" },
  },
  ANSWER_OFFER: { roles: { AGENT: "YES", TEAM_LEAD: "YES", ESCALATION_MANAGER: "YES" }, relations: {} },
  WITHDRAW_OFFER: { roles: { ESCALATION_MANAGER: "OWN", ADMIN: "OWN" }, relations: { ...OWNERS, LEAD: "OWN" } },
  FORCE_ASSIGN: { roles: { ESCALATION_MANAGER: "YES", ADMIN: "YES" }, relations: { LEAD: "YES" } },
  STEAL: { roles: { ESCALATION_MANAGER: "YES", ADMIN: "YES" }, relations: { LEAD: "YES" } },
  RETURN: { roles: {}, relations: { ...OWNERS } },
  STAND_IN: { roles: { ESCALATION_MANAGER: "YES" }, relations: { ...OWNERS, LEAD: "YES" } },
  SPLIT: { roles: { ESCALATION_MANAGER: "YES" }, relations: { ...OWNERS, LEAD: "YES" } },
  REOPEN: ENDING,
  REPLY: { roles: {}, relations: { CONTACT_OWNER: "YES", ACTING_OWNER: "YES", DELEGATE: "YES" } },
  NOTE: {
    roles: { ESCALATION_MANAGER: "YES", ADMIN: "YES" },
    relations: { ...OWNERS, CONTACT_OWNER: "YES", RESOLUTION_OWNER: "YES", COLLABORATOR: "YES", LEAD: "YES", ACCOUNT_TEAM: "YES" },
  },
  FORWARD: {
    roles: { ESCALATION_MANAGER: "YES" },
    relations: { ...OWNERS, CONTACT_OWNER: "YES", RESOLUTION_OWNER: "YES", COLLABORATOR: "YES", LEAD: "YES", ACCOUNT_TEAM: "YES" },
  },
  COLLABORATE: { roles: { ESCALATION_MANAGER: "YES" }, relations: { ...OWNERS, LEAD: "YES" } },
  // An owner may have been asked for something before the case became theirs.
  OWN_TASK: { roles: {}, relations: { OWNER: "YES", COLLABORATOR: "YES" }, informed: true },
  PROPOSE: { roles: {}, relations: { RESOLUTION_OWNER: "YES", COLLABORATOR: "YES", ACCOUNT_TEAM: "YES" } },
  ANSWER_PROPOSAL: { roles: {}, relations: { ...OWNERS } },
  DELEGATE_CONTACT: { roles: {}, relations: { CONTACT_OWNER: "YES", ACTING_OWNER: "YES" } },
  RECORD_CUSTOMER: { roles: {}, relations: { CONTACT_OWNER: "YES", ACTING_OWNER: "YES", DELEGATE: "YES" } },
  RECORD_WORK: {
    roles: { ESCALATION_MANAGER: "YES" },
    relations: { ...OWNERS, RESOLUTION_OWNER: "YES", COLLABORATOR: "YES", LEAD: "YES", ACCOUNT_TEAM: "YES" },
  },
  BE_SEEN: READING,
  BE_NOTIFIED: READING,
  VIEW_AS_CUSTOMER: { roles: {}, relations: {}, everyone: "INTERNAL" },
  BE_AWAY: READING,
  ADMINISTER_PEOPLE: ADMINISTERING,
  ADMINISTER_CUSTOMERS: ADMINISTERING,
} as const satisfies Record<string, GrantRow>;

/** One thing that may be done. */
export type Action = keyof typeof GRANTS;
