import { Field, ObjectType, registerEnumType } from "type-graphql";
import { CASE_RIGHTS } from "../../domain/case-rights";
import { enumOf } from "../../graphql/enum-of";
import { UserError } from "../../graphql/user-error.type";

/** The fields of CaseRights by name. */
export const CaseRightNames = enumOf(CASE_RIGHTS);
registerEnumType(CaseRightNames, { name: "CaseRight", description: "The fields of CaseRights by name." });

/** What the viewer may do to a case now. */
@ObjectType({
  description: "What the viewer may do to this case now; each equals what the command would answer to a complete and current input.",
})
export class CaseRights {
  @Field({ description: "Add and remove tags." }) tag: boolean;
  @Field({ description: "Set a working status." }) setStatus: boolean;
  @Field({ description: "Change urgency, impact, priority, category, tiers or team." }) classify: boolean;
  @Field({ description: "Resolve it." }) resolve: boolean;
  @Field({ description: "Close it." }) close: boolean;
  @Field({ description: "Say who must do what by when." }) setNextStep: boolean;
  @Field({ description: "Take it from the queue's steward." }) take: boolean;
  @Field({ description: "Offer it to somebody." }) transfer: boolean;
  @Field({ description: "Call the open offer back." }) withdraw: boolean;
  @Field({ description: "Accept the open offer." }) accept: boolean;
  @Field({ description: "Decline the open offer." }) decline: boolean;
  @Field({ description: "Give it to somebody without asking." }) force: boolean;
  @Field(() => UserError, { nullable: true, description: "The refusal behind a false, for a tooltip; null where it would be accepted." })
  whyNot: UserError | null;
}
