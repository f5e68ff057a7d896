import type { MigrationInterface, QueryRunner } from "typeorm";

/** The customers, the people at the customers, and what their cases may be about. */
export class Customers1763800000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table accounts (
        id text primary key,
        revision integer not null default 1,
        last_sequence integer not null default 0,
        name text not null,
        account_tier text not null constraint known_account_tier check (account_tier in ('STANDARD','BUSINESS','ENTERPRISE','VIP')),
        renewal_on date,
        customer_success_manager_id text references persons(id),
        account_manager_id text references persons(id),
        account_cover_ids text[] not null default '{}'
      )`);
    await queryRunner.query("create index accounts_by_name on accounts (name, id)");
    await queryRunner.query(`
      create table contacts (
        id text primary key,
        revision integer not null default 1,
        last_sequence integer not null default 0,
        name text not null,
        email text,
        account_id text references accounts(id)
      )`);
    await queryRunner.query("create index contacts_by_account on contacts (account_id)");
    await queryRunner.query(`
      create table categories (
        key text primary key,
        name text not null,
        handling text not null constraint known_handling check (handling in ('FRONTLINE','FRONTLINE_ASKS','INTERNAL')),
        automation text not null constraint known_automation check (automation in ('MAY_RESOLVE','MAY_COLLECT','HUMAN_FIRST')),
        owner_id text not null references persons(id),
        backup_ids text[] not null default '{}'
      )`);
    await queryRunner.query("grant select, insert, update on accounts, contacts to steward_server");
    await queryRunner.query("grant select, insert on categories to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["categories", "contacts", "accounts"]) await queryRunner.query(`drop table ${table}`);
  }
}
