import type { MigrationInterface, QueryRunner } from "typeorm";

const OPEN = "status not in ('RESOLVED', 'CLOSED')";

/**
 * Cases, and who owned them when.
 *
 * The keys hold laws 1 and 2: each interval begins where the one before it ends, the first begins with the case, one is open at a time,
 * and the case's row names the open one's owner, who is an active person while the case is not closed.
 */
export class Cases1763800000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("create sequence case_numbers");
    await queryRunner.query(`
      create table cases (
        id text primary key,
        revision integer not null default 1,
        last_sequence integer not null default 0,
        number integer not null constraint one_case_per_number unique default nextval('case_numbers'),
        source_reference text constraint one_case_per_source_reference unique,
        subject text not null,
        channel text not null constraint known_channel check (channel in ('EMAIL','CHAT','PHONE','WEB','API','SOCIAL')),
        status text not null constraint known_status
          check (status in ('NEW','OPEN','WAITING_ON_CUSTOMER','WAITING_ON_INTERNAL','RESOLVED','CLOSED')),
        urgency text not null constraint known_urgency check (urgency in ('URGENT','NOT_URGENT')),
        impact text not null constraint known_impact check (impact in ('HIGH','NORMAL')),
        workaround text not null constraint known_workaround check (workaround in ('NONE','PARTIAL')),
        severity text not null,
        severity_rank smallint not null generated always as (array_position(array['CRITICAL','HIGH','NORMAL','LOW'], severity)) stored,
        priority text not null constraint known_priority check (priority in ('P1','P2','P3','P4')),
        priority_defaulted boolean not null,
        category_key text not null references categories(key),
        product_line text,
        support_tier smallint not null constraint support_tier_from_one_to_four check (support_tier between 1 and 4),
        sla_tier text not null constraint known_sla_tier check (sla_tier in ('STANDARD','PREMIER')),
        tags text[] not null default '{}',
        team_id text not null references teams(id),
        account_id text references accounts(id),
        contact_id text references contacts(id),
        ownership_model text not null constraint known_ownership_model check (ownership_model in ('INDIVIDUAL','QUEUE')),
        owner_id text not null references persons(id),
        ownership_number integer not null,
        owner_since timestamptz(3) not null,
        owner_until timestamptz(3) not null generated always as ('infinity'::timestamptz(3)) stored,
        owner_must_be_active boolean generated always as (case when status = 'CLOSED' then null else true end) stored,
        contact_owner_id text not null references persons(id),
        resolution_owner_id text not null references persons(id),
        untaken boolean not null default false,
        next_step_what text,
        next_step_actor_id text,
        next_step_due_at timestamptz(3),
        resolution text,
        opened_at timestamptz(3) not null,
        resolved_at timestamptz(3),
        closed_at timestamptz(3),
        updated_at timestamptz(3) not null,
        constraint cases_by_opening unique (id, opened_at),
        constraint an_open_case_has_an_active_owner foreign key (owner_id, owner_must_be_active) references persons(id, active),
        constraint severity_follows_urgency_impact_and_workaround check (severity = (array['CRITICAL','HIGH','NORMAL','LOW'])[
          case when urgency = 'URGENT' and impact = 'HIGH' then 1 when urgency = 'URGENT' or impact = 'HIGH' then 2 else 3 end
          + case when workaround = 'PARTIAL' then 1 else 0 end]),
        constraint an_open_case_has_a_next_step check (status in ('RESOLVED','CLOSED')
          or (next_step_what is not null and next_step_actor_id is not null and next_step_due_at is not null)),
        constraint a_resolved_case_says_when check ((status not in ('RESOLVED')) or resolved_at is not null),
        constraint a_closed_case_says_when check ((status = 'CLOSED') = (closed_at is not null))
      )`);
    await queryRunner.query(`
      create table ownership (
        case_id text not null references cases(id),
        number integer not null constraint ownership_counts_from_one check (number >= 1),
        person_id text not null references persons(id),
        since timestamptz(3) not null,
        until timestamptz(3) not null default 'infinity',
        previous_number integer generated always as (nullif(number - 1, 0)) stored,
        first_since timestamptz(3) generated always as (case when number = 1 then since end) stored,
        move text not null constraint known_move check (move in ('OPENED','IMPORTED','TAKEN','ACCEPTED','FORCED','ASSIGNED_BY_RULE')),
        reason_code text,
        brief_id text,
        actor text not null,
        primary key (case_id, number),
        constraint an_interval_does_not_end_before_it_begins check (until >= since),
        constraint intervals_by_end unique (case_id, number, until),
        constraint intervals_by_owner_and_end unique (case_id, number, person_id, until),
        constraint an_interval_begins_where_the_one_before_ends
          foreign key (case_id, previous_number, since) references ownership(case_id, number, until),
        constraint the_first_interval_begins_with_the_case foreign key (case_id, first_since) references cases(id, opened_at)
      )`);
    await queryRunner.query("create unique index one_owner_at_a_time on ownership (case_id) where until = 'infinity'");
    await queryRunner.query("create index ownership_by_person on ownership (person_id, since desc)");
    await queryRunner.query(`
      alter table cases add constraint the_case_names_its_open_interval
        foreign key (id, ownership_number, owner_id, owner_until) references ownership(case_id, number, person_id, until)
        deferrable initially deferred`);
    await queryRunner.query(`
      create table case_relations (
        case_id text not null references cases(id),
        person_id text not null references persons(id),
        relation text not null constraint known_relation check (relation in ('ACTING_OWNER','COLLABORATOR','DELEGATE')),
        raci text constraint known_raci check (raci in ('RESPONSIBLE','CONSULTED','INFORMED')),
        until timestamptz(3) not null default 'infinity',
        primary key (case_id, person_id, relation),
        constraint collaborators_have_a_raci_role check ((relation = 'COLLABORATOR') = (raci is not null))
      )`);
    await queryRunner.query("create index relations_by_person on case_relations (person_id)");
    await queryRunner.query(`create index open_cases_by_owner on cases (owner_id, next_step_due_at, id) where ${OPEN}`);
    await queryRunner.query(`create index open_cases_by_team on cases (team_id) where ${OPEN}`);
    await queryRunner.query("create index cases_by_opening_time on cases (opened_at desc, id desc)");
    await queryRunner.query("create index cases_by_account on cases (account_id, opened_at desc)");
    await queryRunner.query("create index cases_by_contact_owner on cases (contact_owner_id) where contact_owner_id <> owner_id");
    await queryRunner.query("create index cases_by_resolution_owner on cases (resolution_owner_id) where resolution_owner_id <> owner_id");
    await queryRunner.query("grant select, insert, update on cases to steward_server");
    await queryRunner.query("grant select, insert on ownership to steward_server");
    await queryRunner.query("grant update (until) on ownership to steward_server");
    await queryRunner.query("grant select, insert, update, delete on case_relations to steward_server");
    await queryRunner.query("grant usage on sequence case_numbers to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("alter table cases drop constraint the_case_names_its_open_interval");
    for (const table of ["case_relations", "ownership", "cases"]) await queryRunner.query(`drop table ${table}`);
    await queryRunner.query("drop sequence case_numbers");
  }
}
