import type { MigrationInterface, QueryRunner } from "typeorm";

const KINDS = ["OWNERSHIP", "ACTING_OWNERSHIP", "QUEUE_STEWARDSHIP", "COVER"];
const STATES = ["OPEN", "DONE", "DECLINED", "CANCELLED"];

/** What helpers hold is handed over too, and a task ends as given back where its assignee is gone. */
export class DutiesOfHelpers1763800000016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await known(queryRunner, "absence_handovers", "known_duty_kind", "kind", [
      ...KINDS,
      "TASK",
      "CONTACT_DELEGATION",
      "TRANSFER_OFFER",
      "PROPOSAL",
    ]);
    await known(queryRunner, "tasks", "known_task_state", "state", [...STATES, "GIVEN_BACK"]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("update tasks set state = 'CANCELLED' where state = 'GIVEN_BACK'");
    await queryRunner.query("delete from absence_handovers where kind in ('TASK','CONTACT_DELEGATION','TRANSFER_OFFER','PROPOSAL')");
    await known(queryRunner, "absence_handovers", "known_duty_kind", "kind", KINDS);
    await known(queryRunner, "tasks", "known_task_state", "state", STATES);
  }
}

async function known(queryRunner: QueryRunner, table: string, name: string, column: string, values: readonly string[]): Promise<void> {
  const list = values.map((value) => `'${value}'`).join(",");
  await queryRunner.query(`alter table ${table} drop constraint ${name}, add constraint ${name} check (${column} in (${list}))`);
}
