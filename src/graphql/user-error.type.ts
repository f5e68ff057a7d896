import { Field, Int, InterfaceType, ObjectType, registerEnumType } from "type-graphql";
import { REFUSAL_CODES, type Refusal, type RefusalCode } from "../domain/refusal";
import { ERROR_STATUS, type ErrorCode as TopLevelCode } from "./errors/error-codes";
import { ERROR_GUIDE } from "./errors/error-guide";
import { Node } from "./node.type";

/** Every code this API can answer with, in all of its parts. */
export const ErrorCode = Object.fromEntries([...Object.keys(ERROR_STATUS), ...REFUSAL_CODES].map((code) => [code, code])) as {
  [C in TopLevelCode | RefusalCode]: C;
};
registerEnumType(ErrorCode, {
  name: "ErrorCode",
  description: "Every code this API can answer with, in all of its parts: at the top level in `extensions.code`, and in `userErrors`.",
  valuesConfig: Object.fromEntries(
    Object.entries(ERROR_GUIDE).map(([code, { cause, remedy }]) => [code, { description: `${cause} ${remedy}` }]),
  ),
});

/** An expected no: a code, a plain sentence, and the path inside `input` that caused it. */
@InterfaceType({
  description: "An expected no: a code, a plain sentence, and the path inside `input` that caused it.",
  resolveType: (refusal: Refusal) => errorTypeOf(refusal),
})
export abstract class UserError {
  @Field(() => ErrorCode, { description: "What stands in the way." }) code: RefusalCode;
  @Field({ description: "The same in a sentence for people." }) message: string;
  @Field(() => [String], { nullable: true, description: "Where in `input` it lies." }) path: string[] | null;
}

/**
 * A refusal that needs no more than its code.
 */
@ObjectType({ implements: UserError, description: "A refusal that needs no more than its code." })
export class PlainError extends UserError {}

/** Someone else changed it first: here is the object as it is now. */
@ObjectType({ implements: UserError, description: "Someone else changed it first (REVISION_CONFLICT): here is the object as it is now." })
export class RevisionConflictError extends UserError {
  @Field(() => Int, { nullable: true, description: "The revision the caller had read." }) expectedRevision: number | null;
  @Field(() => Node, { nullable: true, description: "The object as it is now." }) current: Node | null;
}

/** The move is not in the checked table: from where, and what is allowed from there. */
@ObjectType({
  implements: UserError,
  description: "The move is not in the checked table (STATUS_TRANSITION_NOT_ALLOWED): from where, and what is allowed from there.",
})
export class TransitionError extends UserError {
  @Field({ description: "Where it stands." }) from: string;
  @Field(() => [String], { description: "Where it may go from there." }) allowed: string[];
}

/** Named things are missing, each by its key. */
@ObjectType({ implements: UserError, description: "Named things are missing (BRIEF_INCOMPLETE), each by its key." })
export class MissingError extends UserError {
  @Field(() => [String], { description: "What is missing." }) missing: string[];
}

const RICH: { readonly [C in RefusalCode]?: string } = {
  REVISION_CONFLICT: "RevisionConflictError",
  STATUS_TRANSITION_NOT_ALLOWED: "TransitionError",
  BRIEF_INCOMPLETE: "MissingError",
  DUTIES_OUTSTANDING: "DutiesError",
  OWNER_CHANGED: "OwnershipMovedError",
  NOT_TAKEABLE: "OwnershipMovedError",
  OFFER_NOT_OPEN: "OwnershipMovedError",
  ALREADY_OWNER: "OwnershipMovedError",
  CONVERSATION_MOVED: "ConversationMovedError",
};

/** The type that carries a refusal: a rich one where its details are there. */
export function errorTypeOf(refusal: Refusal): string {
  const rich = RICH[refusal.code];
  if (rich === undefined || (rich === "OwnershipMovedError" && refusal.details.owner === undefined)) return PlainError.name;
  return rich;
}
