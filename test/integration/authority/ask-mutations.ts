import { WHOLE_USER_ERROR } from "../../support/whole-user-error";
import { ABSENCE_INPUTS } from "./ask-absence";
import { CASE_INPUTS } from "./ask-cases";
import { COLLABORATION_INPUTS } from "./ask-collaboration";
import { CONVERSATION_INPUTS } from "./ask-conversation";
import { CUSTOMER_INPUTS } from "./ask-customers";
import { NOTIFICATION_INPUTS, NOTIFICATION_STATES } from "./ask-notifications";
import { OWNERSHIP_INPUTS } from "./ask-ownership";
import { PEOPLE_INPUTS } from "./ask-people";
import type { Inputs } from "./asking";

/** The right and complete input of every mutation in a cell's situation: one table a feature folder, and a line here for each. */
export const INPUTS: Inputs = {
  ...ABSENCE_INPUTS,
  ...PEOPLE_INPUTS,
  ...CUSTOMER_INPUTS,
  ...CASE_INPUTS,
  ...OWNERSHIP_INPUTS,
  ...COLLABORATION_INPUTS,
  ...CONVERSATION_INPUTS,
  ...NOTIFICATION_INPUTS,
};

/** The mutations that leave no event, for what they write is a state and never in the log; and what they answer instead. */
export const WITHOUT_EVENT: { readonly [mutation: string]: string } = {
  "Mutation.announcePresence": "presence { kind }",
  ...NOTIFICATION_STATES,
};

/** What a mutation answers about itself, and nothing that could hide a refusal. */
export function selectionOf(mutation: string, more = WHOLE_USER_ERROR): string {
  return `{ ${WITHOUT_EVENT[mutation] ?? "event { id type }"} userErrors { ${more} } }`;
}

/** The type of a mutation's input. */
export function inputTypeOf(mutation: string): string {
  const field = mutation.slice("Mutation.".length);
  return `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
}

/** The document of a mutation. */
export function documentOf(mutation: string): string {
  const field = mutation.slice("Mutation.".length);
  return `mutation($input: ${inputTypeOf(mutation)}) { ${field}(input: $input) ${selectionOf(mutation)} }`;
}
