import { Field, ObjectType } from "type-graphql";
import { CaseConnection } from "../cases/case-page.type";
import { TransferOffer } from "./transfer-offer.type";

/** All that waits for the viewer. */
@ObjectType({ description: "All that waits for the viewer." })
export class Inbox {
  @Field(() => CaseConnection, { description: "Cases they own, act for, answer or fix." }) cases: CaseConnection;
  @Field(() => [TransferOffer], { description: "Transfers offered to them, the one that ends soonest first." }) offers: TransferOffer[];
}
