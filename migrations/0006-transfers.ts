import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a successor must know, and the transfers in the air: the sender owns until one is accepted. */
export class Transfers1763800000006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table handoff_briefs (
        id text primary key,
        case_id text not null references cases(id),
        source text not null constraint known_brief_source check (source in ('WRITTEN','GENERATED','IMPORTED')),
        situation text not null,
        steps_tried text[] not null,
        reason text not null,
        next_step text not null,
        promise_text text,
        promise_due_at timestamptz(3),
        author text not null,
        written_at timestamptz(3) not null
      )`);
    await queryRunner.query("create index briefs_by_case on handoff_briefs (case_id, written_at desc)");
    await queryRunner.query(
      "alter table ownership add constraint an_interval_names_its_brief foreign key (brief_id) references handoff_briefs(id)",
    );
    await queryRunner.query(`
      create table transfer_offers (
        id text primary key,
        revision integer not null default 1,
        case_id text not null references cases(id),
        from_id text not null references persons(id),
        to_id text not null references persons(id),
        offered_by text not null,
        reason_code text not null,
        reason_text text,
        right_category_key text,
        right_team_id text,
        brief_id text not null references handoff_briefs(id),
        offered_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        outcome text constraint known_offer_outcome check (outcome in ('ACCEPTED','DECLINED','EXPIRED','WITHDRAWN','OVERTAKEN')),
        ended_at timestamptz(3),
        ended_because text,
        constraint an_ended_offer_has_an_outcome check ((outcome is null) = (ended_at is null)),
        constraint an_offer_is_not_to_its_sender check (from_id <> to_id),
        constraint an_offer_ends_after_it_began check (expires_at > offered_at)
      )`);
    await queryRunner.query("create unique index one_open_offer_per_case on transfer_offers (case_id) where outcome is null");
    await queryRunner.query("create index open_offers_by_receiver on transfer_offers (to_id) where outcome is null");
    await queryRunner.query("grant select, insert on handoff_briefs to steward_server");
    await queryRunner.query("grant select, insert, update on transfer_offers to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("drop table transfer_offers");
    await queryRunner.query("alter table ownership drop constraint an_interval_names_its_brief");
    await queryRunner.query("drop table handoff_briefs");
  }
}
