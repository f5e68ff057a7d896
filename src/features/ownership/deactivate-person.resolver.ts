import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { Refusal } from "../../domain/refusal";
import type { Context } from "../../graphql/context";
import { eventLoader } from "../../graphql/events/event.loader";
import { executeCommand } from "../../graphql/execute-command";
import { Duty } from "../absence/duty.type";
import { personLoader } from "../people/person.loader";
import { deactivatePerson } from "./deactivate-person.command";
import { DeactivatePersonInput, DeactivatePersonPayload, DutiesError } from "./deactivate-person.type";

/** Somebody leaves for good. */
@Resolver()
export class DeactivatePersonResolver {
  @Mutation(() => DeactivatePersonPayload, {
    description: "Deactivate a person; everything they hold moves to whom the plan names, in one transaction.",
  })
  deactivatePerson(@Arg("input") input: DeactivatePersonInput, @Ctx() context: Context): Promise<object> {
    return executeCommand(
      context,
      "deactivatePerson",
      input,
      (work) => deactivatePerson(work, input, context.services.dutyHolders),
      (refs) => ({
        person: () => personLoader(context).load(refs.personId),
        event: () => (refs.eventId === null ? null : eventLoader(context).load(refs.eventId)),
        handedOver: () => (refs.eventId === null ? [] : eventLoader(context).loadMany(refs.handedOver)),
      }),
    );
  }
}

/** What somebody still holds. */
@Resolver(() => DutiesError)
export class DutiesErrorResolver {
  @FieldResolver(() => [Duty])
  outstanding(@Root() refusal: Refusal): object[] {
    return refusal.details.outstanding ?? [];
  }
}
