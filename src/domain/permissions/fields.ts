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
  "Query.viewer": "READ_DIRECTORY",
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
  "Subscription.ownershipChanged": "READ_LOG",
  "Subscription.caseEvents": "READ_LOG",
};
