import type { Action } from "./grants";

/** The action whose roles a field of the API asks for before it is resolved. */
export type FieldAction = Action;

/**
 * Every root field of the API with the row of the permission table that gates it.
 *
 * A field that is missing here is refused to everyone.
 * Fields of objects inherit: whoever may see the object may see them, and the objects themselves are found only through a gated field.
 */
export const FIELD_ACTIONS: { readonly [field: string]: FieldAction } = {
  "Query.node": "READ_CASES",
  "Query.nodes": "READ_CASES",
  "Query.viewer": "KNOW_ONESELF",
  "Query.logCursor": "READ_LOG",
  "Query.events": "READ_LOG",
  "Query.person": "READ_DIRECTORY",
  "Query.people": "READ_DIRECTORY",
  "Query.team": "READ_DIRECTORY",
  "Query.teams": "READ_DIRECTORY",
  "Query.authorityLevels": "READ_DIRECTORY",
  "Query.account": "READ_CUSTOMERS",
  "Query.accounts": "READ_CUSTOMERS",
  "Query.contact": "READ_CUSTOMERS",
  "Query.categories": "READ_DIRECTORY",
  "Query.case": "READ_CASES",
  "Query.caseByNumber": "READ_CASES",
  "Query.cases": "READ_CASES",
  "Query.myInbox": "READ_CASES",
  "Mutation.openCase": "OPEN_CASE",
  "Mutation.classifyCase": "CLASSIFY",
  "Mutation.setCaseStatus": "SET_STATUS",
  "Mutation.resolveCase": "RESOLVE",
  "Mutation.closeCase": "CLOSE",
  "Mutation.setNextStep": "SET_NEXT_STEP",
  "Mutation.tagCase": "TAG",
  "Mutation.takeCase": "TAKE",
  "Mutation.offerTransfer": "OFFER_TRANSFER",
  "Mutation.acceptTransfer": "ANSWER_OFFER",
  "Mutation.declineTransfer": "ANSWER_OFFER",
  "Mutation.withdrawTransfer": "WITHDRAW_OFFER",
  "Mutation.forceAssign": "FORCE_ASSIGN",
  "Mutation.createPerson": "ADMINISTER_PEOPLE",
  "Mutation.updatePerson": "ADMINISTER_PEOPLE",
  "Mutation.deactivatePerson": "ADMINISTER_PEOPLE",
  "Mutation.revokeTokens": "ADMINISTER_PEOPLE",
  "Mutation.createTeam": "ADMINISTER_PEOPLE",
  "Mutation.updateTeam": "ADMINISTER_PEOPLE",
  "Mutation.createAccount": "ADMINISTER_CUSTOMERS",
  "Mutation.updateAccount": "ADMINISTER_CUSTOMERS",
  "Mutation.createContact": "ADMINISTER_CUSTOMERS",
  "Mutation.updateContact": "ADMINISTER_CUSTOMERS",
  "Mutation.stealCase": "STEAL",
  "Mutation.returnCase": "RETURN",
  "Mutation.assignActingOwner": "STAND_IN",
  "Mutation.endActingOwner": "STAND_IN",
  "Mutation.splitOwnership": "SPLIT",
  "Mutation.rejoinOwnership": "SPLIT",
  "Mutation.reopenCase": "REOPEN",
  "Mutation.addCollaborator": "COLLABORATE",
  "Mutation.removeCollaborator": "COLLABORATE",
  "Mutation.completeTask": "OWN_TASK",
  "Mutation.declineTask": "OWN_TASK",
  "Mutation.commentTask": "OWN_TASK",
  "Mutation.proposeChange": "PROPOSE",
  "Mutation.withdrawProposal": "PROPOSE",
  "Mutation.acceptProposal": "ANSWER_PROPOSAL",
  "Mutation.declineProposal": "ANSWER_PROPOSAL",
  "Mutation.forwardCase": "FORWARD",
  "Mutation.delegateContact": "DELEGATE_CONTACT",
  "Mutation.endDelegation": "DELEGATE_CONTACT",
  "Mutation.replyToCustomer": "REPLY",
  "Mutation.addInternalNote": "NOTE",
  "Mutation.recordCustomerMessage": "RECORD_CUSTOMER",
  "Mutation.recordResolutionAttempt": "RECORD_WORK",
  "Mutation.confirmResolution": "RECORD_CUSTOMER",
  "Mutation.recordSatisfaction": "RECORD_CUSTOMER",
  "Mutation.setCustomerMood": "RECORD_WORK",
  "Mutation.announcePresence": "BE_SEEN",
  "Mutation.recordLeave": "BE_AWAY",
  "Mutation.endAbsence": "BE_AWAY",
  "Mutation.setAwayNow": "BE_AWAY",
  "Mutation.setCover": "BE_AWAY",
  "Mutation.saveCalendar": "ADMINISTER_PEOPLE",
  "Mutation.markNotificationsRead": "BE_NOTIFIED",
  "Mutation.setNotificationCauses": "BE_NOTIFIED",
  "Mutation.createServiceAccount": "ADMINISTER_PEOPLE",
  "Mutation.switchServiceAccount": "ADMINISTER_PEOPLE",
  "Mutation.issueApiKey": "ADMINISTER_PEOPLE",
  "Mutation.revokeApiKey": "ADMINISTER_PEOPLE",
  "Mutation.eraseContact": "ADMINISTER_CUSTOMERS",
  "Query.notifications": "BE_NOTIFIED",
  "Query.presence": "BE_SEEN",
  "Query.calendars": "READ_DIRECTORY",
  "Query.serviceAccounts": "ADMINISTER_PEOPLE",
  "Query.customerView": "VIEW_AS_CUSTOMER",
  "Subscription.notifications": "BE_NOTIFIED",
  "Subscription.presence": "BE_SEEN",
  "Subscription.ownershipChanged": "READ_LOG",
  "Subscription.caseEvents": "READ_LOG",
};

/** What an object shows to whoever meets it, and the action that asks for the rest of it. */
export interface NamedOnly {
  readonly action: FieldAction;
  /** The fields that name it. */
  readonly open: readonly string[];
}

/**
 * Every type of what an event names to readers who may not look it up, with the fields that name it.
 *
 * Every other field of it asks for the action again. A person may read the whole directory; of a service account only its own scopes count,
 * and its own record is open to it whole.
 */
export const NAMED_ONLY: { readonly [type: string]: NamedOnly } = {
  Absence: { action: "READ_DIRECTORY", open: ["id", "person"] },
  BusinessCalendar: { action: "READ_DIRECTORY", open: ["id", "name"] },
  Person: { action: "READ_DIRECTORY", open: ["id", "name"] },
  ServiceAccount: { action: "READ_DIRECTORY", open: ["id", "name"] },
  Team: { action: "READ_DIRECTORY", open: ["id", "name"] },
};
