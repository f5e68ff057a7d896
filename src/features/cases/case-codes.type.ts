import { CASE_STATUSES, CHANNELS, IMPACTS, PRIORITIES, SEVERITIES, SLA_TIERS, URGENCIES, WORKAROUNDS } from "../../domain/case-facts";
import { WORKING_STATUSES } from "../../domain/case-status";
import { CASE_RELATIONS } from "../../domain/permissions";
import { describeEnum } from "../../graphql/describe-enum";

/** Where a case stands. */
export const CaseStatuses = describeEnum("CaseStatus", "Where a case stands.", CASE_STATUSES, {
  NEW: "It was opened, and nobody has set a status since; no status leads back here.",
  OPEN: "It is in work, and the next move is ours.",
  WAITING_ON_CUSTOMER: "It is in work and the next move is the customer's; what they say next makes it OPEN.",
  WAITING_ON_INTERNAL: "It is in work and waits for somebody inside; a customer's message leaves it so.",
  RESOLVED: "Its owner has said how it was resolved, and nobody has to do anything more; what the customer says next reopens it.",
  CLOSED: "It has ended, and its open tasks, proposals and offers with it; only reopening brings it back to work.",
});

/** The statuses that `setCaseStatus` may set. */
export const WorkingStatuses = describeEnum(
  "WorkingStatus",
  "The statuses that `setCaseStatus` may set; resolving and closing are verbs of their own because fewer people may.",
  WORKING_STATUSES,
  {
    OPEN: "In work, and the next move is ours.",
    WAITING_ON_CUSTOMER: "In work, and the next move is the customer's; what they say next makes it OPEN.",
    WAITING_ON_INTERNAL: "In work, and it waits for somebody inside.",
  },
);

/** Whether harm grows while we wait. */
export const Urgencies = describeEnum("Urgency", "URGENT: harm grows while we wait.", URGENCIES, {
  URGENT: "Harm grows while we wait.",
  NOT_URGENT: "It can wait without getting worse.",
});

/** How many, or how much, is harmed. */
export const Impacts = describeEnum("Impact", "HIGH: a whole account or many, or data, security, money or law.", IMPACTS, {
  HIGH: "A whole account or many are hit, or data, security, money or law.",
  NORMAL: "One person or a few are hit, and nothing of that.",
});

/** Whether the main task is possible meanwhile. */
export const Workarounds = describeEnum(
  "Workaround",
  "PARTIAL: the main task is possible with loss; lowers severity one step.",
  WORKAROUNDS,
  {
    NONE: "The main task is not possible; severity stays.",
    PARTIAL: "The main task is possible with loss; severity is one step lower, and no promise is put off.",
  },
);

/** Urgency × impact, less a workaround. */
export const Severities = describeEnum("Severity", "Urgency × impact, less a workaround.", SEVERITIES, {
  CRITICAL: "Urgent and of high impact, without a workaround; it does not wait for its owner's next shift.",
  HIGH: "Urgent or of high impact, or both with a workaround; it does not wait for its owner's next shift.",
  NORMAL: "Neither urgent nor of high impact, or one of them with a workaround.",
  LOW: "Neither urgent nor of high impact, and there is a workaround.",
});

/** What is worked on first. */
export const Priorities = describeEnum("Priority", "What is worked on first; defaults from severity.", PRIORITIES, {
  P1: "Before everything else; the default of a CRITICAL case.",
  P2: "Next; the default of a HIGH case.",
  P3: "In turn; the default of a NORMAL case.",
  P4: "When nothing else waits; the default of a LOW case.",
});

/** How a case arrived. */
export const Channels = describeEnum("Channel", "How a case, or a message, arrived.", CHANNELS, {
  EMAIL: "By e-mail.",
  CHAT: "In a chat.",
  PHONE: "By telephone.",
  WEB: "By a form or a portal on the web.",
  API: "From another system, without a person writing.",
  SOCIAL: "Over a social network.",
});

/** The column of the SLA policy. */
export const SlaTiers = describeEnum("SlaTier", "The column of the SLA policy that holds for a case.", SLA_TIERS, {
  STANDARD: "What a new case begins with.",
  PREMIER: "What a new case of an ENTERPRISE or VIP account begins with.",
});

/** How a person stands to a case. */
export const CaseRelations = describeEnum("CaseRelation", "How a person stands to a case; rights add up.", CASE_RELATIONS, {
  OWNER: "The one accountable person: decides everything about the case, and answers the customer unless the contact was split off.",
  ACTING_OWNER: "Holds the owner's powers until a time, the contact included where the owner has it; accountability stays.",
  CONTACT_OWNER: "Talks to the customer, and lets others do so; notes, tags and forwards, and decides nothing else.",
  RESOLUTION_OWNER: "Fixes it: notes and records what was tried, and proposes what only the owner decides.",
  COLLABORATOR: "Helps with a task or is kept informed; proposes and never decides. What they may do depends on their RaciRole.",
  DELEGATE: "May answer this customer, and record what they say, until a time; nothing else.",
  LEAD: "Leads the team of the case: may classify it, ask for help, offer, force, steal and split it; not resolve, close or reopen it.",
  ACCOUNT_TEAM: "Customer success manager or account manager of the case's account: notes, forwards, and proposes.",
});
