import { Field, Int, ObjectType } from "type-graphql";
import { Account } from "../customers/account.type";
import { Case } from "./case.type";

/** What to know about the customer before answering. */
@ObjectType({ description: "What to know about the customer before answering." })
export class CaseContext {
  @Field(() => Account, { nullable: true, description: "The account, if it is known." }) account: Account | null;
  @Field(() => Int, { nullable: true, description: "Days until the account renews; negative once past." }) renewalInDays: number | null;
  @Field(() => [Case], { description: "The account's other cases the viewer may see, the newest first." }) lastCases: Case[];
  @Field(() => Int, {
    description: "How often this customer came to us in so many days: cases opened by the contact, or else the account.",
  })
  customerContactsInDays: number;
}
