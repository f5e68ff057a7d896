import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The event log: insert-only facts numbered in their stream, and their global places.
 *
 * The order of a sequence is not the order of commits. Writers draw `no` and never notify; `place_events()` gives gap-free, final positions
 * to what has committed, in the order of `no`, under one lock, and notifies once.
 */
export class EventLog1763800000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("create sequence event_numbers");
    await queryRunner.query(`
      create table events (
        no bigint primary key default nextval('event_numbers'),
        id text not null constraint one_event_per_id unique,
        stream text not null,
        stream_sequence integer not null constraint streams_begin_at_one check (stream_sequence >= 1),
        previous_sequence integer generated always as (nullif(stream_sequence - 1, 0)) stored,
        case_id text,
        type text not null,
        occurred_at timestamptz(3) not null,
        recorded_at timestamptz(3) not null,
        actor text not null,
        on_behalf_of text,
        causation_id text,
        before jsonb,
        after jsonb,
        constraint one_event_per_number_in_a_stream unique (stream, stream_sequence),
        constraint no_gap_in_a_stream foreign key (stream, previous_sequence) references events(stream, stream_sequence)
      )`);
    await queryRunner.query("create index events_by_case on events (case_id, stream_sequence) where case_id is not null");
    await queryRunner.query(`
      create table event_places (
        position bigint primary key constraint places_begin_at_one check (position >= 1),
        previous_position bigint generated always as (nullif(position - 1, 0)) stored,
        event_no bigint not null constraint one_place_per_event unique references events(no),
        constraint no_gap_in_the_log foreign key (previous_position) references event_places(position)
      )`);
    await queryRunner.query(`
      create table event_placing (
        only_row boolean primary key default true constraint one_row_of_placing check (only_row),
        low_water bigint not null default 0,
        mark bigint not null default 0,
        marked_at_xmax xid8 not null default '0'
      )`);
    await queryRunner.query("insert into event_placing default values");
    await queryRunner.query(`
      create table log_epochs (
        number integer primary key generated always as identity,
        epoch text not null constraint one_log_per_epoch unique default substr(replace(gen_random_uuid()::text, '-', ''), 1, 12),
        began_at timestamptz(3) not null default steward_now()
      )`);
    await queryRunner.query("insert into log_epochs default values");
    // Each statement of a volatile plpgsql function sees what committed before it, so the scan that follows the lock sees every earlier placing.
    // A number below one that was placed was drawn before it, by a transaction that had its id before it drew (insert-events.ts sees to that), so
    // that id is below the one which this placing gets for its own first row. Once all ids below that one had ended *before a scan began*, nothing
    // can commit unseen below the mark. The snapshot's own xmax will not do as the bound: it is only one past the newest id that has ended.
    await queryRunner.query(`
      create function place_events() returns bigint language plpgsql volatile as $$
      declare
        head bigint; placed bigint; state event_placing; oldest xid8; may_mark boolean;
      begin
        may_mark := pg_current_xact_id_if_assigned() is null;
        perform pg_advisory_xact_lock(7236411);
        select * into state from event_placing;
        select coalesce(max(position), 0) into head from event_places;
        oldest := pg_snapshot_xmin(pg_current_snapshot());
        insert into event_places (position, event_no)
          select head + row_number() over (order by e.no), e.no
          from events e
          where e.no > state.low_water and not exists (select from event_places p where p.event_no = e.no)
          order by e.no;
        get diagnostics placed = row_count;
        if placed > 0 then
          perform pg_notify('steward_events', (head + placed)::text);
          if may_mark and oldest > state.marked_at_xmax then
            update event_placing set low_water = greatest(state.low_water, state.mark), marked_at_xmax = pg_current_xact_id(),
              mark = greatest(state.mark, (select max(event_no) from event_places where position > head));
          end if;
        end if;
        return head + placed;
      end $$`);
    await queryRunner.query("grant select, insert on events, event_places, log_epochs to steward_server");
    await queryRunner.query("grant select, update on event_placing to steward_server");
    await queryRunner.query("grant usage on sequence event_numbers to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop function place_events()");
    for (const table of ["log_epochs", "event_placing", "event_places", "events"]) await queryRunner.query(`drop table ${table}`);
    await queryRunner.query("drop sequence event_numbers");
  }
}
