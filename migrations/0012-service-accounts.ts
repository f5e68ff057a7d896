import type { MigrationInterface, QueryRunner } from "typeorm";

/** Integrations with their keys, and what it takes to forget a customer. */
export class ServiceAccounts1763800000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table service_accounts (
        id text primary key,
        revision integer not null default 1,
        last_sequence integer not null default 0,
        name text not null constraint one_service_account_per_name unique,
        scopes text[] not null constraint known_scopes
          check (scopes <@ array['CASES_READ','CASES_WRITE','EVENTS_READ','NOTES_READ','PORTAL_READ']),
        active boolean not null default true,
        constraint a_service_account_may_do_something check (cardinality(scopes) > 0)
      )`);
    await queryRunner.query(`
      create table api_keys (
        id text primary key,
        service_account_id text not null references service_accounts(id),
        prefix text not null constraint one_key_per_prefix unique,
        secret_hash text not null constraint a_secret_is_kept_as_a_hash check (secret_hash ~ '^[0-9a-f]{64}$'),
        created_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        constraint a_key_expires_after_it_was_issued check (expires_at > created_at)
      )`);
    await queryRunner.query("create index keys_by_service_account on api_keys (service_account_id, created_at)");
    await queryRunner.query("grant select, insert on service_accounts, api_keys to steward_server");
    await queryRunner.query("grant update (revision, last_sequence, active) on service_accounts to steward_server");
    await queryRunner.query("grant update (last_used_at, revoked_at) on api_keys to steward_server");

    await queryRunner.query("alter table contacts add column erased_at timestamptz(3), add column erased_because text");
    await queryRunner.query(
      "alter table contacts add constraint an_erasure_has_its_ground check ((erased_at is null) = (erased_because is null))",
    );
    await queryRunner.query("create index cases_by_contact on cases (contact_id) where contact_id is not null");
    await queryRunner.query("grant update (situation, steps_tried, reason, next_step, promise_text) on handoff_briefs to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "revoke update (situation, steps_tried, reason, next_step, promise_text) on handoff_briefs from steward_server",
    );
    await queryRunner.query("drop index cases_by_contact");
    await queryRunner.query("alter table contacts drop column erased_because, drop column erased_at");
    await queryRunner.query("drop table api_keys");
    await queryRunner.query("drop table service_accounts");
  }
}
