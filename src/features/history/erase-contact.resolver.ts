import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from "type-graphql";
import type { StoredEvent } from "../../domain/event";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { executeCommand } from "../../graphql/execute-command";
import { contactLoader, findContactNode } from "../customers/contact.loader";
import { Contact } from "../customers/contact.type";
import { eraseContact } from "./erase-contact.command";
import { EraseContactInput } from "./erase-contact.inputs";
import { ContactErased, EraseContactPayload } from "./erase-contact.type";

/** Forgets somebody at a customer. */
@Resolver()
export class EraseContactResolver {
  @Mutation(() => EraseContactPayload, { description: "Blank every text about a contact, for good; once more: what came since." })
  eraseContact(@Arg("input") input: EraseContactInput, @Ctx() context: Context): Promise<object> {
    return executeCommand(
      context,
      "eraseContact",
      input,
      (work) => eraseContact(work, input),
      (refs) => ({
        contact: () => contactLoader(context).load(refs.contactId),
        event: () => eventLoader(context).load(refs.eventId),
      }),
    );
  }
}

/** Reads what an erasure left. */
@Resolver(() => ContactErased)
export class ContactErasedResolver {
  @FieldResolver(() => Contact, { nullable: true, description: "The blank contact; null for who may not look up customers." })
  contact(@Root() event: StoredEvent, @Ctx() context: Context): Promise<object | null> {
    return findContactNode(context, event.caseId === null ? event.stream : String(event.after?.erasedContactId));
  }

  @FieldResolver(() => Int, { description: "How many texts were blanked: on this case, or in all where it is the contact's own event." })
  blankedTexts(@Root() event: StoredEvent): unknown {
    return event.after?.blankedTexts ?? 0;
  }
}
