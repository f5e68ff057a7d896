import type { MigrationInterface, QueryRunner } from "typeorm";

/** One clock for all SQL, in milliseconds, and the role that the server connects as: it owns nothing. */
export class ClockAndServerRole1763800000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create function steward_now() returns timestamptz language sql volatile
      as $$ select date_trunc('milliseconds', clock_timestamp()) $$`);
    // Instants as the API writes them, so that a hot read never makes a date only to print it.
    await queryRunner.query(`
      create function iso(instant timestamptz) returns text language sql stable
      as $$ select case when isfinite(instant) then to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end $$`);
    // Roles belong to the whole cluster: another database, or another migration at the same moment, may have made it already.
    await queryRunner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'steward_server') then create role steward_server nologin; end if;
      exception when duplicate_object or unique_violation then null;
      end $$`);
    await queryRunner.query("grant usage on schema public to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("revoke usage on schema public from steward_server");
    await queryRunner.query("drop function iso(timestamptz)");
    await queryRunner.query("drop function steward_now()");
  }
}
