import { Column, Entity, PrimaryColumn } from "typeorm";
import type { AccountId, ContactId } from "../../domain/ids";

/** A row of `contacts`: someone at the customer. */
@Entity("contacts")
export class ContactEntity {
  @PrimaryColumn("text") id: ContactId;
  @Column("integer", { default: 1 }) revision: number;
  @Column("integer", { name: "last_sequence", default: 0 }) lastSequence: number;
  @Column("text") name: string;
  @Column("text", { nullable: true }) email: string | null;
  @Column("text", { name: "account_id", nullable: true }) accountId: AccountId | null;
  @Column({ type: "timestamptz", name: "erased_at", precision: 3, nullable: true }) erasedAt: Date | null;
  @Column("text", { name: "erased_because", nullable: true }) erasedBecause: string | null;
}
