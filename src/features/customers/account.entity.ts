import { Column, Entity, PrimaryColumn } from "typeorm";
import type { AccountTier } from "../../domain/case-facts";
import type { AccountId, PersonId } from "../../domain/ids";

/** A row of `accounts`: a customer organisation. */
@Entity("accounts")
export class AccountEntity {
  @PrimaryColumn("text") id: AccountId;
  @Column("integer", { default: 1 }) revision: number;
  @Column("integer", { name: "last_sequence", default: 0 }) lastSequence: number;
  @Column("text") name: string;
  @Column("text", { name: "account_tier" }) accountTier: AccountTier;
  @Column("date", { name: "renewal_on", nullable: true }) renewalOn: string | null;
  @Column("text", { name: "customer_success_manager_id", nullable: true }) customerSuccessManagerId: PersonId | null;
  @Column("text", { name: "account_manager_id", nullable: true }) accountManagerId: PersonId | null;
  @Column("text", { name: "account_cover_ids", array: true, default: () => "'{}'" }) accountCoverIds: PersonId[];
}
