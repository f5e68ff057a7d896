import { Column, Entity, PrimaryColumn } from "typeorm";
import type { ApiKeyId, ServiceAccountId } from "../../domain/ids";

/** A row of `api_keys`: its secret lies here only as a hash. */
@Entity("api_keys")
export class ApiKeyEntity {
  @PrimaryColumn("text") id: ApiKeyId;
  @Column("text", { name: "service_account_id" }) serviceAccountId: ServiceAccountId;
  @Column("text") prefix: string;
  @Column("text", { name: "secret_hash" }) secretHash: string;
  @Column({ type: "timestamptz", name: "created_at", precision: 3 }) createdAt: Date;
  @Column({ type: "timestamptz", name: "expires_at", precision: 3 }) expiresAt: Date;
  @Column({ type: "timestamptz", name: "last_used_at", precision: 3, nullable: true }) lastUsedAt: Date | null;
  @Column({ type: "timestamptz", name: "revoked_at", precision: 3, nullable: true }) revokedAt: Date | null;
}
