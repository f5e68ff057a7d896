import { type CaseStatus, isOpen } from "../case-facts";

/** What a portal may show a customer, and nothing else. */
export interface CustomerView {
  number: number;
  status: CaseStatus;
  ownerDisplayName: string;
  nextUpdateDue: string | null;
}

/** What the view is made of. */
export interface ViewedCase {
  number: number;
  status: CaseStatus;
  ownerName: string;
  /** What the newest reply promised: by when the customer hears from us again. */
  promisedBy: string | null;
}

/**
 * A case as its customer may see it: the owner by their first name only.
 *
 * The next update is due when the newest reply promised it: each reply keeps the promise before it. Our own next step promises nothing to them,
 * and nothing is due on a case that has ended.
 */
export function viewForCustomer({ number, status, ownerName, promisedBy }: ViewedCase): CustomerView {
  const ownerDisplayName = ownerName.trim().split(/\s+/)[0] ?? "";
  return { number, status, ownerDisplayName, nextUpdateDue: isOpen(status) ? promisedBy : null };
}
