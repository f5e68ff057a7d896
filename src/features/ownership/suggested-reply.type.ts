import { Field, ObjectType, registerEnumType } from "type-graphql";
import { AWAY_REASONS, type AwayReason } from "../../domain/absence";
import { enumOf } from "../../graphql/enum-of";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";

/** Why a text is offered. */
export const AwayReasons = enumOf(AWAY_REASONS);
registerEnumType(AwayReasons, { name: "AwayReason", description: "Why an away notice is offered." });

/** A text that a rule offers. */
@ObjectType({ description: "A text that a rule offers; sending it is still `replyToCustomer`." })
export class SuggestedReply {
  @Field(() => GraphQLText, { description: "What could be said." }) text: string;
  @Field(() => AwayReasons, { description: "Why it is offered." }) because: AwayReason;
  @Field(() => GraphQLInstant, { nullable: true, description: "The promise it makes: when the customer hears again." })
  nextUpdateBy: Date | null;
}
