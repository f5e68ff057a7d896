import type { Handling } from "../domain/ownership";
import type { FirstName } from "./demo-people";

/** What a case may be about, with the person who answers for it. */
export interface DemoCategory {
  name: string;
  handling: Handling;
  automation: "MAY_RESOLVE" | "MAY_COLLECT" | "HUMAN_FIRST";
  owner: FirstName;
  backups: readonly FirstName[];
}

const alone = { handling: "FRONTLINE", automation: "MAY_RESOLVE" } as const;
const asking = { handling: "FRONTLINE_ASKS", automation: "MAY_COLLECT" } as const;
const inside = { handling: "INTERNAL", automation: "HUMAN_FIRST" } as const;

/**
 * Seventeen categories, each with the person who answers for it.
 *
 * Six the first team handles alone, five for which it asks inside, five that move inside, and the feature request.
 * Operations decides on exceptions to policy, Engineering on what the product does and will do, Frontline on everyday questions.
 */
export const CATEGORIES = {
  PASSWORD_RESET: { name: "Password reset and account access", ...alone, owner: "Emma", backups: ["Dmitri", "Ana"] },
  ORDER_STATUS: { name: "Order status and tracking", ...alone, owner: "Emma", backups: ["Dmitri", "Ben"] },
  PRODUCT_QUESTION: { name: "Product question that the documentation answers", ...alone, owner: "Chloé", backups: ["Ana", "Ben"] },
  STANDARD_REFUND: { name: "Refund or return within policy", ...alone, owner: "Liam", backups: ["Mei"] },
  BILLING_QUESTION: { name: "Billing question with a plain answer", ...alone, owner: "Mei", backups: ["Liam"] },
  HOW_TO: { name: "How to", ...alone, owner: "Chloé", backups: ["Ana", "Ben"] },
  REFUND_EXCEPTION: { name: "Refund outside policy", ...asking, owner: "Noor", backups: ["Olivia"] },
  TECHNICAL_QUESTION: { name: "Technical question that needs product knowledge", ...asking, owner: "Kavya", backups: ["Jonas"] },
  COMPLAINT: { name: "Complaint about a person or a process", ...asking, owner: "Chloé", backups: ["Farid"] },
  ROADMAP_QUESTION: { name: "Question about what comes next", ...asking, owner: "Pavel", backups: ["Jonas"] },
  PARTNERSHIP: { name: "Partnership or collaboration", ...asking, owner: "Olivia", backups: ["Noor"] },
  COMPLEX_BUG: { name: "Complex bug that needs investigation", ...inside, owner: "Jonas", backups: ["Kavya"] },
  VIP_ISSUE: { name: "Issue of a VIP or enterprise customer", ...inside, owner: "Noor", backups: ["Olivia", "Farid"] },
  LEGAL_COMPLIANCE: { name: "Legal or compliance concern", ...inside, owner: "Olivia", backups: ["Noor"] },
  MEDIA_PR: { name: "Media or public relations", ...inside, owner: "Olivia", backups: ["Noor"] },
  MANAGER_REQUESTED: { name: "The customer asked for a manager", ...inside, owner: "Farid", backups: ["Chloé"] },
  FEATURE_REQUEST: { name: "Feature request", ...asking, owner: "Pavel", backups: ["Jonas"] },
} as const satisfies Record<string, DemoCategory>;

/** The key of a category of the demo desk. */
export type CategoryKey = keyof typeof CATEGORIES;
