import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What a follower of the log set aside: an event on which its effect threw, so that it holds up nothing that comes after it.
 *
 * A row is there for as long as the effect is owed; `try_again_at` is empty once nobody tries by themselves any more. No words of an error.
 */
export class SetAsideEvents1763800000017 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table followers_set_aside (
        follower text not null constraint what_is_set_aside_belongs_to_a_follower references followers(name),
        position bigint not null constraint what_is_set_aside_has_its_place_in_the_log references event_places(position),
        incident_id text not null constraint one_incident_per_event_set_aside unique,
        tries integer not null constraint what_is_set_aside_was_tried check (tries >= 1),
        first_failed_at timestamptz(3) not null,
        last_failed_at timestamptz(3) not null,
        try_again_at timestamptz(3),
        error_kind text not null constraint an_error_is_told_by_its_kind check (error_kind ~ '^[A-Za-z0-9_.]+( [A-Za-z0-9_.]+)*$'),
        primary key (follower, position),
        constraint a_failure_is_followed_by_later_ones check (last_failed_at >= first_failed_at),
        constraint what_failed_is_tried_again_later check (try_again_at > last_failed_at)
      )`);
    await queryRunner.query("create index set_aside_to_try_again on followers_set_aside (follower, try_again_at)");
    await queryRunner.query(
      "grant select, insert, delete, update (tries, last_failed_at, try_again_at, error_kind) on followers_set_aside to steward_server",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop table followers_set_aside");
  }
}
