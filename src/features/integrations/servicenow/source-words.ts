import type { CaseStatus, Channel, Impact, Priority, Urgency } from "../../../domain/case-facts";

/** What the source calls a state, and where a case then stands. Awaiting anybody but the customer is waiting on the inside. */
export const STATUS_OF: { readonly [state: string]: CaseStatus } = {
  New: "NEW",
  Active: "OPEN",
  "Awaiting User Info": "WAITING_ON_CUSTOMER",
  "Awaiting Problem": "WAITING_ON_INTERNAL",
  "Awaiting Vendor": "WAITING_ON_INTERNAL",
  "Awaiting Evidence": "WAITING_ON_INTERNAL",
  Resolved: "RESOLVED",
  Closed: "CLOSED",
};

/** How the source says that a case arrived; a form that somebody filled in is the web. */
export const CHANNEL_OF: { readonly [contactType: string]: Channel } = {
  Phone: "PHONE",
  IVR: "PHONE",
  Email: "EMAIL",
  Chat: "CHAT",
  "Self service": "WEB",
  "Direct opening": "WEB",
};

/** Only the highest of the source's three urgencies means that harm grows while we wait. */
export const URGENCY_OF: { readonly [urgency: string]: Urgency } = {
  "1 - High": "URGENT",
  "2 - Medium": "NOT_URGENT",
  "3 - Low": "NOT_URGENT",
};

/** Only the highest of the source's three impacts means many, or data, security, money or law. */
export const IMPACT_OF: { readonly [impact: string]: Impact } = { "1 - High": "HIGH", "2 - Medium": "NORMAL", "3 - Low": "NORMAL" };

/** The source's priorities in ours; they were set there, so they do not follow the severity here. */
export const PRIORITY_OF: { readonly [priority: string]: Priority } = {
  "1 - Critical": "P1",
  "2 - High": "P2",
  "3 - Moderate": "P3",
  "4 - Low": "P4",
};
