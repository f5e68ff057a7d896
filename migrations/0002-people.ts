import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who may own a case, and the teams whose queues hold what nobody has taken yet. */
export class People1763800000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table authority_levels (
        key text primary key,
        name text not null,
        rank integer not null constraint one_level_per_rank unique
      )`);
    await queryRunner.query(`
      create table persons (
        id text primary key,
        revision integer not null default 1,
        last_sequence integer not null default 0,
        name text not null,
        email text not null constraint one_person_per_email unique,
        roles text[] not null constraint known_roles
          check (roles <@ array['AGENT','TEAM_LEAD','ESCALATION_MANAGER','CUSTOMER_SUCCESS_MANAGER','ADMIN']),
        authority_level_key text not null references authority_levels(key),
        raise_to_level_key text references authority_levels(key),
        raise_asked_by text references persons(id),
        external boolean not null default false,
        active boolean not null default true,
        time_zone text not null,
        tokens_valid_from timestamptz(3) not null default '-infinity',
        created_at timestamptz(3) not null default steward_now(),
        constraint persons_by_activity unique (id, active),
        constraint a_raise_names_level_and_asker check ((raise_to_level_key is null) = (raise_asked_by is null))
      )`);
    await queryRunner.query(`
      create table teams (
        id text primary key,
        revision integer not null default 1,
        last_sequence integer not null default 0,
        name text not null constraint one_team_per_name unique,
        queue_steward_id text not null,
        steward_must_be_active boolean not null generated always as (true) stored,
        default_model text not null constraint known_model check (default_model in ('INDIVIDUAL','QUEUE')),
        constraint a_queue_steward_is_active foreign key (queue_steward_id, steward_must_be_active) references persons(id, active)
      )`);
    await queryRunner.query(`
      create table team_memberships (
        team_id text not null references teams(id),
        person_id text not null references persons(id),
        is_lead boolean not null default false,
        is_member boolean not null default true,
        primary key (team_id, person_id),
        constraint lead_or_member check (is_lead or is_member)
      )`);
    await queryRunner.query("create index memberships_by_person on team_memberships (person_id)");
    await queryRunner.query("grant select on authority_levels to steward_server");
    await queryRunner.query("grant insert on authority_levels to steward_server");
    await queryRunner.query("grant select, insert, update on persons, teams to steward_server");
    await queryRunner.query("grant select, insert, update, delete on team_memberships to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["team_memberships", "teams", "persons", "authority_levels"]) await queryRunner.query(`drop table ${table}`);
  }
}
