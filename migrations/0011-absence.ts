import type { MigrationInterface, QueryRunner } from "typeorm";

/** When work is done, who is away when, who stands in, and what changed hands because of it. */
export class Absence1763800000011 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table calendars (
        id text primary key,
        revision integer not null default 1,
        last_sequence integer not null default 0,
        name text not null constraint one_calendar_per_name unique,
        time_zone text not null,
        always_open boolean not null default false,
        week jsonb not null,
        holidays text[] not null default '{}',
        constraint a_calendar_has_working_time check (always_open or jsonb_array_length(week) > 0)
      )`);
    await queryRunner.query("alter table persons add column calendar_id text references calendars(id)");
    await queryRunner.query(`
      alter table teams
        add column calendar_id text references calendars(id),
        add column at_shift_end text not null default 'WAIT' constraint known_shift_end_rule
          check (at_shift_end in ('WAIT','COVER','NEXT_AVAILABLE'))`);
    await queryRunner.query(`
      create table absences (
        id text primary key,
        revision integer not null default 1,
        person_id text not null references persons(id),
        kind text not null constraint known_absence_kind check (kind in ('LEAVE','AWAY_NOW')),
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3) not null,
        state text not null constraint known_absence_state check (state in ('RECORDED','RUNNING','ENDED','CANCELLED')),
        default_to_id text references persons(id),
        recorded_by text not null,
        recorded_at timestamptz(3) not null,
        constraint an_absence_ends_after_it_starts check (ends_at > starts_at),
        constraint nobody_takes_their_own_duties check (default_to_id <> person_id)
      )`);
    await queryRunner.query("create index open_absences_by_person on absences (person_id, ends_at) where state in ('RECORDED','RUNNING')");
    await queryRunner.query("create unique index one_absence_at_a_time on absences (person_id) where state = 'RUNNING'");
    await queryRunner.query(`
      create table absence_handovers (
        absence_id text not null references absences(id),
        kind text not null constraint known_duty_kind check (kind in ('OWNERSHIP','ACTING_OWNERSHIP','QUEUE_STEWARDSHIP','COVER')),
        subject_id text not null,
        to_person_id text not null references persons(id),
        way text not null constraint known_handover_way check (way in ('SUCCESSOR','ACTING')),
        handed_at timestamptz(3),
        primary key (absence_id, kind, subject_id)
      )`);
    await queryRunner.query(`
      create table cover_steps (
        subject_id text not null,
        position integer not null constraint cover_counts_from_one check (position >= 1),
        person_id text not null references persons(id),
        then_their_cover boolean not null default false,
        of_person_id text generated always as (case when subject_id like 'per\\_%' then subject_id end) stored references persons(id),
        of_team_id text generated always as (case when subject_id like 'team\\_%' then subject_id end) stored references teams(id),
        primary key (subject_id, position),
        constraint nobody_covers_themselves check (person_id <> subject_id),
        constraint cover_is_of_a_person_or_a_team check (subject_id like 'per\\_%' or subject_id like 'team\\_%')
      )`);
    await queryRunner.query("create index cover_steps_by_person on cover_steps (person_id)");
    await queryRunner.query("grant select, insert, update on calendars, absences to steward_server");
    await queryRunner.query("grant select, insert, update, delete on absence_handovers, cover_steps to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop table cover_steps");
    await queryRunner.query("drop table absence_handovers");
    await queryRunner.query("drop table absences");
    await queryRunner.query("alter table teams drop column at_shift_end, drop column calendar_id");
    await queryRunner.query("alter table persons drop column calendar_id");
    await queryRunner.query("drop table calendars");
  }
}
