import type { MigrationInterface, QueryRunner } from "typeorm";

/** What one person owns, open or not, the newest first: the inbox of a desk with a million cases reads fifty rows and no more. */
export class CasesByOwner1763800000013 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("create index cases_by_owner on cases (owner_id, opened_at desc, id desc)");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop index cases_by_owner");
  }
}
