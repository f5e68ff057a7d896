import type { MigrationInterface, QueryRunner } from "typeorm";

const BLANKABLE = "constraint an_erased_text_is_gone check ((erased_at is null) = (text is not null))";
const ENTRY = `
        id text primary key,
        case_id text not null references cases(id),
        event_id text not null,
        text text,
        written_at timestamptz(3) not null,
        erased_at timestamptz(3)`;

/**
 * What was said on a case, what was tried, how the customer found it, and who is on it just now.
 *
 * Every text lies in a row of its own that can be blanked; the log holds only the row's id.
 */
export class Conversation1763800000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table customer_replies (${ENTRY},
        author text not null,
        on_behalf_of text references persons(id),
        next_update_by timestamptz(3),
        sent_despite_move boolean not null,
        ${BLANKABLE},
        constraint the_next_update_follows_the_reply check (next_update_by > written_at)
      )`);
    await queryRunner.query(`
      create table customer_messages (${ENTRY},
        contact_id text references contacts(id),
        channel text not null constraint known_channel check (channel in ('EMAIL','CHAT','PHONE','WEB','API','SOCIAL')),
        source_reference text,
        ${BLANKABLE},
        constraint one_message_per_source_reference_of_a_case unique (case_id, source_reference)
      )`);
    await queryRunner.query(`
      create table internal_notes (${ENTRY},
        author text not null,
        visibility text not null constraint known_visibility check (visibility in ('ALL_STAFF','INTERNAL_ONLY')),
        mentions text[] not null default '{}',
        ${BLANKABLE}
      )`);
    for (const table of ["customer_replies", "customer_messages", "internal_notes"]) {
      await queryRunner.query(`create index ${table}_by_case on ${table} (case_id, written_at, id)`);
      await queryRunner.query(`grant select, insert, update (text, erased_at) on ${table} to steward_server`);
    }
    await queryRunner.query("create index messages_by_contact on customer_messages (contact_id)");
    await queryRunner.query(`
      create table resolution_attempts (
        id text primary key,
        case_id text not null references cases(id),
        number integer not null constraint attempts_count_from_one check (number >= 1),
        what text,
        outcome text not null constraint known_outcome check (outcome in ('WORKED','FAILED')),
        author text not null,
        at timestamptz(3) not null,
        confirmed_at timestamptz(3),
        erased_at timestamptz(3),
        constraint one_attempt_per_number_of_a_case unique (case_id, number),
        constraint an_erased_attempt_is_gone check ((erased_at is null) = (what is not null)),
        constraint only_what_worked_is_confirmed check (confirmed_at is null or outcome = 'WORKED')
      )`);
    await queryRunner.query(
      "grant select, insert, update (what, outcome, confirmed_at, erased_at) on resolution_attempts to steward_server",
    );
    await queryRunner.query(`
      create table satisfactions (
        id text primary key,
        case_id text not null references cases(id),
        number integer not null constraint ratings_count_from_one check (number >= 1),
        score smallint not null constraint a_score_from_one_to_five check (score between 1 and 5),
        comment text,
        at timestamptz(3) not null,
        erased_at timestamptz(3),
        constraint one_rating_per_number_of_a_case unique (case_id, number),
        constraint an_erased_comment_is_gone check (erased_at is null or comment is null)
      )`);
    await queryRunner.query("grant select, insert, update (comment, erased_at) on satisfactions to steward_server");
    // Gone within seconds anyway, so it need not survive a crash; and without keys to cases and persons, so that no sign waits for a command's lock.
    await queryRunner.query(`
      create unlogged table presence (
        case_id text not null,
        person_id text not null,
        kind text not null constraint known_presence check (kind in ('VIEWING','NOTING','COMPOSING')),
        since timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        primary key (case_id, person_id)
      )`);
    await queryRunner.query("create index presence_by_end on presence (expires_at)");
    await queryRunner.query("grant select, insert, update, delete on presence to steward_server");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ["presence", "satisfactions", "resolution_attempts", "internal_notes", "customer_messages", "customer_replies"])
      await queryRunner.query(`drop table ${table}`);
  }
}
