import { Field, ObjectType } from "type-graphql";
import { CASE_RIGHTS, type CaseRight } from "../../domain/case-rights";
import { describeEnum } from "../../graphql/describe-enum";
import { UserError } from "../../graphql/user-error.type";

const TO: { readonly [R in CaseRight]: string } = {
  TAG: "Add and remove tags.",
  SET_STATUS: "Set a working status.",
  CLASSIFY: "Change urgency, impact, priority, category, tiers or team.",
  RESOLVE: "Resolve it.",
  CLOSE: "Close it.",
  SET_NEXT_STEP: "Say who must do what by when.",
  TAKE: "Take it from the queue's steward.",
  TRANSFER: "Offer it to somebody.",
  WITHDRAW: "Call the open offer back.",
  ACCEPT: "Accept the open offer.",
  DECLINE: "Decline the open offer.",
  FORCE: "Give it to somebody without asking.",
  STEAL: "Take it over from its owner.",
  RETURN: "Give it back to its previous owner, or its queue's steward.",
  SET_ACTING_OWNER: "Let somebody hold the owner's powers until a time.",
  END_ACTING_OWNER: "End the standing in for the owner.",
  SPLIT: "Give half of the ownership to somebody.",
  REJOIN: "Bring both halves of the ownership back to the owner.",
  REOPEN: "Bring it back to work.",
  COLLABORATE: "Ask somebody to help.",
  REMOVE_COLLABORATOR: "End the help of any of its collaborators.",
  DELEGATE: "Let somebody answer the customer until a time.",
  END_DELEGATION: "End the delegation that holds.",
  PROPOSE: "Propose a change to its owner.",
  FORWARD: "Show it to somebody inside.",
  REPLY: "Answer the customer.",
  NOTE: "Add a note.",
  RECORD_CUSTOMER_MESSAGE: "Record what the customer said.",
  RECORD_RESOLUTION_ATTEMPT: "Record what was tried to resolve it.",
  CONFIRM_RESOLUTION: "Record that the customer confirmed what was tried last.",
  RECORD_SATISFACTION: "Record what the customer thought.",
  SET_CUSTOMER_MOOD: "Say how the customer feels.",
};

/** The fields of CaseRights by name. */
export const CaseRightNames = describeEnum("CaseRight", "The fields of CaseRights by name.", CASE_RIGHTS, TO);

/** What the viewer may do to a case now. */
@ObjectType({
  description: "What the viewer may do to this case now; each equals what the command would answer to a complete and current input.",
})
export class CaseRights {
  @Field({ description: TO.TAG }) tag: boolean;
  @Field({ description: TO.SET_STATUS }) setStatus: boolean;
  @Field({ description: TO.CLASSIFY }) classify: boolean;
  @Field({ description: TO.RESOLVE }) resolve: boolean;
  @Field({ description: TO.CLOSE }) close: boolean;
  @Field({ description: TO.SET_NEXT_STEP }) setNextStep: boolean;
  @Field({ description: TO.TAKE }) take: boolean;
  @Field({ description: TO.TRANSFER }) transfer: boolean;
  @Field({ description: TO.WITHDRAW }) withdraw: boolean;
  @Field({ description: TO.ACCEPT }) accept: boolean;
  @Field({ description: TO.DECLINE }) decline: boolean;
  @Field({ description: TO.FORCE }) force: boolean;
  @Field({ description: TO.STEAL }) steal: boolean;
  @Field({ description: TO.RETURN }) return: boolean;
  @Field({ description: TO.SET_ACTING_OWNER }) setActingOwner: boolean;
  @Field({ description: TO.END_ACTING_OWNER }) endActingOwner: boolean;
  @Field({ description: TO.SPLIT }) split: boolean;
  @Field({ description: TO.REJOIN }) rejoin: boolean;
  @Field({ description: TO.REOPEN }) reopen: boolean;
  @Field({ description: TO.COLLABORATE }) collaborate: boolean;
  @Field({ description: TO.REMOVE_COLLABORATOR }) removeCollaborator: boolean;
  @Field({ description: TO.DELEGATE }) delegate: boolean;
  @Field({ description: TO.END_DELEGATION }) endDelegation: boolean;
  @Field({ description: TO.PROPOSE }) propose: boolean;
  @Field({ description: TO.FORWARD }) forward: boolean;
  @Field({ description: TO.REPLY }) reply: boolean;
  @Field({ description: TO.NOTE }) note: boolean;
  @Field({ description: TO.RECORD_CUSTOMER_MESSAGE }) recordCustomerMessage: boolean;
  @Field({ description: TO.RECORD_RESOLUTION_ATTEMPT }) recordResolutionAttempt: boolean;
  @Field({ description: TO.CONFIRM_RESOLUTION }) confirmResolution: boolean;
  @Field({ description: TO.RECORD_SATISFACTION }) recordSatisfaction: boolean;
  @Field({ description: TO.SET_CUSTOMER_MOOD }) setCustomerMood: boolean;
  @Field(() => UserError, {
    nullable: true,
    description:
      "The refusal behind a false, for a tooltip; null where it would be accepted. Where no role of the viewer's could ever give the right, the command itself is refused before it looks at the case: FORBIDDEN, at the top level.",
  })
  whyNot: UserError | null;
}
