import type { MigrationInterface, QueryRunner } from "typeorm";

const KINDS = ["OWNERSHIP", "ACTING_OWNERSHIP", "QUEUE_STEWARDSHIP", "COVER", "TASK", "CONTACT_DELEGATION", "TRANSFER_OFFER", "PROPOSAL"];
const HALVES = ["CONTACT_OWNERSHIP", "RESOLUTION_OWNERSHIP"];

/** The plan of a leave may name who takes half of a split case. */
export class DutiesOfHalves1763800000018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await known(queryRunner, [...KINDS, ...HALVES]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("delete from absence_handovers where kind in ('CONTACT_OWNERSHIP','RESOLUTION_OWNERSHIP')");
    await known(queryRunner, KINDS);
  }
}

async function known(queryRunner: QueryRunner, kinds: readonly string[]): Promise<void> {
  const list = kinds.map((kind) => `'${kind}'`).join(",");
  await queryRunner.query(
    `alter table absence_handovers drop constraint known_duty_kind, add constraint known_duty_kind check (kind in (${list}))`,
  );
}
