import type { MigrationInterface, QueryRunner } from "typeorm";

/** What is known of a customer beside the columns of every customer: a key, a text, and who among the staff may read it. */
export class CustomerFields1763800000015 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table customer_fields (
        customer_id text not null,
        key text not null,
        value text not null,
        visibility text not null default 'ALL_STAFF' constraint known_field_visibility check (visibility in ('ALL_STAFF','INTERNAL_ONLY')),
        of_account_id text generated always as (case when customer_id like 'acc\\_%' then customer_id end) stored references accounts(id),
        of_contact_id text generated always as (case when customer_id like 'con\\_%' then customer_id end) stored references contacts(id),
        primary key (customer_id, key),
        constraint a_field_is_of_an_account_or_a_contact check (customer_id like 'acc\\_%' or customer_id like 'con\\_%')
      )`);
    await queryRunner.query("grant select, insert, update, delete on customer_fields to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop table customer_fields");
  }
}
