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
  @Field({ description: "Take it over from its owner." }) steal: boolean;
  @Field({ description: "Give it back to its previous owner, or its queue's steward." }) return: boolean;
  @Field({ description: "Let somebody hold the owner's powers until a time." }) setActingOwner: boolean;
  @Field({ description: "Give half of the ownership to somebody." }) split: boolean;
  @Field({ description: "Bring it back to work." }) reopen: boolean;
  @Field({ description: "Ask somebody to help." }) collaborate: boolean;
  @Field({ description: "Let somebody answer the customer until a time." }) delegate: boolean;
  @Field({ description: "Propose a change to its owner." }) propose: boolean;
  @Field({ description: "Show it to somebody inside." }) forward: boolean;
  @Field({ description: "Answer the customer." }) reply: boolean;
  @Field({ description: "Add a note." }) note: boolean;
  @Field(() => UserError, { nullable: true, description: "The refusal behind a false, for a tooltip; null where it would be accepted." })
  whyNot: UserError | null;
}
