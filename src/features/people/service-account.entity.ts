import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ServiceAccountId } from "../../domain/ids";
import type { Scope } from "../../domain/permissions";

/** A row of `service_accounts`: an integration and what it may do. */
@Entity("service_accounts")
export class ServiceAccountEntity {
  @PrimaryColumn("text") id: ServiceAccountId;
  @Column("integer", { default: 1 }) revision: number;
  @Column("integer", { name: "last_sequence", default: 0 }) lastSequence: number;
  @Column("text") name: string;
  @Column("text", { array: true }) scopes: Scope[];
  @Column("boolean", { default: true }) active: boolean;
}
