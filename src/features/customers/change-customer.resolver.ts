import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { CommandWork } from "../../db/run-command";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { type CommandInput, executeCommand } from "../../graphql/execute-command";
import { accountLoader } from "./account.loader";
import { CreateAccountInput, CreateContactInput, UpdateAccountInput, UpdateContactInput } from "./change-customer.inputs";
import { CreateAccountPayload, CreateContactPayload, UpdateAccountPayload, UpdateContactPayload } from "./change-customer.type";
import { contactLoader } from "./contact.loader";
import { createAccount } from "./create-account.command";
import { createContact } from "./create-contact.command";
import type { AccountRefs } from "./save-account";
import type { ContactRefs } from "./save-contact";
import { updateAccount } from "./update-account.command";
import { updateContact } from "./update-contact.command";

function changeAccount(context: Context, operation: string, input: CommandInput, work: CommandWork<AccountRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, (refs) => ({
    account: () => accountLoader(context).load(refs.accountId),
    event: () => eventLoader(context).load(refs.eventId),
  }));
}

function changeContact(context: Context, operation: string, input: CommandInput, work: CommandWork<ContactRefs>): Promise<object> {
  return executeCommand(context, operation, input, work, (refs) => ({
    contact: () => contactLoader(context).load(refs.contactId),
    event: () => eventLoader(context).load(refs.eventId),
  }));
}

/** The changes of customers. */
@Resolver()
export class ChangeCustomerResolver {
  @Mutation(() => CreateAccountPayload, { description: "Add an account." })
  createAccount(@Arg("input") input: CreateAccountInput, @Ctx() context: Context): Promise<object> {
    return changeAccount(context, "createAccount", input, (work) => createAccount(work, input));
  }

  @Mutation(() => UpdateAccountPayload, { description: "Change an account." })
  updateAccount(@Arg("input") input: UpdateAccountInput, @Ctx() context: Context): Promise<object> {
    return changeAccount(context, "updateAccount", input, (work) => updateAccount(work, input));
  }

  @Mutation(() => CreateContactPayload, { description: "Add a contact." })
  createContact(@Arg("input") input: CreateContactInput, @Ctx() context: Context): Promise<object> {
    return changeContact(context, "createContact", input, (work) => createContact(work, input));
  }

  @Mutation(() => UpdateContactPayload, { description: "Change a contact." })
  updateContact(@Arg("input") input: UpdateContactInput, @Ctx() context: Context): Promise<object> {
    return changeContact(context, "updateContact", input, (work) => updateContact(work, input));
  }
}
