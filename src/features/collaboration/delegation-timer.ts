/** The kind of timer that ends a contact delegation; its subject is the delegation. */
export const DELEGATION_ENDS = "delegation-ends";
