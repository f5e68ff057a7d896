import { Field, ObjectType } from "type-graphql";
import { AWAY_REASONS, type AwayReason } from "../../domain/absence";
import { describeEnum } from "../../graphql/describe-enum";
import { GraphQLInstant, GraphQLText } from "../../graphql/scalars";

/** Why a text is offered. */
export const AwayReasons = describeEnum("AwayReason", "Why an away notice is offered.", AWAY_REASONS, {
  OWNER_AWAY: "An absence of the contact owner runs now: the owner, unless the case is split.",
  OUTSIDE_WORKING_HOURS: "The contact owner's shift is over; under COVER and NEXT_AVAILABLE only while nobody stands in.",
});

/** A text that a rule offers. */
@ObjectType({ description: "A text that a rule offers; sending it is still `replyToCustomer`." })
export class SuggestedReply {
  @Field(() => GraphQLText, { description: "What could be said." }) text: string;
  @Field(() => AwayReasons, { description: "Why it is offered." }) because: AwayReason;
  @Field(() => GraphQLInstant, { nullable: true, description: "The promise it makes: when the customer hears again." })
  nextUpdateBy: Date | null;
}
