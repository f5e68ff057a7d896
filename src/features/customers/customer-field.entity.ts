import { Column, Entity, PrimaryColumn } from "typeorm";
import type { AccountId, ContactId } from "../../domain/ids";
import type { Visibility } from "../../domain/visibility";

/** A row of `customer_fields`: one more fact about an account or a contact. */
@Entity("customer_fields")
export class CustomerFieldEntity {
  @PrimaryColumn("text", { name: "customer_id" }) customerId: AccountId | ContactId;
  @PrimaryColumn("text") key: string;
  @Column("text") value: string;
  @Column("text", { default: "ALL_STAFF" }) visibility: Visibility;
  @Column({ type: "text", name: "of_account_id", nullable: true, insert: false, update: false }) ofAccountId: AccountId | null;
  @Column({ type: "text", name: "of_contact_id", nullable: true, insert: false, update: false }) ofContactId: ContactId | null;
}
