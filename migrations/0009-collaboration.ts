import type { MigrationInterface, QueryRunner } from "typeorm";

const RANDOM_BODY = `select 'col_' || string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', 1 + floor(random() * 32)::integer, 1), '')
  from generate_series(1, 26)`;

/**
 * Help that never takes over: tasks, proposals, forwarded notes, and one person's leave to answer the customer.
 *
 * A collaborator is a row of `case_relations`, which stays the only source of permission facts; it gains an identity of its own.
 * The defaults give one to the rows of an older server, and to former owners, whom a rule keeps informed.
 */
export class Collaboration1763800000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`create function new_collaborator_id() returns text language sql volatile as $$ ${RANDOM_BODY} $$`);
    await queryRunner.query(`
      alter table case_relations
        add column id text not null default new_collaborator_id() constraint one_tie_per_id unique,
        add column revision integer not null default 1,
        add column added_by text not null default 'system:ownership',
        add column added_at timestamptz(3) not null default steward_now()`);
    await queryRunner.query("grant execute on function new_collaborator_id() to steward_server");
    await queryRunner.query(`
      create table tasks (
        id text primary key,
        revision integer not null default 1,
        case_id text not null references cases(id),
        assignee_id text not null references persons(id),
        asked_by text not null,
        what text not null,
        way_back text,
        due_at timestamptz(3) not null,
        asked_at timestamptz(3) not null,
        state text not null default 'OPEN' constraint known_task_state check (state in ('OPEN','DONE','DECLINED','CANCELLED')),
        result text,
        ended_at timestamptz(3),
        constraint a_task_is_due_after_it_was_asked check (due_at > asked_at),
        constraint an_ended_task_says_when check ((state = 'OPEN') = (ended_at is null)),
        constraint a_done_task_has_a_result check (state <> 'DONE' or result is not null)
      )`);
    await queryRunner.query("create unique index one_open_task_per_collaborator on tasks (case_id, assignee_id) where state = 'OPEN'");
    await queryRunner.query("create index tasks_by_case on tasks (case_id, asked_at)");
    await queryRunner.query("create index open_tasks_by_assignee on tasks (assignee_id, due_at) where state = 'OPEN'");
    await queryRunner.query(`
      create table task_comments (
        task_id text not null references tasks(id),
        number integer not null constraint comments_count_from_one check (number >= 1),
        written_by text not null,
        text text not null,
        written_at timestamptz(3) not null,
        primary key (task_id, number)
      )`);
    await queryRunner.query(`
      create table proposals (
        id text primary key,
        revision integer not null default 1,
        case_id text not null references cases(id),
        kind text not null constraint known_proposal_kind
          check (kind in ('STATUS','PRIORITY','CATEGORY','SUPPORT_TIER','SLA_TIER','OWNER','CLOSE')),
        state text not null default 'OPEN' constraint known_proposal_state
          check (state in ('OPEN','ACCEPTED','DECLINED','WITHDRAWN','OVERTAKEN')),
        proposed_by text not null,
        proposed_at timestamptz(3) not null,
        reason text not null,
        status text,
        priority text,
        category_key text references categories(key),
        support_tier smallint,
        sla_tier text,
        owner_id text references persons(id),
        decided_by text,
        decided_at timestamptz(3),
        answer text,
        constraint a_proposal_fills_the_field_of_its_kind check (
          (kind = 'STATUS') = (status is not null) and (kind = 'PRIORITY') = (priority is not null)
          and (kind = 'CATEGORY') = (category_key is not null) and (kind = 'SUPPORT_TIER') = (support_tier is not null)
          and (kind = 'SLA_TIER') = (sla_tier is not null) and (kind = 'OWNER') = (owner_id is not null)),
        constraint a_decided_proposal_says_by_whom_and_when check (
          (state = 'OPEN') = (decided_at is null) and (state = 'OPEN') = (decided_by is null))
      )`);
    await queryRunner.query("create index proposals_by_case on proposals (case_id, proposed_at)");
    await queryRunner.query("create index open_proposals_by_case on proposals (case_id) where state = 'OPEN'");
    await queryRunner.query(`
      create table forward_notes (
        event_id text primary key,
        case_id text not null references cases(id),
        to_id text not null references persons(id),
        written_by text not null,
        note text not null,
        visibility text not null default 'ALL_STAFF' constraint known_note_visibility check (visibility in ('ALL_STAFF','INTERNAL_ONLY')),
        written_at timestamptz(3) not null
      )`);
    await queryRunner.query("create index forward_notes_by_case on forward_notes (case_id, written_at)");
    await queryRunner.query(`
      create table contact_delegations (
        id text primary key,
        revision integer not null default 1,
        case_id text not null references cases(id),
        delegate_id text not null references persons(id),
        granted_by text not null references persons(id),
        granted_at timestamptz(3) not null,
        until timestamptz(3) not null,
        ended_at timestamptz(3),
        constraint a_delegation_ends_after_it_began check (until > granted_at),
        constraint a_delegation_is_not_to_its_giver check (delegate_id <> granted_by)
      )`);
    await queryRunner.query("create unique index one_open_delegation_per_case on contact_delegations (case_id) where ended_at is null");
    await queryRunner.query(
      "grant select, insert on tasks, task_comments, proposals, forward_notes, contact_delegations to steward_server",
    );
    await queryRunner.query("grant update (revision, assignee_id, state, ended_at, what, way_back, result) on tasks to steward_server");
    await queryRunner.query("grant update (text) on task_comments to steward_server");
    await queryRunner.query("grant update (revision, state, answer, decided_by, decided_at, reason) on proposals to steward_server");
    await queryRunner.query("grant update (note) on forward_notes to steward_server");
    await queryRunner.query("grant update (revision, ended_at) on contact_delegations to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["contact_delegations", "forward_notes", "proposals", "task_comments", "tasks"])
      await queryRunner.query(`drop table ${table}`);
    await queryRunner.query("alter table case_relations drop column added_at, drop column added_by, drop column revision, drop column id");
    await queryRunner.query("drop function new_collaborator_id()");
  }
}
