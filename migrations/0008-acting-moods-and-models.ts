import type { MigrationInterface, QueryRunner } from "typeorm";

const MODELS = "'INDIVIDUAL','QUEUE','TEAM','NEXT_AVAILABLE'";

/** Stand-ins, unanswered customers and their moods, the other two models, and the moves they bring. */
export class ActingMoodsAndModels1763800000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      alter table cases
        add column acting_owner_id text references persons(id),
        add column acting_until timestamptz(3),
        add column needs_reply boolean not null default false,
        add column mood text constraint known_mood check (mood in ('POSITIVE','NEUTRAL','NEGATIVE')),
        add constraint a_stand_in_has_an_end check ((acting_owner_id is null) = (acting_until is null)),
        add constraint nobody_stands_in_for_themselves check (acting_owner_id <> owner_id)`);
    await queryRunner.query(`alter table cases drop constraint known_ownership_model`);
    await queryRunner.query(`alter table cases add constraint known_ownership_model check (ownership_model in (${MODELS}))`);
    await queryRunner.query(`alter table teams drop constraint known_model`);
    await queryRunner.query(`alter table teams add constraint known_model check (default_model in (${MODELS}))`);
    await queryRunner.query("alter table ownership drop constraint known_move");
    await queryRunner.query(`alter table ownership add constraint known_move check (move in
      ('OPENED','IMPORTED','TAKEN','ACCEPTED','FORCED','ASSIGNED_BY_RULE','STOLEN','RETURNED','REOPENED','COVERED'))`);
    await queryRunner.query("create index unanswered_cases_by_owner on cases (owner_id, severity_rank, opened_at) where needs_reply");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop index unanswered_cases_by_owner");
    await queryRunner.query("alter table ownership drop constraint known_move");
    await queryRunner.query(`alter table ownership add constraint known_move check (move in
      ('OPENED','IMPORTED','TAKEN','ACCEPTED','FORCED','ASSIGNED_BY_RULE'))`);
    await queryRunner.query("alter table teams drop constraint known_model");
    await queryRunner.query("alter table teams add constraint known_model check (default_model in ('INDIVIDUAL','QUEUE'))");
    await queryRunner.query("alter table cases drop constraint known_ownership_model");
    await queryRunner.query("alter table cases add constraint known_ownership_model check (ownership_model in ('INDIVIDUAL','QUEUE'))");
    await queryRunner.query(
      "alter table cases drop column mood, drop column needs_reply, drop column acting_until, drop column acting_owner_id",
    );
  }
}
