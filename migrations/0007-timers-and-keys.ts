import type { MigrationInterface, QueryRunner } from "typeorm";

/** What is due when, written with its cause; and the answers already given, by the caller's key. */
export class TimersAndKeys1763800000007 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table timers (
        kind text not null,
        subject_id text not null,
        due_at timestamptz(3) not null,
        version integer not null default 1,
        primary key (kind, subject_id)
      )`);
    await queryRunner.query("create index timers_by_due_time on timers (due_at)");
    await queryRunner.query(`
      create table idempotency_records (
        actor text not null,
        key text not null,
        operation text not null,
        input_hash text not null,
        answer jsonb,
        created_at timestamptz(3) not null default steward_now(),
        primary key (actor, key)
      )`);
    await queryRunner.query("create index idempotency_records_by_age on idempotency_records (created_at)");
    await queryRunner.query("grant select, insert, update, delete on timers, idempotency_records to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop table idempotency_records");
    await queryRunner.query("drop table timers");
  }
}
