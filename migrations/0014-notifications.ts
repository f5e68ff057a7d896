import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Where each follower of the log stands, what people were notified of, and which causes they chose.
 *
 * A follower's row is written by the first server that follows the log under its name, so that a fresh desk is empty.
 */
export class Notifications1763800000014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table followers (
        name text primary key,
        position bigint not null constraint a_follower_begins_before_the_first_event check (position >= 0),
        stands_on bigint generated always as (nullif(position, 0)) stored
          constraint a_follower_never_passes_the_log references event_places(position)
      )`);
    await queryRunner.query("grant select, insert, update (position) on followers to steward_server");
    // Without keys to cases and persons, neither of which is ever deleted: nobody is notified while holding up a command, nor waits for one.
    await queryRunner.query(`
      create table notifications (
        id text primary key,
        person_id text not null,
        cause text not null constraint known_notification_cause check (cause in ('MENTION','OFFER','TASK','PROPOSAL','DELEGATION')),
        case_id text not null,
        event_id text not null constraint a_notification_tells_of_an_event references events(id),
        position bigint not null constraint a_notification_has_its_place_in_the_log references event_places(position),
        created_at timestamptz(3) not null default steward_now(),
        read_at timestamptz(3),
        constraint one_notification_per_person_and_event unique (person_id, position),
        constraint a_notification_is_read_after_it_was_made check (read_at >= created_at)
      )`);
    await queryRunner.query("create index unread_notifications on notifications (person_id) where read_at is null");
    await queryRunner.query("create index notifications_by_case on notifications (case_id)");
    await queryRunner.query("create index notifications_by_age on notifications (created_at)");
    await queryRunner.query("grant select, insert, delete, update (read_at) on notifications to steward_server");
    await queryRunner.query(`
      create table notification_causes (
        person_id text primary key references persons(id),
        causes text[] not null constraint known_chosen_causes check (causes <@ '{MENTION,OFFER,TASK,PROPOSAL,DELEGATION}')
      )`);
    await queryRunner.query("grant select, insert, update (causes) on notification_causes to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["notification_causes", "notifications", "followers"]) await queryRunner.query(`drop table ${table}`);
  }
}
