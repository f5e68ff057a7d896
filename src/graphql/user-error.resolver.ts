import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Refusal } from "../domain/refusal";
import type { Context } from "./context";
import { Node } from "./node.type";
import { MissingError, RevisionConflictError, TransitionError } from "./user-error.type";

/** Finds what a revision conflict tells the caller to read again. */
@Resolver(() => RevisionConflictError)
export class RevisionConflictErrorResolver {
  @FieldResolver(() => Number, { nullable: true })
  expectedRevision(@Root() refusal: Refusal): number | null {
    return refusal.details.expectedRevision ?? null;
  }

  @FieldResolver(() => Node, { nullable: true })
  current(@Root() refusal: Refusal, @Ctx() context: Context): Promise<object | null> {
    const { currentId } = refusal.details;
    return currentId === undefined ? Promise.resolve(null) : context.services.findNode(context, currentId);
  }
}

/** Tells where a refused transition began and where it may go. */
@Resolver(() => TransitionError)
export class TransitionErrorResolver {
  @FieldResolver(() => String)
  from(@Root() refusal: Refusal): string {
    return refusal.details.from ?? "";
  }

  @FieldResolver(() => [String])
  allowed(@Root() refusal: Refusal): string[] {
    return refusal.details.allowed ?? [];
  }
}

/** Tells what is missing. */
@Resolver(() => MissingError)
export class MissingErrorResolver {
  @FieldResolver(() => [String])
  missing(@Root() refusal: Refusal): string[] {
    return refusal.details.missing ?? [];
  }
}
